package io.racine.governance.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.testkit.AtOnce;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class FaultProxyTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  private PatternServer server;
  private FaultProxy proxy;

  @BeforeEach
  void start() throws IOException {
    server = new PatternServer();
    proxy = FaultProxy.before("127.0.0.1", server.port());
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    server.close();
  }

  private Socket connect() throws IOException {
    return new Socket(proxy.host(), proxy.port());
  }

  private static Socket ask(Socket socket, int bytes) throws IOException {
    new DataOutputStream(socket.getOutputStream()).writeInt(bytes);
    return socket;
  }

  private static byte[] read(Socket socket, int bytes) throws IOException {
    return socket.getInputStream().readNBytes(bytes);
  }

  @Test
  void passesEveryByteOn() throws IOException {
    try (Socket socket = connect()) {
      assertThat(read(ask(socket, 3_000_000), 3_000_000))
          .isEqualTo(PatternServer.pattern(0, 3_000_000));
      assertThat(read(ask(socket, 10), 10)).isEqualTo(PatternServer.pattern(0, 10));
    }
  }

  @Test
  void passesTheEndOfAStreamOn() throws IOException {
    try (Socket socket = connect()) {
      ask(socket, 7);
      socket.shutdownOutput();

      assertThat(socket.getInputStream().readAllBytes()).isEqualTo(PatternServer.pattern(0, 7));
    }
    proxy.awaitOpenConnections(0, SOON);
  }

  @Test
  void servesManyConnectionsAtOnce() {
    List<byte[]> answers =
        AtOnce.run(
            8,
            SOON,
            () -> {
              try (Socket socket = connect()) {
                return read(ask(socket, 100_000), 100_000);
              }
            });

    assertThat(answers)
        .allSatisfy(answer -> assertThat(answer).isEqualTo(PatternServer.pattern(0, 100_000)));
    assertThat(proxy.connections()).isEqualTo(8);
  }

  @Test
  void refusesNewConnectionsWhileOpenOnesGoOn() throws IOException {
    try (Socket open = connect()) {
      read(ask(open, 1), 1);

      proxy.set(Fault.refuse());

      assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
      assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
      assertThat(read(ask(open, 5), 5)).isEqualTo(PatternServer.pattern(0, 5));
    }
  }

  @Test
  void takesConnectionsOnTheSamePortOnceHealed() throws IOException {
    int port = proxy.port();

    for (int i = 0; i < 3; i++) {
      proxy.set(Fault.refuse());
      assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
      proxy.heal();
      try (Socket socket = connect()) {
        assertThat(read(ask(socket, 9), 9)).isEqualTo(PatternServer.pattern(0, 9));
      }
    }
    assertThat(proxy.port()).isEqualTo(port);
  }

  @Test
  void resetsAfterSoManyBytes() throws IOException {
    proxy.set(Fault.cut(Cut.RESET).after(1_000));

    try (Socket socket = connect()) {
      ask(socket, 50_000);
      proxy.awaitStruck(SOON);

      assertThat(read(socket, 1_000)).isEqualTo(PatternServer.pattern(0, 1_000));
      assertThatThrownBy(() -> read(socket, 1)).isInstanceOf(SocketException.class);
    }
    assertThat(proxy.bytesFromServer()).isEqualTo(1_000);
    assertThat(proxy.openConnections()).isZero();
  }

  @Test
  void closesInOrderAfterSoManyBytes() throws IOException {
    proxy.set(Fault.cut(Cut.CLOSE).after(1_000));

    try (Socket socket = connect()) {
      ask(socket, 50_000);

      assertThat(socket.getInputStream().readAllBytes()).isEqualTo(PatternServer.pattern(0, 1_000));
    }
  }

  @Test
  void countsForEachConnectionFromWhenTheFaultWasSet() throws IOException {
    try (Socket first = connect();
        Socket second = connect()) {
      read(ask(first, 5_000), 5_000);
      proxy.set(Fault.cut(Cut.CLOSE).after(100));

      ask(first, 80);
      ask(second, 300);

      assertThat(read(first, 80)).isEqualTo(PatternServer.pattern(0, 80));
      assertThat(second.getInputStream().readAllBytes()).isEqualTo(PatternServer.pattern(0, 100));
      assertThat(read(ask(first, 300), 300)).isEqualTo(PatternServer.pattern(0, 20));
    }
  }

  @Test
  void stallsAndGoesOnFromThereOnceHealed() throws IOException {
    proxy.set(Fault.stall().after(10));

    try (Socket socket = connect()) {
      ask(socket, 2_000_000);
      proxy.awaitStruck(SOON);
      byte[] before = read(socket, 10);
      socket.setSoTimeout(100);
      assertThatThrownBy(() -> read(socket, 1)).isInstanceOf(SocketTimeoutException.class);

      proxy.heal();

      socket.setSoTimeout(0);
      assertThat(before).isEqualTo(PatternServer.pattern(0, 10));
      assertThat(read(socket, 1_999_990)).isEqualTo(PatternServer.pattern(10, 2_000_000));
    }
  }

  @Test
  void tellsTheServerWhenAStalledClientIsGone() throws IOException {
    proxy.set(Fault.stall());

    try (Socket socket = connect()) {
      ask(socket, 10);
      proxy.awaitStruck(SOON);
    }

    proxy.awaitOpenConnections(0, SOON);
  }

  @Test
  void deliversLate() throws IOException {
    proxy.set(Fault.delay(Duration.ofMillis(200)).after(1));

    try (Socket socket = connect()) {
      long before = System.nanoTime();
      assertThat(read(ask(socket, 70_000), 70_000)).isEqualTo(PatternServer.pattern(0, 70_000));
      assertThat(Duration.ofNanos(System.nanoTime() - before))
          .isGreaterThan(Duration.ofMillis(199));
    }
    assertThat(proxy.hasStruck()).isTrue();
  }

  @Test
  void deliversSlowly() throws IOException {
    proxy.set(Fault.throttle(10_000).after(50_000));

    try (Socket socket = connect()) {
      long before = System.nanoTime();
      assertThat(read(ask(socket, 53_000), 53_000)).isEqualTo(PatternServer.pattern(0, 53_000));
      // The first part of a second comes at once, the others each when they are due.
      assertThat(Duration.ofNanos(System.nanoTime() - before))
          .isGreaterThan(Duration.ofMillis(200));
    }
  }

  @Test
  void turnsEveryBitOverFromThere() throws IOException {
    proxy.set(Fault.corrupt().after(3));

    try (Socket socket = connect()) {
      assertThat(read(ask(socket, 6), 6)).containsExactly(0, 1, 2, (byte) ~3, (byte) ~4, (byte) ~5);
    }
  }

  @Test
  void swallowsWhatComesAndResetsItOnceHealed() throws IOException {
    try (Socket open = connect()) {
      read(ask(open, 1), 1);
      proxy.set(Fault.blackHole());

      try (Socket taken = connect()) {
        ask(taken, 10);
        ask(open, 10);
        proxy.awaitStruck(SOON);
        taken.setSoTimeout(100);
        open.setSoTimeout(100);
        assertThatThrownBy(() -> read(taken, 1)).isInstanceOf(SocketTimeoutException.class);
        assertThatThrownBy(() -> read(open, 1)).isInstanceOf(SocketTimeoutException.class);

        proxy.heal();

        assertThatThrownBy(() -> read(taken, 1)).isInstanceOf(SocketException.class);
        assertThatThrownBy(() -> read(open, 1)).isInstanceOf(SocketException.class);
      }
    }
    assertThat(proxy.bytesFromServer()).isEqualTo(1);
  }

  @Test
  void cutsWhatIsOpenNow() throws IOException {
    try (Socket socket = connect()) {
      read(ask(socket, 1), 1);

      proxy.cut(Cut.RESET);

      assertThatThrownBy(() -> read(socket, 1)).isInstanceOf(SocketException.class);
    }
    try (Socket socket = connect()) {
      assertThat(read(ask(socket, 1), 1)).hasSize(1);
    }
  }

  @Test
  void resetsTheClientWhenNobodyIsBehind() throws IOException {
    // Bound and not listening: refused for sure. The port of a server that was closed may still
    // take a connection, or be another's by now.
    try (Socket nobody = new Socket()) {
      nobody.bind(new InetSocketAddress("127.0.0.1", 0));
      try (FaultProxy alone = FaultProxy.before("127.0.0.1", nobody.getLocalPort());
          Socket socket = new Socket(alone.host(), alone.port())) {
        assertThatThrownBy(() -> read(ask(socket, 1), 1)).isInstanceOf(SocketException.class);
      }
    }
  }

  @Test
  void countsConnectionsAndBytes() throws IOException {
    try (Socket first = connect();
        Socket second = connect()) {
      read(ask(first, 100), 100);
      read(ask(second, 30), 30);
      read(ask(second, 30), 30);

      assertThat(proxy.openConnections()).isEqualTo(2);
    }

    proxy.awaitOpenConnections(0, SOON);
    assertThat(proxy.connections()).isEqualTo(2);
    assertThat(proxy.bytesFromServer()).isEqualTo(160);
    assertThat(proxy.bytesFromClients()).isEqualTo(12);
    assertThat(proxy.mostBytesFromServer()).isEqualTo(100);
    assertThat(proxy.heal().mostBytesFromServer()).isZero();
  }

  @Test
  void leavesNothingBehind() throws IOException {
    Socket socket = connect();
    read(ask(socket, 1), 1);
    String thread = "fault-proxy-" + proxy.port();
    assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName).contains(thread);

    proxy.close();
    proxy.close();

    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain(thread);
    assertThat(proxy.openConnections()).isZero();
    assertThatThrownBy(() -> read(socket, 1)).isInstanceOf(SocketException.class);
    assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
    assertThatThrownBy(() -> proxy.heal())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The proxy on port " + proxy.port() + " is closed");
    socket.close();
  }

  @Test
  void saysWhatItWaitedForInVain() {
    assertThatThrownBy(() -> proxy.awaitStruck(Duration.ofMillis(1)))
        .isInstanceOf(AssertionError.class)
        .hasMessage("The fault has struck no connection after 1 ms");
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatThrownBy(() -> Fault.refuse().after(1))
        .hasMessage("'refused' has no bytes to come after");
    assertThatThrownBy(() -> Fault.stall().after(-1))
        .hasMessage("bytes must not be negative but was -1");
    assertThatThrownBy(() -> Fault.throttle(0))
        .hasMessage("bytesPerSecond must be 1 or more but was 0");
    assertThatThrownBy(() -> Fault.delay(Duration.ZERO))
        .hasMessage("latency must be positive but was PT0S");
    assertThatThrownBy(
            () -> FaultProxy.before(InetSocketAddress.createUnresolved("nowhere.invalid", 1)))
        .hasMessage("There is no host 'nowhere.invalid'");
    assertThat(Fault.cut(Cut.RESET).after(3)).hasToString("reset after 3 bytes");
  }
}
