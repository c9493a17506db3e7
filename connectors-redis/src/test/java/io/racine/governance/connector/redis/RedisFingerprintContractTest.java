package io.racine.governance.connector.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.testkit.connector.ChangeFixture;
import io.racine.governance.testkit.connector.FingerprintContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** On a server of its own: its mark is of all that is written to it. */
final class RedisFingerprintContractTest extends FingerprintContract
    implements ShopSource, ChangeFixture {
  private static RedisProcess server;

  @BeforeAll
  static void start() {
    server = RedisProcess.start();
    server.select(ShopSource.DATABASE);
    server.runAll(ShopSource.commands());
    // Right after a start there is no mark yet: the time of the last save has whole seconds.
    long saved = (Long) server.run("LASTSAVE");
    while (seconds() < saved + 2) {
      Thread.onSpinWait();
    }
  }

  private static long seconds() {
    List<?> time = (List<?>) server.run("TIME");
    return Long.parseLong(new String((byte[]) time.get(0), US_ASCII));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("nodes", server.node());
  }

  @Override
  public Map<String, String> secrets() {
    return Map.of();
  }

  @Override
  public int openResources() {
    return server.settledClients(ShopSource.DATABASE);
  }

  @Override
  public AssetPath changedTable() {
    return Database.path(ShopSource.DATABASE).child("customer:{id} (hash)");
  }

  /** What was written is what was there. */
  @Override
  public void change() {
    server.run("HSET", "customer:1", "name", "Customer No 1");
  }
}
