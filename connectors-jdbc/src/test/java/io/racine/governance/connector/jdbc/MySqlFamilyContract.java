package io.racine.governance.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.KeyDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.ReadSummary;
import io.racine.governance.spi.connector.ValueReader;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What holds on MySQL and MariaDB alike, with either's driver. */
abstract class MySqlFamilyContract {
  private JdbcConnector connector;

  /** Returns the source, with the database "shop" in its URL. */
  abstract TestSource source();

  abstract void run(String... statements) throws SQLException;

  /** Returns the logical type that a JSON column has. */
  abstract LogicalType json();

  @BeforeEach
  void open() throws SQLException {
    run("drop database if exists shop", "create database shop character set utf8mb4");
    connector = source().connect();
  }

  @AfterEach
  void close() {
    connector.close();
  }

  private AssetDescriptor find(String name) {
    return TestSource.find(connector, "shop." + name);
  }

  private static ReadRequest random(AssetDescriptor asset, long rows) {
    return ReadRequest.builder(ReadMode.RANDOM, asset.columns()).maxRows(rows).seed(7).build();
  }

  @Test
  void listsTheDatabaseOfTheUrl() throws SQLException {
    run(
        "create table shop.customer (id int primary key, mail varchar(60) unique)",
        "create view shop.everyone as select mail from shop.customer",
        "create function shop.total(a int, b varchar(9)) returns int deterministic return 1",
        "create procedure shop.tidy() select 1");

    assertThat(TestSource.names(connector).stream().map(MySqlFamilyContract::withoutWidth))
        .containsExactly(
            "DATABASE shop",
            "TABLE shop.customer",
            "INDEX shop.customer.PRIMARY",
            "INDEX shop.customer.mail",
            "VIEW shop.everyone",
            "PROCEDURE shop.\"tidy()\"",
            "FUNCTION shop.\"total(int, varchar(9))\"");
    assertThat(find("everyone").definition().orElseThrow()).contains("select");
    assertThat(find("everyone").comment()).isEmpty();
    assertThat(find("\"tidy()\"").definition()).contains("select 1");
  }

  /** Servers before MySQL 8 and MariaDB say the width of an integer too. */
  private static String withoutWidth(String name) {
    return name.replace("int(11)", "int");
  }

  @Test
  void listsAllDatabasesOnRequestAndSystemOnesNever() throws SQLException {
    run("drop database if exists other", "create database other");
    try (JdbcConnector all = source().set("schemas", "*").connect();
        JdbcConnector one = source().set("schemas", "other").connect()) {
      assertThat(TestSource.names(all))
          .contains("DATABASE other", "DATABASE shop")
          .doesNotContain("DATABASE mysql", "DATABASE information_schema");
      assertThat(TestSource.names(one)).containsExactly("DATABASE other");
    }
  }

  @Test
  void describesColumnsAndKeys() throws SQLException {
    run(
        "create table shop.dept (code char(2) primary key)",
        "create table shop.staff (id bigint auto_increment primary key,"
            + " mail varchar(80) not null comment 'business address', pay decimal(10, 2),"
            + " feeling enum('sad', 'happy'), dept char(2), doc json,"
            + " constraint staff_dept foreign key (dept) references dept (code))"
            + " comment 'people'",
        "insert into shop.staff (mail) values ('a'), ('b')");

    AssetDescriptor staff = find("staff");

    assertThat(staff.comment()).contains("people");
    assertThat(staff.rowEstimate()).isPresent();
    assertThat(staff.columns())
        .extracting(ColumnDescriptor::logicalType)
        .containsExactly(
            LogicalType.INTEGER,
            LogicalType.TEXT,
            LogicalType.DECIMAL,
            LogicalType.TEXT,
            LogicalType.TEXT,
            json());
    ColumnDescriptor mail = TestSource.column(staff, "mail");
    assertThat(mail.comment()).contains("business address");
    assertThat(mail.nullable()).contains(false);
    assertThat(mail.size()).hasValue(80);
    assertThat(TestSource.column(staff, "id").isKey()).isTrue();
    assertThat(staff.keys())
        .contains(
            KeyDescriptor.foreign(
                "staff_dept",
                List.of(TestSource.column(staff, "dept").path()),
                AssetPath.of("shop", "dept"),
                List.of(TestSource.column(find("dept"), "code").path())));
  }

  @Test
  void readsAllTypesAsCanonicalText() throws SQLException {
    run(
        "create table shop.t (a boolean, b bigint unsigned, c decimal(30, 2), d double, e date,"
            + " f time, g datetime(1), h timestamp null, i bit(1), j json, k varbinary(9), l text,"
            + " m bit(10), n year, o enum('x', 'y'), p set('a', 'b'), q point, r longblob, s float)",
        "set time_zone = '+09:00'",
        "insert into shop.t values (true, 18446744073709551615, 12345678901234567890.50, 1e20,"
            + " '2024-02-29', '23:59:59', '2024-02-29 23:59:59.5', '2024-02-29 23:30:00', b'1',"
            + " '{\"a\": 1}', x'010203', 'text', 5, 2024, 'y', 'a,b', point(1, 2), x'0405', 1.5)",
        "insert into shop.t (b) values (null)");

    TestSource.Rows rows = TestSource.read(connector, find("t"));

    assertThat(rows.texts().get(0))
        .containsExactly(
            "true",
            "18446744073709551615",
            "12345678901234567890.50",
            "100000000000000000000",
            "2024-02-29",
            "23:59:59",
            "2024-02-29T23:59:59.5",
            "2024-02-29T14:30:00Z",
            "true",
            "{\"a\": 1}",
            "#3",
            "text",
            "5",
            "2024",
            "y",
            "a,b",
            "POINT(1 2)",
            "#2",
            "1.5");
    assertThat(rows.texts().get(1)).containsOnlyNulls();
  }

