package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.connector.ConnectorFactory;
import io.racine.governance.spi.connector.SupportsFingerprints;
import io.racine.governance.spi.connector.SupportsPartitions;
import io.racine.governance.testkit.connector.ChangeFixture;
import io.racine.governance.testkit.connector.ExpectedRows;
import io.racine.governance.testkit.connector.FailureFixture;
import io.racine.governance.testkit.connector.ReadingFixture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The little shop that each database holds for the contracts: a table {@code customer} of twelve
 * rows, a table {@code note} with nulls and bytes, and a view.
 */
interface ContractSource extends ReadingFixture, FailureFixture, ChangeFixture {
  int CUSTOMERS = 12;

  /** Returns the path of the schema, or of the database where there are none. */
  AssetPath home();

  /** Returns a name as the database writes names that were not quoted. */
  default String named(String name) {
    return name;
  }

  /** Returns the indexes, as {@code table.index}. */
  List<String> indexes();

  @Override
  default ConnectorFactory factory() {
    return new JdbcConnectorFactory();
  }

  @Override
  default Set<Class<?>> capabilities() {
    return Set.of(SupportsPartitions.class, SupportsFingerprints.class);
  }

  /** Returns the statements that make the shop; the types are those that all databases know. */
  static List<String> statements(String bytes, String boundary) {
    List<String> statements = new ArrayList<>();
    statements.add(
        "create table customer (id integer not null primary key, mail varchar(60) not null,"
            + " born date, credit decimal(10, 2))");
    statements.add(
        "create table note (id integer not null primary key, body varchar(200), scan "
            + bytes
            + ")");
    statements.add("create view reachable as select id, mail from customer");
    for (int i = 1; i <= CUSTOMERS; i++) {
      statements.add(
          "insert into customer values (%d, 'customer%d@example.com', '1970-01-%02d', %d.50)"
              .formatted(i, i, i, i));
    }
    statements.add("insert into note values (1, 'a note of the first', " + boundary + ")");
    statements.add("insert into note values (2, null, null)");
    return statements;
  }

  @Override
  default List<AssetDescriptor> expectedAssets() {
    List<AssetDescriptor> assets = new ArrayList<>();
    for (int i = 1; i <= home().names().size(); i++) {
      assets.add(
          AssetDescriptor.builder(
                  i == 1 ? CatalogItemType.DATABASE : CatalogItemType.SCHEMA,
                  new AssetPath(home().names().subList(0, i)))
              .build());
    }
    assets.add(
        asset(
            CatalogItemType.TABLE,
            "customer",
            ColumnDescriptor.of(named("id"), LogicalType.INTEGER),
            ColumnDescriptor.of(named("mail"), LogicalType.TEXT),
            ColumnDescriptor.of(named("born"), LogicalType.DATE),
            ColumnDescriptor.of(named("credit"), LogicalType.DECIMAL)));
    assets.add(
        asset(
            CatalogItemType.TABLE,
            "note",
            ColumnDescriptor.of(named("id"), LogicalType.INTEGER),
            ColumnDescriptor.of(named("body"), LogicalType.TEXT),
            ColumnDescriptor.of(named("scan"), LogicalType.BINARY)));
    assets.add(
        asset(
            CatalogItemType.VIEW,
            "reachable",
            ColumnDescriptor.of(named("id"), LogicalType.INTEGER),
            ColumnDescriptor.of(named("mail"), LogicalType.TEXT)));
    for (String index : indexes()) {
      int dot = index.indexOf('.');
      assets.add(
          AssetDescriptor.builder(
                  CatalogItemType.INDEX,
                  home().child(named(index.substring(0, dot))).child(index.substring(dot + 1)))
              .build());
    }
    return assets;
  }

  private AssetDescriptor asset(CatalogItemType type, String name, ColumnDescriptor... columns) {
    return AssetDescriptor.builder(type, home().child(named(name)))
        .columns(Arrays.asList(columns))
        .build();
  }

  @Override
  default List<ExpectedRows> expectedRows() {
    ExpectedRows customers = ExpectedRows.of(home().child(named("customer")));
    for (int i = 1; i <= CUSTOMERS; i++) {
      customers.row(i, "customer" + i + "@example.com", "1970-01-%02d".formatted(i), credit(i));
    }
    return List.of(
        customers,
        ExpectedRows.of(home().child(named("note")))
            .row(1, "a note of the first", new byte[3])
            .row(2, null, null));
  }

  /** Returns what a credit of i and a half reads as. */
  default String credit(int i) {
    return i + ".50";
  }

  @Override
  default AssetPath changedTable() {
    return home().child(named("customer"));
  }
}
