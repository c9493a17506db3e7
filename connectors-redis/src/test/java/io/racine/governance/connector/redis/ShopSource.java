package io.racine.governance.connector.redis;

import static io.racine.governance.connector.redis.RedisProcess.command;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.ConnectorFactory;
import io.racine.governance.spi.connector.SupportsFingerprints;
import io.racine.governance.spi.connector.SupportsPartitions;
import io.racine.governance.testkit.connector.BrokenSettings;
import io.racine.governance.testkit.connector.ExpectedRows;
import io.racine.governance.testkit.connector.FailureFixture;
import io.racine.governance.testkit.connector.ReadingFixture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The little shop that the contracts are run on: keys of every type in one database. */
interface ShopSource extends ReadingFixture, FailureFixture {
  int DATABASE = 3;
  int CUSTOMERS = 12;

  /** Makes the shop once. */
  final class Keeper {
    static final RedisProcess SERVER = fill(SharedRedis.server());

    private Keeper() {}

    private static RedisProcess fill(RedisProcess server) {
      server.select(DATABASE);
      server.runAll(commands());
      return server;
    }
  }

  static List<Object[]> commands() {
    List<Object[]> all = new ArrayList<>();
    for (int i = 1; i <= CUSTOMERS; i++) {
      all.add(command("HSET", "customer:" + i, "mail", mail(i), "name", "Customer No " + i));
      if (i <= 4) {
        all.add(command("HSET", "customer:" + i, "note", "a note of customer " + i));
      }
    }
    for (int i = 1; i <= 4; i++) {
      all.add(command("SET", "session:" + i + ":token", "token of session " + i));
      all.add(command("SET", "picture:" + i, new byte[] {(byte) 0xFF, 0, (byte) i}));
      all.add(command("SET", "order:" + i, order(i)));
      all.add(command("RPUSH", "cart:" + i, "first thing " + i, "second thing " + i));
      all.add(command("SADD", "group:" + i, "member of group " + i));
      all.add(command("ZADD", "rank:" + i, i + 0.5, "player number " + i));
      all.add(
          command("XADD", "event:" + i, "1-" + i, "kind", "click no " + i, "page", "page no " + i));
    }
    all.add(command("SET", "a key on its own", "the value of a key on its own"));
    return all;
  }

  private static String mail(int i) {
    return "customer" + i + "@example.com";
  }

  private static String order(int i) {
    return "{\"number\": " + i + ", \"to\": \"Street No " + i + "\"}";
  }

  @Override
  default ConnectorFactory factory() {
    return new RedisConnectorFactory();
  }

  @Override
  default Map<String, String> settings() {
    return Map.of(
        "nodes",
        Keeper.SERVER.node(),
        "user",
        SharedRedis.USER,
        "databases",
        Integer.toString(DATABASE),
        "partition-keys",
        "1");
  }

  @Override
  default Map<String, String> secrets() {
    return Map.of("password", SharedRedis.PASSWORD);
  }

  @Override
  default Set<Class<?>> capabilities() {
    return Set.of(SupportsPartitions.class, SupportsFingerprints.class);
  }

  @Override
  default int openResources() {
    return Keeper.SERVER.settledClients(DATABASE);
  }

  @Override
  default List<AssetDescriptor> expectedAssets() {
    return List.of(
        AssetDescriptor.builder(CatalogItemType.DATABASE, Database.path(DATABASE)).build(),
        table("cart:{id} (list)", text("key.cart"), text("element")),
        table(
            "customer:{id} (hash)", text("key.customer"), text("mail"), text("name"), text("note")),
        table("event:{id} (stream)", text("key.event"), text("id"), text("kind"), text("page")),
        table("group:{id} (set)", text("key.group"), text("element")),
        table(
            "order:{id} (string)",
            text("key.order"),
            ColumnDescriptor.of("value", LogicalType.JSON)),
        table(
            "picture:{id} (string)",
            text("key.picture"),
            ColumnDescriptor.of("value", LogicalType.BINARY)),
        table(
            "rank:{id} (sorted set)",
            text("key.rank"),
            text("member"),
            ColumnDescriptor.of("score", LogicalType.FLOAT)),
        table("session:{id}:token (string)", text("key.session"), text("value")),
        table("{key} (string)", text("key"), text("value")));
  }

  private static ColumnDescriptor text(String name) {
    return ColumnDescriptor.of(name, LogicalType.TEXT);
  }

  private static AssetPath path(String name) {
    return Database.path(DATABASE).child(name);
  }

  private static AssetDescriptor table(String name, ColumnDescriptor... columns) {
    return AssetDescriptor.builder(CatalogItemType.TABLE, path(name))
        .columns(Arrays.asList(columns))
        .build();
  }

  @Override
  default List<ExpectedRows> expectedRows() {
    ExpectedRows customers = ExpectedRows.of(path("customer:{id} (hash)"));
    for (int i = 1; i <= CUSTOMERS; i++) {
      customers.row("" + i, mail(i), "Customer No " + i, i <= 4 ? "a note of customer " + i : null);
    }
    ExpectedRows sessions = ExpectedRows.of(path("session:{id}:token (string)"));
    ExpectedRows pictures = ExpectedRows.of(path("picture:{id} (string)"));
    ExpectedRows orders = ExpectedRows.of(path("order:{id} (string)"));
    ExpectedRows carts = ExpectedRows.of(path("cart:{id} (list)"));
    ExpectedRows groups = ExpectedRows.of(path("group:{id} (set)"));
    ExpectedRows ranks = ExpectedRows.of(path("rank:{id} (sorted set)"));
    ExpectedRows events = ExpectedRows.of(path("event:{id} (stream)"));
    for (int i = 1; i <= 4; i++) {
      String id = "" + i;
      sessions.row(id, "token of session " + i);
      pictures.row(id, new byte[3]);
      orders.row(id, order(i));
      carts.row(id, "first thing " + i).row(id, "second thing " + i);
      groups.row(id, "member of group " + i);
      ranks.row(id, "player number " + i, i + ".5");
      events.row(id, "1-" + i, "click no " + i, "page no " + i);
    }
    ExpectedRows rest =
        ExpectedRows.of(path("{key} (string)"))
            .row("a key on its own", "the value of a key on its own");
    return List.of(customers, sessions, pictures, orders, carts, groups, ranks, events, rest);
  }

  @Override
  default Map<String, BrokenSettings> brokenSettings() {
    Map<String, String> password = Map.of("password", "marker-wrong-password");
    return Map.of(
        "wrong password",
        BrokenSettings.of(settings(), password, ConnectorException.LOGIN_REFUSED),
        "unknown user",
        BrokenSettings.of(
            Map.of("nodes", Keeper.SERVER.node(), "user", "nobody"),
            secrets(),
            ConnectorException.LOGIN_REFUSED),
        "unknown host",
        BrokenSettings.of(
            Map.of("nodes", "nowhere.invalid:6379"), secrets(), ConnectorException.UNREACHABLE),
        "wrong port",
        BrokenSettings.of(
            Map.of("nodes", "127.0.0.1:1"), secrets(), ConnectorException.UNREACHABLE));
  }
}
