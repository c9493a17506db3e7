package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.connector.PartitionRequest;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every SQL text that Snowflake is sent, against the record of it. */
final class SnowflakeGoldenTest {
  private final SnowflakeStub stub =
      new SnowflakeStub(
          Stream.concat(
                  SnowflakeShop.STATEMENTS.stream(),
                  Stream.of("CREATE TABLE LARGE_EVENT (ID INTEGER)"))
              .toList());
  private final List<String> all = new ArrayList<>();
  private final GoldenFile golden = new GoldenFile("snowflake.sql");

  @AfterEach
  void stop() {
    stub.close();
  }

  private void record(String asked) {
    golden.add(asked, List.copyOf(stub.queries));
    all.addAll(stub.queries);
    stub.queries.clear();
  }

  @Test
  void sendsWhatTheRecordSays() throws IOException {
    try (JdbcConnector connector =
        TestSource.of(DataSourceType.SNOWFLAKE, stub.url())
            .login(SnowflakeStub.USER, SnowflakeStub.PASSWORD)
            .connect()) {
      connector.verify();
      record("verify");
      AssetDescriptor orders = TestSource.find(connector, "SHOP.PUBLIC.ORDERS");
      record("list everything");
      AssetDescriptor customer = TestSource.find(connector, "SHOP.PUBLIC.CUSTOMER");
      AssetDescriptor odd = TestSource.find(connector, "SHOP.PUBLIC.\"odd \"\"name\"");
      AssetDescriptor large = TestSource.find(connector, "SHOP.PUBLIC.LARGE_EVENT");
      AssetDescriptor view = TestSource.find(connector, "SHOP.PUBLIC.REACHABLE");
      stub.queries.clear();

      for (AssetDescriptor asset : List.of(orders, customer, odd)) {
        read(connector, asset, ReadRequest.builder(ReadMode.FULL, asset.columns()).build());
        record("read all of " + asset);
      }
      for (AssetDescriptor asset : List.of(customer, view)) {
        read(
            connector,
            asset,
            ReadRequest.builder(ReadMode.RANDOM, asset.columns()).maxRows(100).build());
        record("read 100 rows of " + asset + " at random");
      }
      read(
          connector,
          large,
          ReadRequest.builder(ReadMode.RANDOM, large.columns()).maxRows(2_000_000).seed(7).build());
      record("read 2,000,000 rows of " + large + " at random, and find far too few");
      read(
          connector,
          customer,
          ReadRequest.builder(ReadMode.FIRST, customer.columns()).maxRows(10).build());
      record("read the first 10 rows of " + customer);
      var parts = connector.partitions(customer, PartitionRequest.of(2));
      record("split " + customer + " in 2");
      for (var part : parts) {
        TestSource.read(
            connector, part, ReadRequest.builder(ReadMode.FULL, customer.columns()).build());
        record("read part " + part.token());
      }
      connector.fingerprint(customer);
      record("fingerprint of " + customer);
    }

    SqlSyntax.check(all, false);
    golden.check();
  }

  private static void read(JdbcConnector connector, AssetDescriptor asset, ReadRequest request) {
    TestSource.read(connector, asset, request);
  }
}