  @Test
  void readsDaysThatAreNone() throws SQLException {
    run(
        "create table shop.t (id int primary key, d date, t datetime)",
        "set sql_mode = ''",
        "insert into shop.t values (1, '0000-00-00', '0000-00-00 00:00:00')",
        "insert into shop.t values (2, '2024-00-00', '2024-02-29 01:02:03')");

    assertThat(TestSource.read(connector, find("t")).texts())
        .isEqualTo(
            List.of(
                List.of("1", "0000-00-00", "0000-00-00T00:00:00"),
                List.of("2", "2024-00-00", "2024-02-29T01:02:03")));
  }

  @Test
  void readsHostileNames() throws SQLException {
    List<String> names =
        List.of(
            "a\"b", "semi;colon -- drop", "dot.ted", "two words", "o'clock", "back`tick", "Ünï");
    for (String name : names) {
      String quoted = "`" + name.replace("`", "``") + "`";
      run(
          "create table shop." + quoted + " (" + quoted + " text)",
          "insert into shop." + quoted + " values ('found 😀')");
    }

    for (String name : names) {
      AssetDescriptor table = TestSource.find(connector, AssetPath.of("shop", name).toString());
      assertThat(TestSource.read(connector, table).texts()).isEqualTo(List.of(List.of("found 😀")));
    }
  }

  @Test
  void samplesByChanceAndByKey() throws SQLException {
    run(
        "create table shop.digits (d int)",
        "insert into shop.digits values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)",
        "create table shop.chance as select a.d + 10 * b.d + 100 * c.d + 1000 * e.d as id"
            + " from shop.digits a, shop.digits b, shop.digits c, shop.digits e",
        "analyze table shop.chance",
        "create table shop.bykey (id int primary key)",
        "insert into shop.bykey select 200 * (a.d + 10 * b.d + 100 * c.d + 1000 * e.d)"
            + " from shop.digits a, shop.digits b, shop.digits c, shop.digits e");

    assertThat(mean("chance", 500)).isBetween(4_000L, 6_000L);
    assertThat(mean("bykey", 500)).isBetween(850_000L, 1_150_000L);
  }

  private long mean(String name, int wanted) {
    AssetDescriptor table = find(name);
    TestSource.Rows rows = TestSource.read(connector, table, random(table, wanted));
    assertThat(rows.summary().mode()).isEqualTo(ReadMode.RANDOM);
    assertThat(rows.texts()).hasSizeBetween(wanted * 3 / 4, wanted).doesNotHaveDuplicates();
    return rows.texts().stream().mapToLong(row -> Long.parseLong(row.get(0))).sum()
        / rows.texts().size();
  }

  @Test
  void aViewThatFailsIsAFailureOfThatViewAlone() throws SQLException {
    run(
        "create table shop.gone (id int)",
        "create view shop.bad as select id from shop.gone",
        "create table shop.good (id int)",
        "drop table shop.gone");

    List<String> names = TestSource.names(connector);

    assertThat(names).contains("TABLE shop.good");
    var bad = new AssetPartition(AssetPath.of("shop", "bad"), CatalogItemType.VIEW, "");
    assertThatThrownBy(
            () ->
                TestSource.read(
                    connector,
                    bad,
                    ReadRequest.builder(
                            ReadMode.FULL, List.of(ColumnDescriptor.of("id", LogicalType.INTEGER)))
                        .build()))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("shop.bad")
        .hasNoCause();
  }

  @Test
  @Timeout(30)
  void stopsAtTheTimeLimitOfASlowQuery() throws SQLException {
    run("create view shop.slow as select sleep(20) as s");
    AssetDescriptor view = find("slow");

    TestSource.Rows rows =
        TestSource.read(
            connector,
            view,
            ReadRequest.builder(ReadMode.FULL, view.columns())
                .timeLimit(Duration.ofMillis(500))
                .build());

    assertThat(rows.summary().end()).isEqualTo(ReadSummary.End.TIME_LIMIT);
  }

  @Test
  @Timeout(30)
  void cancelEndsASlowQuery() throws Exception {
    run("create view shop.slow as select sleep(25) as s");
    AssetDescriptor view = find("slow");
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (ValueReader reader =
        connector.open(
            AssetPartition.whole(view),
            ReadRequest.builder(ReadMode.FULL, view.columns()).build())) {
      Future<?> reading = thread.submit(reader::next);
      while (!isRunning()) {
        Thread.onSpinWait();
      }

      long before = System.nanoTime();
      reader.cancel();

      assertThatThrownBy(() -> reading.get(10, TimeUnit.SECONDS))
          .cause()
          .isInstanceOfSatisfying(
              ConnectorException.class,
              e -> assertThat(e.code()).isEqualTo(ConnectorException.CANCELED));
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
    } finally {
      thread.shutdownNow();
    }
  }

  abstract boolean isRunning() throws SQLException;

  @Test
  @Timeout(60)
  void closingEarlyDoesNotReadTheRest() throws SQLException {
    run(
        "create table shop.digits (d int)",
        "insert into shop.digits values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)",
        "create table shop.many (pad char(200))",
        "insert into shop.many select 'x' from shop.digits a, shop.digits b, shop.digits c,"
            + " shop.digits d",
        "create view shop.endless as select a.pad from shop.many a, shop.many b");
    AssetDescriptor view = find("endless");

    long before = System.nanoTime();
    try (ValueReader reader =
        connector.open(
            AssetPartition.whole(view),
            ReadRequest.builder(ReadMode.FULL, view.columns()).build())) {
      assertThat(reader.next()).isPresent();
    }

    // To the end it would be a hundred million rows of two hundred characters.
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
  }
}
