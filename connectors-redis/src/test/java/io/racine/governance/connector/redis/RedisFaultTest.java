package io.racine.governance.connector.redis;

import static io.racine.governance.connector.redis.RedisProcess.command;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.PartitionRequest;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.ReadSummary;
import io.racine.governance.spi.connector.ValueReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Servers that hang or talk nonsense, and readers that are slow on purpose. */
final class RedisFaultTest {
  private static final Duration SOON = Duration.ofSeconds(2);

  private static AssetDescriptor fill(RedisProcess server, RedisConnector connector, int keys) {
    List<Object[]> commands = new ArrayList<>();
    IntStream.range(0, keys).forEach(i -> commands.add(command("SET", "item:" + i, "v" + i)));
    server.runAll(commands);
    return TestSource.find(connector, "item:{id} (string)");
  }

  private static ReadRequest.Builder full(AssetDescriptor asset) {
    return ReadRequest.builder(ReadMode.FULL, asset.columns());
  }

  private static void expect(Throwable thrown, ErrorCode code) {
    assertThat(thrown)
        .isInstanceOfSatisfying(
            ConnectorException.class, e -> assertThat(e.code()).isEqualTo(code));
    assertThat(thrown.getCause()).isNull();
  }

  @Test
  void cancelEndsAReadThatWaitsForItsTurn() throws Exception {
    try (RedisProcess server = RedisProcess.start();
        RedisConnector connector = TestSource.of(Map.of("nodes", server.node())).connect();
        RedisConnector slow =
            TestSource.of(Map.of("nodes", server.node(), "commands-per-second", "1")).connect()) {
      AssetDescriptor item = fill(server, connector, 5_000);

      expectCancelEnds(slow.open(AssetPartition.whole(item), full(item).build()));
    }
  }

  /** Takes connections and never answers. */
  private static final class SilentServer implements AutoCloseable {
    private final ServerSocket listening;
    private final List<Socket> taken = new ArrayList<>();
    private final CountDownLatch connected = new CountDownLatch(1);
    private final CompletableFuture<Void> running;

    SilentServer(Consumer<Socket> greeting) throws IOException {
      listening = new ServerSocket(0, 50, InetAddress.getByName(RedisProcess.HOST));
      running =
          CompletableFuture.runAsync(
              () -> {
                try {
                  while (true) {
                    Socket socket = listening.accept();
                    taken.add(socket);
                    greeting.accept(socket);
                    connected.countDown();
                  }
                } catch (IOException e) {
                  assertThat(listening.isClosed()).isTrue();
                }
              });
    }

    String node() {
      return RedisProcess.HOST + ":" + listening.getLocalPort();
    }

    @Override
    public void close() throws IOException {
      listening.close();
      running.join();
      for (Socket socket : taken) {
        socket.close();
      }
    }
  }

  private static void expectCancelEnds(ValueReader reader) throws Exception {
    CompletableFuture<Throwable> reading =
        CompletableFuture.supplyAsync(() -> catchThrowable(() -> TestSource.rest(reader)));
    assertThat(catchThrowable(() -> reading.get(300, TimeUnit.MILLISECONDS)))
        .as("still reading")
        .isInstanceOf(TimeoutException.class);

    reader.cancel();

    expect(reading.get(SOON.toMillis(), TimeUnit.MILLISECONDS), ConnectorException.CANCELED);
    assertThat(reader.summary().end()).isEqualTo(ReadSummary.End.CANCELED);
    reader.close();
  }

  @Test
  void aServerThatDoesNotAnswerTimesOut() throws Exception {
    try (SilentServer silent = new SilentServer(socket -> {});
        RedisConnector connector =
            TestSource.of(Map.of("nodes", silent.node(), "command-timeout", "PT0.3S")).connect()) {
      Throwable thrown =
          assertTimeoutPreemptively(
              Duration.ofSeconds(10), () -> catchThrowable(connector::verify));

      expect(thrown, ConnectorException.TIMED_OUT);
    }
  }

  @Test
  void aServerThatIsNoRedisIsSaidToBeNone() throws Exception {
    Consumer<Socket> greeting =
        socket -> {
          try {
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
            socket.getOutputStream().flush();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    try (SilentServer odd = new SilentServer(greeting);
        RedisConnector connector =
            TestSource.of(Map.of("nodes", odd.node(), "command-timeout", "PT0.3S")).connect()) {
      Throwable thrown = catchThrowable(connector::verify);

      assertThat(thrown).isInstanceOf(ConnectorException.class).hasMessageContaining("'cache'");
      assertThat(thrown.getMessage()).doesNotContain("Bad Request");
    }
  }

  @Test
  void timeIsUpWhenItIsUp() {
    try (RedisProcess server = RedisProcess.start();
        RedisConnector connector =
            TestSource.of(Map.of("nodes", server.node(), "partition-keys", "1")).connect();
        RedisConnector slow =
            TestSource.of(
                    Map.of("nodes", server.node(), "commands-per-second", "50", "scan-count", "10"))
                .connect()) {
      AssetDescriptor item = fill(server, connector, 5_000);
      // A part has the patterns with it, so that the time is for rows.
      AssetPartition part = connector.partitions(item, PartitionRequest.of(2)).get(0);

      TestSource.Rows rows =
          TestSource.read(slow, part, full(item).timeLimit(Duration.ofMillis(500)).build());

      assertThat(rows.summary().end()).isEqualTo(ReadSummary.End.TIME_LIMIT);
      assertThat(rows.texts().size()).isBetween(1, 4_999);
    }
  }

  @Test
  void commandsAreNoMoreThanTheSettingSays() {
    try (RedisProcess server = RedisProcess.start();
        RedisConnector connector = TestSource.of(Map.of("nodes", server.node())).connect();
        RedisConnector slow =
            TestSource.of(Map.of("nodes", server.node(), "commands-per-second", "1000"))
                .connect()) {
      AssetDescriptor item = fill(server, connector, 1_500);
      long before = System.nanoTime();

      TestSource.Rows rows = TestSource.read(slow, item);

      // 1,500 commands and some more, 100 of them at once.
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
      assertThat(rows.texts()).hasSize(1_500);
      assertThat(millis).isGreaterThan(1_000);
    }
  }
}
