package io.racine.governance.connector.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.spi.connector.ConnectorException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisSentinel;

final class RedisSentinelTest {
  private static RedisProcess master;
  private static RedisSentinel sentinel;
  private static int port;

  @BeforeAll
  static void start() throws IOException {
    master = RedisProcess.start();
    port = RedisProcess.freePort();
    sentinel =
        RedisSentinel.newRedisSentinel()
            .bind(RedisProcess.HOST)
            .port(port)
            .masterName("shop")
            .masterPort(master.port())
            .quorumSize(1)
            .onShutdownForceStop(true)
            .build();
    sentinel.start();
    for (int i = 0; i < 5; i++) {
      master.run("SET", "item:" + i, "v" + i);
    }
  }

  @AfterAll
  static void stop() throws IOException {
    sentinel.stop();
    master.close();
  }

  private static RedisConnector connect(String masterName) {
    return TestSource.of(
            Map.of(
                // The first does not answer.
                "sentinels", "127.0.0.1:1, 127.0.0.1:" + port, "master-name", masterName))
        .connect();
  }

  @Test
  void theMasterIsFoundThroughTheSentinels() {
    try (RedisConnector connector = connect("shop")) {
      assertThat(TestSource.tables(connector))
          .containsExactly("item:{id} (string) [key.item TEXT, value TEXT]");
      assertThat(
              TestSource.read(connector, TestSource.find(connector, "item:{id} (string)")).texts())
          .hasSize(5)
          .contains(List.of("3", "v3"));
    }
  }

  @Test
  void aMasterThatTheSentinelsDoNotKnowCannotBeReached() {
    try (RedisConnector connector = connect("nobody")) {
      assertThatThrownBy(connector::verify)
          .isInstanceOfSatisfying(
              ConnectorException.class,
              e -> assertThat(e.code()).isEqualTo(ConnectorException.UNREACHABLE))
          .hasMessageContaining("(no such master-name)");
    }
  }
}
