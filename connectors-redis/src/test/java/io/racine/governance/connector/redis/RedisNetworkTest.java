package io.racine.governance.connector.redis;

import static io.racine.governance.connector.redis.RedisProcess.command;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.connector.ConnectorFactory;
import io.racine.governance.spi.connector.SupportsFingerprints;
import io.racine.governance.spi.connector.SupportsPartitions;
import io.racine.governance.testkit.connector.ExpectedRows;
import io.racine.governance.testkit.connector.FaultContract;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Hashes of 700 letters, of 90 characters each, on a server that the contract puts a proxy before.
 */
final class RedisNetworkTest extends FaultContract {
  private static final int LETTERS = 700;

  /** Makes the letters once. */
  private static final class Keeper {
    static final int DATABASE = fill();

    private static int fill() {
      int database = SharedRedis.newDatabase();
      List<Object[]> commands = new ArrayList<>();
      for (int i = 0; i < LETTERS; i++) {
        commands.add(command("HSET", "letter:" + i, "body", body(i)));
        if (i != 7) {
          commands.add(command("HSET", "letter:" + i, "to", "customer no " + i));
        }
      }
      SharedRedis.server().runAll(commands);
      return database;
    }
  }

  /** A text that nobody can guess or compress. */
  private static String body(int number) {
    Random random = new Random(number);
    StringBuilder body = new StringBuilder();
    while (body.length() < 90) {
      body.append(Character.forDigit(random.nextInt(36), 36));
    }
    return body.toString();
  }

  @Override
  public ConnectorFactory factory() {
    return new RedisConnectorFactory();
  }

  @Override
  public Set<Class<?>> capabilities() {
    return Set.of(SupportsPartitions.class, SupportsFingerprints.class);
  }

  @Override
  public InetSocketAddress server() {
    return new InetSocketAddress(RedisProcess.HOST, SharedRedis.server().port());
  }

  @Override
  public Map<String, String> settings() {
    return settingsAt(RedisProcess.HOST, SharedRedis.server().port());
  }

  @Override
  public Map<String, String> settingsAt(String host, int port) {
    return Map.of(
        "nodes",
        host + ":" + port,
        "user",
        SharedRedis.USER,
        "databases",
        Integer.toString(Keeper.DATABASE),
        "partition-keys",
        "1",
        "connect-timeout",
        connectTimeLimit().toString(),
        "command-timeout",
        connectTimeLimit().toString());
  }

  @Override
  public Map<String, String> secrets() {
    return Map.of("password", SharedRedis.PASSWORD);
  }

  @Override
  public Duration connectTimeLimit() {
    return Duration.ofSeconds(1);
  }

  @Override
  public int openResources() {
    return SharedRedis.server().settledClients(Keeper.DATABASE);
  }

  private static AssetPath letter() {
    return Database.path(Keeper.DATABASE).child("letter:{id} (hash)");
  }

  @Override
  public List<AssetDescriptor> expectedAssets() {
    return List.of(
        AssetDescriptor.builder(CatalogItemType.DATABASE, Database.path(Keeper.DATABASE)).build(),
        AssetDescriptor.builder(CatalogItemType.TABLE, letter())
            .columns(
                List.of(
                    ColumnDescriptor.of("key.letter", LogicalType.TEXT),
                    ColumnDescriptor.of("body", LogicalType.TEXT),
                    ColumnDescriptor.of("to", LogicalType.TEXT)))
            .build());
  }

  @Override
  public List<ExpectedRows> expectedRows() {
    ExpectedRows rows = ExpectedRows.of(letter());
    for (int i = 0; i < LETTERS; i++) {
      rows.row(Integer.toString(i), body(i), i == 7 ? null : "customer no " + i);
    }
    return List.of(rows);
  }
}
