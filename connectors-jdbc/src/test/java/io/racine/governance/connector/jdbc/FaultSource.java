package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.connector.ConnectorFactory;
import io.racine.governance.spi.connector.SupportsFingerprints;
import io.racine.governance.spi.connector.SupportsPartitions;
import io.racine.governance.testkit.connector.ExpectedRows;
import io.racine.governance.testkit.connector.FaultFixture;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A database with one table of 2,000 letters of 90 characters each, in a server that the contract
 * puts a proxy before.
 */
interface FaultSource extends FaultFixture {
  int LETTERS = 2_000;
  int LETTERS_IN_ONE_STATEMENT = 500;

  /** Returns the path of the schema, or of the database where there are none. */
  AssetPath home();

  /** Returns the port of the real server. */
  int port();

  /** Returns the name of the table's only index. */
  String index();

  /** Returns the URL of the database on a server at this address. */
  String url(String host, int port);

  String user();

  /** Returns the statements that make the database; texts that nobody can guess or compress. */
  static List<String> statements() {
    List<String> statements = new ArrayList<>();
    statements.add("create table letter (id integer not null primary key, body varchar(200))");
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < LETTERS; i++) {
      rows.add("(" + i + ", " + (i == 7 ? "null" : "'" + body(i) + "'") + ")");
      if (rows.size() == LETTERS_IN_ONE_STATEMENT) {
        statements.add("insert into letter values " + String.join(", ", rows));
        rows.clear();
      }
    }
    return statements;
  }

  private static String body(int number) {
    Random random = new Random(number);
    StringBuilder body = new StringBuilder();
    while (body.length() < 90) {
      body.append(Character.forDigit(random.nextInt(36), 36));
    }
    return body.toString();
  }

  @Override
  default ConnectorFactory factory() {
    return new JdbcConnectorFactory();
  }

  @Override
  default Set<Class<?>> capabilities() {
    return Set.of(SupportsPartitions.class, SupportsFingerprints.class);
  }

  @Override
  default Map<String, String> settings() {
    return settingsAt("127.0.0.1", port());
  }

  @Override
  default InetSocketAddress server() {
    return new InetSocketAddress("127.0.0.1", port());
  }

  @Override
  default Map<String, String> settingsAt(String host, int port) {
    return Map.of(
        "url", url(host, port), "user", user(), "connect-timeout", connectTimeLimit().toString());
  }

  @Override
  default Duration connectTimeLimit() {
    return Duration.ofSeconds(2);
  }

  @Override
  default List<AssetDescriptor> expectedAssets() {
    List<AssetDescriptor> assets = new ArrayList<>();
    for (int i = 1; i <= home().names().size(); i++) {
      CatalogItemType type = i == 1 ? CatalogItemType.DATABASE : CatalogItemType.SCHEMA;
      assets.add(
          AssetDescriptor.builder(type, new AssetPath(home().names().subList(0, i))).build());
    }
    AssetPath letter = home().child("letter");
    assets.add(
        AssetDescriptor.builder(CatalogItemType.TABLE, letter)
            .columns(
                List.of(
                    ColumnDescriptor.of("id", LogicalType.INTEGER),
                    ColumnDescriptor.of("body", LogicalType.TEXT)))
            .build());
    assets.add(AssetDescriptor.builder(CatalogItemType.INDEX, letter.child(index())).build());
    return assets;
  }

  @Override
  default List<ExpectedRows> expectedRows() {
    ExpectedRows rows = ExpectedRows.of(home().child("letter"));
    for (int i = 0; i < LETTERS; i++) {
      rows.row(i, i == 7 ? null : body(i));
    }
    return List.of(rows);
  }
}
