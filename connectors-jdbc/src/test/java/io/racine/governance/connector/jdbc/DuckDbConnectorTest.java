package io.racine.governance.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.KeyDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.PartitionRequest;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.ReadSummary;
import io.racine.governance.spi.connector.ValueReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class DuckDbConnectorTest {
  @TempDir Path folder;
  private Path file;
  private JdbcConnector connector;

  @BeforeEach
  void open() {
    file = folder.resolve("shop.duckdb");
    connector = TestSource.of(DataSourceType.DUCKDB, "jdbc:duckdb:" + file).connect();
  }

  @AfterEach
  void close() {
    connector.close();
  }

  private void run(String... statements) throws SQLException {
    DuckDbFile.execute(file, List.of(statements));
  }

  @Test
  void listsSchemasTablesViewsMacrosAndIndexes() throws SQLException {
    run(
        "create schema \"we\"\"ird\"",
        "create table customer (id integer primary key, mail varchar not null unique)",
        "create table orders (id integer primary key, customer integer references customer(id),"
            + " total decimal(10, 2), twice integer generated always as (id * 2))",
        "create index by_customer on orders (customer, total)",
        "create unique index by_mail on customer (lower(mail))",
        "create view reachable as select mail from customer",
        "create table \"we\"\"ird\".\"odd \"\"name\" (\"a.b\" int)",
        "create macro doubled(a, b) as a + b",
        "create macro listed(a) as table select a",
        "comment on table customer is 'who buys'",
        "comment on column customer.mail is 'where to write'",
        "comment on view reachable is 'whom to write'",
        "insert into customer values (1, 'a@example.com'), (2, 'b@example.com')");

    assertThat(connector.verify().attributes()).containsEntry("dialect", "DUCKDB");
    assertThat(TestSource.names(connector))
        .containsExactly(
            "DATABASE shop",
            "SCHEMA shop.main",
            "TABLE shop.main.customer",
            "INDEX shop.main.customer.by_mail",
            "FUNCTION shop.main.\"doubled(any, any)\"",
            "FUNCTION shop.main.\"listed(any)\"",
            "TABLE shop.main.orders",
            "INDEX shop.main.orders.by_customer",
            "VIEW shop.main.reachable",
            "SCHEMA shop.\"we\"\"ird\"",
            "TABLE shop.\"we\"\"ird\".\"odd \"\"name\"");
    AssetDescriptor customer = TestSource.find(connector, "shop.main.customer");
    assertThat(customer.comment()).hasValue("who buys");
    assertThat(customer.rowEstimate()).hasValue(2);
    assertThat(customer.keys())
        .containsExactly(
            KeyDescriptor.primary("customer_id_pkey", List.of(FieldPath.of("id"))),
            KeyDescriptor.unique("customer_mail_key", List.of(FieldPath.of("mail"))));
    assertThat(TestSource.column(customer, "mail").comment()).hasValue("where to write");
    AssetDescriptor orders = TestSource.find(connector, "shop.main.orders");
    assertThat(orders.keys())
        .contains(
            KeyDescriptor.foreign(
                "orders_customer_id_fkey",
                List.of(FieldPath.of("customer")),
                AssetPath.of("shop", "main", "customer"),
                List.of(FieldPath.of("id"))));
    assertThat(TestSource.column(orders, "twice").attributes()).containsEntry("generated", "true");
    assertThat(TestSource.column(orders, "total").size()).hasValue(10);
    assertThat(TestSource.find(connector, "shop.main.orders.by_customer").columns())
        .extracting(ColumnDescriptor::name)
        .containsExactly("customer", "total");
    AssetDescriptor view = TestSource.find(connector, "shop.main.reachable");
    assertThat(view.comment()).hasValue("whom to write");
    assertThat(view.definition()).get().asString().contains("SELECT mail FROM customer");
    assertThat(TestSource.find(connector, "shop.main.\"doubled(any, any)\"").definition())
        .hasValue("(a + b)");
  }

  @Test
  void listsAttachedDatabasesToo() throws SQLException {
    try (Connection host = DriverManager.getConnection("jdbc:duckdb:")) {
      DuckDbFile.execute(
          host,
          List.of(
              "attach ':memory:' as \"side db\"",
              "create table \"side db\".main.t (a int)",
              "create table main.u (b int)",
              "insert into \"side db\".main.t values (7)"));
      try (JdbcConnector lent =
          new TestSource(DataSourceType.DUCKDB).handIn(new CountingDataSource(host)).connect()) {
        assertThat(TestSource.names(lent))
            .containsExactly(
                "DATABASE memory",
                "SCHEMA memory.main",
                "TABLE memory.main.u",
                "DATABASE \"side db\"",
                "SCHEMA \"side db\".main",
                "TABLE \"side db\".main.t");
        assertThat(TestSource.read(lent, TestSource.find(lent, "\"side db\".main.t")).texts())
            .isEqualTo(List.of(List.of("7")));
      }
    }
  }

  @Test
  void readsEveryTypeInItsCanonicalForm() throws SQLException {
    run(
        "create table t (a hugeint, b uhugeint, c decimal(12, 3), d double, e boolean, f uuid,"
            + " g blob, h date, i time, j timestamp, k timestamptz, l timestamp_ns, m interval,"
            + " n enum('low', 'high'), o bit, p json, q varchar)",
        "insert into t values (170141183460469231731687303715884105727, 5, 1.5, 1e20, true,"
            + " '0000000A-0000-0000-0000-00000000000B', '\\x00\\x01'::blob, '2024-02-29',"
            + " '23:59:59.5', '2024-02-29 23:59:59', '2024-02-29 23:59:59.5+02',"
            + " '2024-02-29 23:59:59.123456789', interval '14 months -3 days 03:00:01.5',"
            + " 'high', '101', '{\"x\": 1}', 'a text')",
        "insert into t (a) values (null)");

    AssetDescriptor table = TestSource.find(connector, "shop.main.t");
    TestSource.Rows rows = TestSource.read(connector, table);

    assertThat(table.columns())
        .extracting(ColumnDescriptor::logicalType)
        .containsExactly(
            LogicalType.INTEGER,
            LogicalType.INTEGER,
            LogicalType.DECIMAL,
            LogicalType.FLOAT,
            LogicalType.BOOLEAN,
            LogicalType.UUID,
            LogicalType.BINARY,
            LogicalType.DATE,
            LogicalType.TIME,
            LogicalType.TIMESTAMP,
            LogicalType.TIMESTAMP,
            LogicalType.TIMESTAMP,
            LogicalType.INTERVAL,
            LogicalType.TEXT,
            LogicalType.OTHER,
            LogicalType.JSON,
            LogicalType.TEXT);
    assertThat(rows.texts().get(0))
        .containsExactly(
            "170141183460469231731687303715884105727",
            "5",
            "1.500",
            "100000000000000000000",
            "true",
            "0000000a-0000-0000-0000-00000000000b",
            "#2",
            "2024-02-29",
            "23:59:59.5",
            "2024-02-29T23:59:59",
            "2024-02-29T21:59:59.5Z",
            "2024-02-29T23:59:59.123456789",
            "P1Y2M-3DT3H1.5S",
            "high",
            "101",
            "{\"x\": 1}",
            "a text");
    assertThat(rows.texts().get(1)).containsOnlyNulls();
  }

  @Test
  void readsNestedTypesAsJson() throws SQLException {
    run(
        "create table t (a varchar[], b struct(\"x y\" int, z varchar[]), c map(varchar, int),"
            + " d union(num int, str varchar), e integer[2], f variant)",
        "insert into t values (['p', 'q\"r'], {'x y': 1, 'z': ['s']}, map {'k': 2},"
            + " 'u'::varchar, [3, 4], {'v': 5}::variant)");

    AssetDescriptor table = TestSource.find(connector, "shop.main.t");

    assertThat(table.columns())
        .extracting(ColumnDescriptor::logicalType)
        .containsOnly(LogicalType.JSON);
    assertThat(TestSource.read(connector, table).texts().get(0))
        .containsExactly(
            "[\"p\",\"q\\\"r\"]",
            "{\"x y\":1,\"z\":[\"s\"]}",
            "{\"k\":2}",
            "{\"str\":\"u\"}",
            "[3,4]",
            "{\"v\":5}");
  }

  @Test
  void deliversNoBytesOutOfNestedTypes() throws SQLException {
    run(
        "create table t (a blob[], b struct(name varchar, photo blob), c map(varchar, blob))",
        "insert into t values (['\\x41\\x42'::blob], {'name': 'n', 'photo': '\\x41'::blob},"
            + " map {'k': '\\x41\\x42'::blob})",
        "insert into t values (null, null, null)");

    AssetDescriptor table = TestSource.find(connector, "shop.main.t");
    TestSource.Rows rows = TestSource.read(connector, table);

    assertThat(rows.texts().get(0)).containsExactly("[2]", "{\"name\":\"n\",\"photo\":1}", "#10");
    assertThat(rows.texts().get(1)).containsOnlyNulls();
  }

  @Test
  void leavesTheValuesOfAnEnumOutOfItsType() throws SQLException {
    run("create table t (a enum('marker one', 'marker, (two)'), b struct(c enum('marker')[]))");

    assertThat(TestSource.find(connector, "shop.main.t").columns())
        .extracting(ColumnDescriptor::nativeType)
        .containsExactly("ENUM", "STRUCT(\"c\" ENUM[])");
  }

  @Test
  void choosesRowsFromAllOverATable() throws SQLException {
    run("create table t as select range as id from range(100000)");
    AssetDescriptor table = TestSource.find(connector, "shop.main.t");
    ReadRequest request =
        ReadRequest.builder(ReadMode.RANDOM, table.columns()).maxRows(400).seed(7).build();

    TestSource.Rows rows = TestSource.read(connector, table, request);
    List<Long> ids = rows.texts().stream().map(row -> Long.parseLong(row.get(0))).toList();

    assertThat(ids).hasSize(400).doesNotHaveDuplicates();
    assertThat(rows.summary().mode()).isEqualTo(ReadMode.RANDOM);
    assertThat(rows.summary().end()).isEqualTo(ReadSummary.End.ROW_LIMIT);
    assertThat(rows.summary().issues()).isEmpty();
    // Each tenth of the table has about forty; less than five would be chance one in a billion.
    for (long tenth = 0; tenth < 10; tenth++) {
      long from = tenth * 10_000;
      assertThat(ids.stream().filter(id -> id >= from && id < from + 10_000).count())
          .isBetween(5L, 100L);
    }
  }

  @Test
  void choosesRowsOfALargeTableByItsBlocks() throws SQLException {
    run("create table t as select range as id from range(30000000)");
    AssetDescriptor table = TestSource.find(connector, "shop.main.t");
    ReadRequest request =
        ReadRequest.builder(ReadMode.RANDOM, table.columns()).maxRows(1_000).seed(7).build();

    TestSource.Rows rows = TestSource.read(connector, table, request);
    List<Long> ids = rows.texts().stream().map(row -> Long.parseLong(row.get(0))).toList();

    assertThat(ids).hasSize(1_000).doesNotHaveDuplicates();
    assertThat(ids.stream().map(id -> id / 2_048).distinct().count()).isGreaterThan(300);
  }

  @Test
  void splitsByRowIdsAlsoWhereRowsAreGone() throws SQLException {
    run(
        "create table t as select range as id from range(300000)",
        "delete from t where id between 1000 and 200000 or id % 7 = 0");
    AssetDescriptor table = TestSource.find(connector, "shop.main.t");

    List<String> read = new ArrayList<>();
    List<AssetPartition> parts = connector.partitions(table, PartitionRequest.of(5));
    for (AssetPartition part : parts) {
      TestSource.read(connector, part, ReadRequest.builder(ReadMode.FULL, table.columns()).build())
          .texts()
          .forEach(row -> read.add(row.get(0)));
    }

    assertThat(parts).hasSize(5);
    assertThat(read).doesNotHaveDuplicates().hasSize(86_570);
  }

  @Test
  void splitsByTheKeyWhereAColumnHidesTheRowIds() throws SQLException {
    run(
        "create table t (id integer primary key, rowid varchar)",
        "insert into t select range, null from range(1000)");
    AssetDescriptor table = TestSource.find(connector, "shop.main.t");

    List<AssetPartition> parts = connector.partitions(table, PartitionRequest.of(3));
    int rows = 0;
    for (AssetPartition part : parts) {
      rows +=
          TestSource.read(
                  connector, part, ReadRequest.builder(ReadMode.FULL, table.columns()).build())
              .texts()
              .size();
    }

    assertThat(parts).hasSize(3);
    assertThat(rows).isEqualTo(1_000);
  }

  @Test
  @Timeout(30)
  void cancelEndsAQueryThatRuns() throws Exception {
    run(
        "create table t as select range as i from range(200000)",
        "create view slow as select a.i from t a where not exists"
            + " (select 1 from t b where a.i * b.i % 7919 = 7920)");
    AssetDescriptor view = TestSource.find(connector, "shop.main.slow");
    try (ValueReader reader =
        connector.open(
            AssetPartition.whole(view),
            ReadRequest.builder(ReadMode.FULL, view.columns()).build())) {
      CompletableFuture<Void> reading = CompletableFuture.runAsync(reader::next);
      assertThatThrownBy(() -> reading.get(300, TimeUnit.MILLISECONDS))
          .isInstanceOf(java.util.concurrent.TimeoutException.class);

      reader.cancel();

      assertThatThrownBy(() -> reading.get(2, TimeUnit.SECONDS))
          .cause()
          .isInstanceOfSatisfying(
              ConnectorException.class,
              e -> assertThat(e.code()).isEqualTo(ConnectorException.CANCELED));
    }
  }

  @Test
  @Timeout(30)
  void keepsTheTimeLimitOfARead() throws SQLException {
    run(
        "create table t as select range as i from range(200000)",
        "create view slow as select a.i from t a where not exists"
            + " (select 1 from t b where a.i * b.i % 7919 = 7920)");
    AssetDescriptor view = TestSource.find(connector, "shop.main.slow");

    TestSource.Rows rows =
        TestSource.read(
            connector,
            view,
            ReadRequest.builder(ReadMode.FULL, view.columns())
                .timeLimit(Duration.ofMillis(900))
                .build());

    assertThat(rows.summary().end()).isEqualTo(ReadSummary.End.TIME_LIMIT);
  }

  @Test
  void makesNoFileAndWritesToNone() throws SQLException {
    assertThatThrownBy(connector::verify)
        .isInstanceOf(ConnectorException.class)
        .hasMessage(
            "Cannot connect to 'shop-db': the file cannot be opened. Check the setting 'url' and"
                + " that the file may be read. (vendor code 0)");
    assertThat(Files.exists(file)).isFalse();

    run("create table t (a int)");
    try (Connection same =
        DriverManager.getConnection(
            "jdbc:duckdb:" + file, DriverDefaults.of("jdbc:duckdb:" + file, 10))) {
      assertThatThrownBy(() -> DuckDbFile.execute(same, List.of("insert into t values (1)")))
          .hasMessageContaining("read-only");
    }
  }

  @Test
  void saysThatTheHostHasTheFileOpenOtherwise() throws SQLException {
    run("create table t (a int)");
    try (Connection host = DriverManager.getConnection("jdbc:duckdb:" + file)) {
      assertThat(host.isValid(1)).isTrue();
      assertThatThrownBy(connector::verify)
          .isInstanceOfSatisfying(
              ConnectorException.class,
              e -> assertThat(e.code()).isEqualTo(ConnectorException.MISCONFIGURED))
          .hasMessageContaining("this process has the database open with other options");
    }
  }

  @Test
  void tellsATableThatIsGoneAndAViewThatIsBroken() throws SQLException {
    run("create table t (a int)", "create table u (a int)", "create view v as select a from u");
    AssetDescriptor table = TestSource.find(connector, "shop.main.t");
    run("drop table t", "drop table u");

    assertThat(TestSource.names(connector)).contains("VIEW shop.main.v");
    for (AssetDescriptor asset : List.of(table, TestSource.find(connector, "shop.main.v"))) {
      assertThatThrownBy(() -> TestSource.read(connector, asset))
          .isInstanceOfSatisfying(
              ConnectorException.class,
              e -> assertThat(e.code()).isEqualTo(ConnectorException.NO_SUCH_ASSET))
          .hasMessageContaining(asset.path().toString());
    }
  }

  @Test
  void tellsNoFingerprintOfWhatLiesInMemory() throws SQLException {
    try (Connection host = DriverManager.getConnection("jdbc:duckdb:")) {
      DuckDbFile.execute(host, List.of("create table t (a int)"));
      try (JdbcConnector lent =
          new TestSource(DataSourceType.DUCKDB).handIn(new CountingDataSource(host)).connect()) {
        assertThat(lent.fingerprint(TestSource.find(lent, "memory.main.t"))).isEmpty();
      }
    }
  }

  @Test
  void knowsTheTextsOfTypes() {
    assertThat(DuckDbType.parse("STRUCT(\"a, b\" INTEGER, c MAP(VARCHAR, DECIMAL(10,2)[]))[3][]"))
        .hasToString("STRUCT(\"a, b\" INTEGER, \"c\" MAP(VARCHAR, DECIMAL(10,2)[]))[3][]");
    assertThat(DuckDbType.parse("TIMESTAMP WITH TIME ZONE").logical())
        .isEqualTo(LogicalType.TIMESTAMP);
    assertThat(DuckDbType.parse("UNION(a BLOB)").logical()).isEqualTo(LogicalType.BINARY);
    assertThat(DuckDbType.parse("ENUM('it''s', ')')").toString()).isEqualTo("ENUM");
    assertThat(DuckDbType.parse("STRUCT(").toString()).isEqualTo("STRUCT()");
    assertThat(DuckDbType.parse("").logical()).isEqualTo(LogicalType.OTHER);
  }

  @Test
  void knowsTheFormsOfIntervals() {
    assertThat(DuckDbInterval.iso("1 year 2 months 3 days 04:05:06.500"))
        .isEqualTo("P1Y2M3DT4H5M6.5S");
    assertThat(DuckDbInterval.iso("-1 month")).isEqualTo("P-1M");
    assertThat(DuckDbInterval.iso("-03:30:00")).isEqualTo("PT-3H-30M");
    assertThat(DuckDbInterval.iso("00:00:00")).isEqualTo("PT0S");
    assertThat(DuckDbInterval.iso("400 days")).isEqualTo("P400D");
    assertThat(DuckDbInterval.iso("soon")).isEqualTo("soon");
  }
}
