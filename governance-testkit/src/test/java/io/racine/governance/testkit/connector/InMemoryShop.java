package io.racine.governance.testkit.connector;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.ConnectorFactory;
import io.racine.governance.spi.connector.SupportsFingerprints;
import io.racine.governance.spi.connector.SupportsPartitions;
import io.racine.governance.spi.connector.SupportsReading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The fixture of the connector in memory; what it expects is written out, not taken from it. */
interface InMemoryShop extends FailureFixture, PartitioningFixture, ChangeFixture {
  AssetPath ORDERS = AssetPath.of("shop", "orders");
  AssetPath MISC = AssetPath.of("shop", "odd \"name\".*");

  InMemoryConnectorFactory memory();

  static InMemoryConnectorFactory open() {
    return new InMemoryConnectorFactory().with("shop", content("first@example.com"));
  }

  private static InMemorySource content(String firstEmail) {
    return content(firstEmail, 12);
  }

  private static InMemorySource content(String firstEmail, int orders) {
    return InMemorySource.builder()
        .password("open sesame")
        .schema("empty")
        .schema("shop")
        .table(
            "orders",
            t -> {
              t.column("id", LogicalType.INTEGER).column("email", LogicalType.TEXT);
              t.index("by_id", "id").row(0, firstEmail);
              IntStream.range(1, orders).forEach(i -> t.row(i, "customer" + i + "@example.com"));
            })
        .table(
            "odd \"name\".*",
            t ->
                t.column("photo", LogicalType.BINARY)
                    .column("note", LogicalType.TEXT)
                    .column(
                        ColumnDescriptor.builder(FieldPath.parse("tags[]"), LogicalType.TEXT)
                            .build())
                    .row(new byte[7], null, List.of("red", "green"))
                    .row(null, "", List.of())
                    .row(new byte[0], "abcd\uD83D\uDE00fg", List.of("blue")))
        .view("recent", "select * from orders", t -> t.column("id", LogicalType.INTEGER))
        .function("total(integer)", "select 1")
        .procedure("tidy()", "delete")
        .build();
  }

  @Override
  default ConnectorFactory factory() {
    return memory();
  }

  @Override
  default Map<String, String> settings() {
    return Map.of("content", "shop");
  }

  @Override
  default Map<String, String> secrets() {
    return Map.of("password", "open sesame");
  }

  @Override
  default Map<String, BrokenSettings> brokenSettings() {
    return Map.of(
        "wrong content",
        BrokenSettings.of(Map.of("content", "other"), secrets(), ConnectorException.UNREACHABLE),
        "wrong password",
        BrokenSettings.of(
            settings(), Map.of("password", "guessed it"), ConnectorException.LOGIN_REFUSED));
  }

  @Override
  default List<AssetDescriptor> expectedAssets() {
    return List.of(
        asset(CatalogItemType.SCHEMA, AssetPath.of("empty")),
        asset(CatalogItemType.SCHEMA, AssetPath.of("shop")),
        asset(
            CatalogItemType.TABLE,
            ORDERS,
            ColumnDescriptor.of("id", LogicalType.INTEGER),
            ColumnDescriptor.of("email", LogicalType.TEXT)),
        asset(CatalogItemType.INDEX, ORDERS.child("by_id")),
        asset(
            CatalogItemType.TABLE,
            MISC,
            ColumnDescriptor.of("photo", LogicalType.BINARY),
            ColumnDescriptor.of("note", LogicalType.TEXT),
            ColumnDescriptor.builder(FieldPath.parse("tags[]"), LogicalType.TEXT).build()),
        asset(
            CatalogItemType.VIEW,
            AssetPath.of("shop", "recent"),
            ColumnDescriptor.of("id", LogicalType.INTEGER)),
        asset(CatalogItemType.FUNCTION, AssetPath.of("shop", "total(integer)")),
        asset(CatalogItemType.PROCEDURE, AssetPath.of("shop", "tidy()")));
  }

  private static AssetDescriptor asset(
      CatalogItemType type, AssetPath path, ColumnDescriptor... columns) {
    return AssetDescriptor.builder(type, path).columns(List.of(columns)).build();
  }

  @Override
  default List<ExpectedRows> expectedRows() {
    ExpectedRows orders = ExpectedRows.of(ORDERS).row(0, "first@example.com");
    IntStream.range(1, 12).forEach(i -> orders.row(i, "customer" + i + "@example.com"));
    return List.of(
        orders,
        ExpectedRows.of(MISC)
            .row(new byte[7], null, List.of("red", "green"))
            .row(null, "", List.of())
            .row(new byte[0], "abcd\uD83D\uDE00fg", List.of("blue")));
  }

  @Override
  default Set<Class<?>> capabilities() {
    return Set.of(SupportsReading.class, SupportsPartitions.class, SupportsFingerprints.class);
  }

  @Override
  default int openResources() {
    return memory().activity("shop").openResources();
  }

  @Override
  default AssetPath changedTable() {
    return ORDERS;
  }

  @Override
  default void change() {
    memory().with("shop", content("other@example.com"));
  }

  @Override
  default Map<String, Runnable> furtherChanges() {
    Map<String, Runnable> changes = new LinkedHashMap<>();
    changes.put("a row more", () -> memory().with("shop", content("other@example.com", 13)));
    changes.put("a row less", () -> memory().with("shop", content("other@example.com", 11)));
    return changes;
  }

  @Override
  default Optional<AssetPath> growingTable() {
    return Optional.of(ORDERS);
  }

  @Override
  default void grow() {
    memory().with("shop", content("first@example.com", 15));
  }
}
