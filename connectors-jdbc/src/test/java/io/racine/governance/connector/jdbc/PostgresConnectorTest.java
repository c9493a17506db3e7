package io.racine.governance.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetFilter;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.KeyDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.Fingerprint;
import io.racine.governance.spi.connector.PartitionRequest;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.ReadSummary;
import io.racine.governance.spi.connector.ValueReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class PostgresConnectorTest {
  private String database;
  private JdbcConnector connector;

  @BeforeEach
  void open() throws SQLException {
    database = PostgresServer.newDatabase();
    connector = PostgresServer.source(database).connect();
  }

  @AfterEach
  void close() {
    connector.close();
  }

  private void run(String... statements) throws SQLException {
    PostgresServer.run(database, statements);
  }

  private AssetDescriptor find(String name) {
    return TestSource.find(connector, database + ".public." + name);
  }

  private static ReadRequest random(AssetDescriptor asset, long rows) {
    return ReadRequest.builder(ReadMode.RANDOM, asset.columns()).maxRows(rows).seed(7).build();
  }

  @Test
  void listsEveryKindOfAsset() throws SQLException {
    run(
        "create schema \"Änderung\"",
        "create table \"Änderung\".x (id int)",
        "create table customer (id int primary key, mail text unique)",
        "create index customer_lower on customer (lower(mail))",
        "create view everyone as select * from customer",
        "create materialized view stored as select * from customer",
        "create table part (id int, day date) partition by range (day)",
        "create table part_2024 partition of part for values from ('2024-01-01') to ('2025-01-01')",
        "create function total(a int, b text) returns int language sql as 'select 1'",
        "create function total(a int) returns int language sql as 'select 1'",
        "create procedure tidy() language sql as 'select 1'",
        "create extension pg_trgm",
        "create extension postgres_fdw",
        "create server other foreign data wrapper postgres_fdw",
        "create foreign table far (id int) server other");

    assertThat(TestSource.names(connector))
        .containsExactly(
            "DATABASE " + database,
            "SCHEMA " + database + ".public",
            "TABLE " + database + ".public.customer",
            "INDEX " + database + ".public.customer.customer_lower",
            "INDEX " + database + ".public.customer.customer_mail_key",
            "INDEX " + database + ".public.customer.customer_pkey",
            "VIEW " + database + ".public.everyone",
            "TABLE " + database + ".public.far",
            "TABLE " + database + ".public.part",
            "VIEW " + database + ".public.stored",
            "PROCEDURE " + database + ".public.\"tidy()\"",
            "FUNCTION " + database + ".public.\"total(integer)\"",
            "FUNCTION " + database + ".public.\"total(integer, text)\"",
            "SCHEMA " + database + ".Änderung",
            "TABLE " + database + ".Änderung.x");
    assertThat(find("stored").nativeKind()).isEqualTo("materialized view");
    assertThat(find("far").nativeKind()).isEqualTo("foreign table");
    assertThat(find("part").nativeKind()).isEqualTo("partitioned table");
    assertThat(find("part").attributes()).containsEntry("partitions", "1");
    assertThat(find("everyone").definition().orElseThrow()).contains("FROM customer");
    assertThat(find("\"tidy()\"").definition().orElseThrow()).contains("PROCEDURE");
  }

  @Test
  void describesColumnsKeysAndStatistics() throws SQLException {
    run(
        "create type mood as enum ('sad', 'happy')",
        "create domain address as varchar(80) not null",
        "create table dept (code char(2) primary key)",
        "create table staff (id bigint generated always as identity primary key, mail address,"
            + " pay numeric(10, 2), feeling mood, dept char(2) references dept, tags text[],"
            + " unique (mail, dept))",
        "comment on table staff is 'people'",
        "comment on column staff.mail is 'business address'",
        "insert into staff (mail) select 'a' || n from generate_series(1, 500) n",
        "analyze staff");

    AssetDescriptor staff = find("staff");

    assertThat(staff.comment()).contains("people");
    assertThat(staff.rowEstimate()).hasValue(500);
    assertThat(staff.sizeInBytes().orElseThrow()).isPositive();
    assertThat(staff.columns())
        .extracting(ColumnDescriptor::logicalType)
        .containsExactly(
            LogicalType.INTEGER,
            LogicalType.TEXT,
            LogicalType.DECIMAL,
            LogicalType.TEXT,
            LogicalType.TEXT,
            LogicalType.ARRAY);
    ColumnDescriptor mail = TestSource.column(staff, "mail");
    assertThat(mail.nativeType()).isEqualTo("character varying(80)");
    assertThat(mail.attributes()).containsEntry("domain", "address");
    assertThat(mail.nullable()).contains(false);
    assertThat(mail.size()).hasValue(80);
    assertThat(mail.comment()).contains("business address");
    assertThat(TestSource.column(staff, "pay").size()).hasValue(10);
    assertThat(TestSource.column(staff, "id").isKey()).isTrue();
    assertThat(staff.keys())
        .containsExactlyInAnyOrder(
            KeyDescriptor.primary("staff_pkey", List.of(TestSource.column(staff, "id").path())),
            KeyDescriptor.unique(
                "staff_mail_dept_key",
                List.of(mail.path(), TestSource.column(staff, "dept").path())),
            KeyDescriptor.foreign(
                "staff_dept_fkey",
                List.of(TestSource.column(staff, "dept").path()),
                AssetPath.of(database, "public", "dept"),
                List.of(TestSource.column(find("dept"), "code").path())));
  }

  @Test
  void readsAllTypesAsCanonicalText() throws SQLException {
    run(
        "create type mood as enum ('sad', 'happy')",
        "create type pair as (a int, b text)",
        "create table t (a boolean, b bigint, c numeric, d float8, e date, f time, g timestamp,"
            + " h timestamptz, i uuid, j jsonb, k bytea, l text, m text[], n interval, o inet,"
            + " p mood, q money, r int[], s pair, u timestamptz[], v xml, w point, x char(4))",
        "set time zone 'Asia/Tokyo'",
        "insert into t values (true, -7, 12345678901234567890.50, 1e20, '2024-02-29', '23:59:59',"
            + " '2024-02-29 23:59:59.5', '2024-02-29 23:30:00+02',"
            + " 'F47AC10B-58CC-4372-A567-0E02B2C3D479', '{\"a\": 1}', '\\x010203', 'text',"
            + " array['x', null, 'y \"z\"', 'NULL'], interval '1 day 02:03:04', '192.0.2.1',"
            + " 'happy', 1234.5, array[[1, 2], [3, null]], row(1, 'b c'),"
            + " array[timestamptz '2024-02-29 23:30:00+02'], '<a/>', point(1, 2), 'ab')",
        "insert into t (b) values (null)");
    AssetDescriptor table = find("t");

    TestSource.Rows rows = TestSource.read(connector, table);

    assertThat(rows.texts().get(0))
        .containsExactly(
            "true",
            "-7",
            "12345678901234567890.50",
            "100000000000000000000",
            "2024-02-29",
            "23:59:59",
            "2024-02-29T23:59:59.5",
            "2024-02-29T21:30:00Z",
            "f47ac10b-58cc-4372-a567-0e02b2c3d479",
            "{\"a\": 1}",
            "#3",
            "text",
            "[x, null, y \"z\", NULL]",
            "P1DT2H3M4S",
            "192.0.2.1",
            "happy",
            "1234.50",
            "[1, 2, 3, null]",
            "(1,\"b c\")",
            "[2024-02-29T21:30:00Z]",
            "<a/>",
            "(1,2)",
            "ab  ");
    assertThat(rows.texts().get(1)).containsOnly(null, "[]");
    assertThat(rows.summary().end()).isEqualTo(ReadSummary.End.EXHAUSTED);
    assertThat(rows.summary().issues()).isEmpty();
  }

  @Test
  void deliversArraysUnderTheirRepeatedPath() throws SQLException {
    run("create table t (tags varchar(9)[])", "insert into t values ('{a,b}')");
    AssetDescriptor table = find("t");

    try (ValueReader reader =
        connector.open(
            AssetPartition.whole(table),
            ReadRequest.builder(ReadMode.FULL, table.columns()).build())) {
      var column = reader.next().orElseThrow().columns().get(0);

      assertThat(column.path()).hasToString("tags[]");
      assertThat(column.type()).isEqualTo(LogicalType.TEXT);
      assertThat(column.size()).isEqualTo(2);
    }
  }

  @Test
  void randomRowsComeFromAllOverWithoutASort() throws SQLException {
    run(
        "create table t as select n as id, repeat('x', 100) as pad"
            + " from generate_series(1, 200000) n");
    AssetDescriptor table = find("t");

    TestSource.Rows rows = TestSource.read(connector, table, random(table, 1_000));

    assertThat(rows.texts()).hasSizeBetween(900, 1_000);
    assertThat(rows.summary().mode()).isEqualTo(ReadMode.RANDOM);
    assertThat(rows.summary().issues()).isEmpty();
    assertThat(rows.texts().stream().mapToLong(row -> Long.parseLong(row.get(0))).average())
        .hasValueCloseTo(100_000.0, Offset.offset(10_000.0));
    assertThat(TestSource.read(connector, table, random(table, 1_000)).texts())
        .isEqualTo(rows.texts());
    assertThat(planOf(new PostgresDialect(), table)).contains("Sample Scan").doesNotContain("Sort");
  }

  private String planOf(Dialect dialect, AssetDescriptor table) throws SQLException {
    try (Connection connection = PostgresServer.connect(database);
        Session session = Session.of(connection, new StopSwitch(), 60, false)) {
      var task =
          new ReadTask(
              AssetPartition.whole(table),
              random(table, 1_000),
              "racine_t.id",
              dialect.qualified(session, table.path()),
              0,
              1);
      Select select = dialect.random(session, task);
      return String.join(
          "\n", session.queries().list("explain " + select.sql(), row -> row.getString(1)));
    }
  }

  @Test
  void randomOfATableSmallerThanItsStatisticsSayReadsItAll() throws SQLException {
    run(
        "create table t as select n as id from generate_series(1, 100000) n",
        "analyze t",
        "delete from t where id > 300");
    AssetDescriptor table = find("t");

    TestSource.Rows rows = TestSource.read(connector, table, random(table, 1_000));

    assertThat(rows.texts()).hasSize(300);
    assertThat(rows.summary().end()).isEqualTo(ReadSummary.End.EXHAUSTED);
  }

  @Test
  void randomOfAViewReadsTheFirstRowsAndSaysSo() throws SQLException {
    run("create view v as select n as id from generate_series(1, 5000) n");
    AssetDescriptor view = find("v");

    TestSource.Rows rows = TestSource.read(connector, view, random(view, 10));

    assertThat(rows.texts()).hasSize(10);
    assertThat(rows.summary().mode()).isEqualTo(ReadMode.FIRST);
    assertThat(rows.summary().issues())
        .singleElement()
        .satisfies(issue -> assertThat(issue.code()).hasToString("connector.not-random"))
        .satisfies(issue -> assertThat(issue.where()).contains(database + ".public.v"));
  }

  @Test
  void samplesPartitionedTablesAndMaterializedViews() throws SQLException {
    run(
        "create table p (id int) partition by hash (id)",
        "create table p0 partition of p for values with (modulus 2, remainder 0)",
        "create table p1 partition of p for values with (modulus 2, remainder 1)",
        "insert into p select n from generate_series(1, 50000) n",
        "create materialized view m as select * from p",
        "analyze");

    for (String name : List.of("p", "m")) {
      AssetDescriptor asset = find(name);
      TestSource.Rows rows = TestSource.read(connector, asset, random(asset, 500));
      assertThat(rows.texts()).hasSizeBetween(420, 500);
      assertThat(rows.summary().mode()).isEqualTo(ReadMode.RANDOM);
      assertThat(asset.rowEstimate()).hasValue(50_000);
    }
  }

  @Test
  void partitionsHoldEveryRowExactlyOnce() throws SQLException {
    run("create table t as select n as id from generate_series(1, 20000) n");
    AssetDescriptor table = find("t");

    List<AssetPartition> partitions = connector.partitions(table, PartitionRequest.of(4));

    assertThat(partitions).hasSize(4);
    List<String> ids = new ArrayList<>();
    for (AssetPartition partition : partitions) {
      TestSource.read(
              connector, partition, ReadRequest.builder(ReadMode.FULL, table.columns()).build())
          .texts()
          .forEach(row -> ids.add(row.get(0)));
    }
    assertThat(ids).hasSize(20_000).doesNotHaveDuplicates();
  }

  @Test
  void refusesATokenThatIsNoneOfItsOwn() throws SQLException {
    run("create table t (id int)");
    AssetDescriptor table = find("t");
    var forged =
        new AssetPartition(table.path(), CatalogItemType.TABLE, "pages|0|1,0)'::tid OR true --");

    assertThatThrownBy(
            () ->
                TestSource.read(
                    connector, forged, ReadRequest.builder(ReadMode.FULL, table.columns()).build()))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("SQLState 22023");
  }

  @Test
  void fingerprintChangesWithRowsAndShapeAndOnlyThen() throws SQLException {
    run("create table t (id int)", "insert into t values (1)");
    Fingerprint first = settled("t");

    assertThat(settled("t")).isEqualTo(first);
    run("update t set id = 2");
    Fingerprint updated = settled("t");
    assertThat(updated).isNotEqualTo(first);
    run("alter table t add column name text");
    Fingerprint widened = settled("t");
    assertThat(widened).isNotEqualTo(updated);
    run("truncate t");
    assertThat(settled("t")).isNotEqualTo(widened);
    run("create view v as select 1 as id");
    assertThat(connector.fingerprint(find("v"))).isEmpty();
  }

  /** The server writes its counters down when asked, or a little later. */
  private Fingerprint settled(String name) throws SQLException {
    run("select pg_stat_force_next_flush()", "select pg_stat_clear_snapshot()");
    return connector.fingerprint(find(name)).orElseThrow();
  }

  @Test
  void readsHostileNames() throws SQLException {
    List<String> names =
        List.of(
            "a\"b",
            "semi;colon -- drop",
            "dot.ted",
            "two words",
            "o'clock",
            "Ünï😀",
            "select",
            "back`tick",
            "back\\slash",
            "%",
            "_");
    for (String name : names) {
      String quoted = "\"" + name.replace("\"", "\"\"") + "\"";
      run(
          "create schema " + quoted,
          "create table " + quoted + "." + quoted + " (" + quoted + " text)",
          "insert into " + quoted + "." + quoted + " values ('found')");
    }

    for (String name : names) {
      AssetDescriptor table =
          TestSource.find(connector, AssetPath.of(database, name, name).toString());
      assertThat(TestSource.read(connector, table).texts()).isEqualTo(List.of(List.of("found")));
    }
  }

  @Test
  void aViewThatFailsIsAFailureOfThatViewAlone() throws SQLException {
    run(
        "create view bad as select 1 / (n - 3) as x from generate_series(1, 5) n",
        "create table good as select 'marker-4711' as x");
    AssetDescriptor bad = find("bad");

    assertThatThrownBy(() -> TestSource.read(connector, bad))
        .isInstanceOfSatisfying(
            ConnectorException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ConnectorException.SOURCE_FAILED);
              assertThat(e.asset()).contains(bad.path());
              assertThat(e.diagnosis()).contains("SQLState 22012");
              assertThat(e).hasNoCause();
            });
    assertThat(TestSource.read(connector, find("good")).texts()).hasSize(1);
  }

  @Test
  void neverRepeatsAValueThatTheServerQuotes() throws SQLException {
    run("create view bad as select ('marker-4711' || n)::int as x from generate_series(1, 5) n");
    AssetDescriptor bad = find("bad");

    assertThatThrownBy(() -> TestSource.read(connector, bad))
        .isInstanceOf(ConnectorException.class)
        .hasNoCause()
        .satisfies(
            e -> {
              assertThat(e.getMessage()).contains("22P02").doesNotContain("marker");
              assertThat(e.getSuppressed()).isEmpty();
            });
  }

  @Test
  void namesTheTableThatTheLoginMayNotRead() throws SQLException {
    run(
        "drop role if exists racine_reader",
        "create role racine_reader login",
        "create table secret (id int)",
        "revoke all on secret from public");
    AssetDescriptor table = find("secret");

    try (JdbcConnector reader =
        PostgresServer.source(database).login("racine_reader", "x").connect()) {
      assertThat(TestSource.names(reader)).contains("TABLE " + database + ".public.secret");
      assertThatThrownBy(() -> TestSource.read(reader, table))
          .isInstanceOfSatisfying(
              ConnectorException.class,
              e -> assertThat(e.code()).isEqualTo(ConnectorException.ACCESS_DENIED))
          .hasMessage(
              "Cannot read 'shop-db' "
                  + database
                  + ".public.secret: the login may not read it. Grant it SELECT, or exclude it."
                  + " (SQLState 42501)");
    }
  }

  @Test
  void namesTheTableThatIsGone() throws SQLException {
    run("create table t (id int)");
    AssetDescriptor table = find("t");
    run("drop table t");

    assertThatThrownBy(() -> TestSource.read(connector, table))
        .isInstanceOfSatisfying(
            ConnectorException.class,
            e -> assertThat(e.code()).isEqualTo(ConnectorException.NO_SUCH_ASSET));
  }

  @Test
  void readsEmptyAndAllNullTables() throws SQLException {
    run(
        "create table empty (id int, name text)",
        "create table none ()",
        "create table nulls (a text, b bytea, c text[])",
        "insert into nulls values (null, null, null), (null, null, '{a}')",
        "create table without (c text[])",
        "insert into without values (null), ('{}')");

    assertThat(TestSource.read(connector, find("empty")).summary().end())
        .isEqualTo(ReadSummary.End.EXHAUSTED);
    assertThat(TestSource.read(connector, find("none")).texts()).isEmpty();
    assertThat(TestSource.read(connector, find("nulls")).texts().get(0))
        .containsExactly(null, null, "[]");
    assertThat(TestSource.read(connector, find("without")).texts()).hasSize(2);
    assertThat(TestSource.read(connector, find("empty"), random(find("empty"), 5)).texts())
        .isEmpty();
  }

  @Test
  void stopsAtEachLimit() throws SQLException {
    run(
        "create table t as select n as id, repeat('x', 10) as pad"
            + " from generate_series(1, 1000) n");
    AssetDescriptor table = find("t");
    List<ColumnDescriptor> pad = List.of(TestSource.column(table, "pad"));

    ReadSummary byRows =
        TestSource.read(
                connector, table, ReadRequest.builder(ReadMode.FIRST, pad).maxRows(25).build())
            .summary();
    ReadSummary exactly =
        TestSource.read(
                connector, table, ReadRequest.builder(ReadMode.FIRST, pad).maxRows(1_000).build())
            .summary();
    ReadSummary byBytes =
        TestSource.read(
                connector, table, ReadRequest.builder(ReadMode.FULL, pad).maxBytes(110).build())
            .summary();

    assertThat(byRows.end()).isEqualTo(ReadSummary.End.ROW_LIMIT);
    assertThat(byRows.rows()).isEqualTo(25);
    assertThat(exactly.end()).isEqualTo(ReadSummary.End.EXHAUSTED);
    assertThat(byBytes.end()).isEqualTo(ReadSummary.End.BYTE_LIMIT);
    assertThat(byBytes.rows()).isEqualTo(5);
    assertThat(byBytes.bytes()).isEqualTo(100);
  }

  @Test
  @Timeout(20)
  void stopsAtTheTimeLimitOfASlowQuery() throws SQLException {
    run(
        "create view slow as select n as id from generate_series(1, 3) n where pg_sleep(30) is null");
    AssetDescriptor view = find("slow");

    TestSource.Rows rows =
        TestSource.read(
            connector,
            view,
            ReadRequest.builder(ReadMode.FULL, view.columns())
                .timeLimit(Duration.ofMillis(300))
                .build());

    assertThat(rows.texts()).isEmpty();
    assertThat(rows.summary().end()).isEqualTo(ReadSummary.End.TIME_LIMIT);
  }

  @Test
  @Timeout(20)
  void cancelEndsTheQueryAtTheServer() throws Exception {
    run(
        "create view slow as select n as id from generate_series(1, 3) n where pg_sleep(30) is null");
    AssetDescriptor view = find("slow");
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (ValueReader reader =
            connector.open(
                AssetPartition.whole(view),
                ReadRequest.builder(ReadMode.FULL, view.columns()).build());
        Connection watcher = PostgresServer.connect(database)) {
      var started = new CountDownLatch(1);
      Future<?> reading =
          thread.submit(
              () -> {
                started.countDown();
                return reader.next();
              });
      started.await();
      while (running(watcher) == 0) {
        Thread.onSpinWait();
      }

      long before = System.nanoTime();
      reader.cancel();

      assertThatThrownBy(() -> reading.get(10, TimeUnit.SECONDS))
          .cause()
          .isInstanceOfSatisfying(
              ConnectorException.class,
              e -> assertThat(e.code()).isEqualTo(ConnectorException.CANCELED));
      assertThat(running(watcher)).isZero();
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
      assertThat(reader.summary().end()).isEqualTo(ReadSummary.End.CANCELED);
    } finally {
      thread.shutdownNow();
    }
  }

  private int running(Connection watcher) throws SQLException {
    try (Statement statement = watcher.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select count(*) from pg_stat_activity where datname = '"
                    + database
                    + "' and query like '%slow%' and state = 'active' and pid <> pg_backend_pid()"
                    + " and wait_event = 'PgSleep'")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  @Test
  void leavesNoConnectionBehind() throws SQLException {
    run("create table t as select n as id from generate_series(1, 5000) n");
    AssetDescriptor table = find("t");
    ValueReader reader =
        connector.open(
            AssetPartition.whole(table),
            ReadRequest.builder(ReadMode.FULL, table.columns()).batchRows(10).build());
    assertThat(sessions()).isZero();
    assertThat(reader.next()).isPresent();
    assertThat(sessions()).isOne();

    connector.close();

    assertThat(sessions()).isZero();
    assertThatThrownBy(reader::next).isInstanceOf(ConnectorException.class);
    assertThatThrownBy(connector::verify).isInstanceOf(IllegalStateException.class);
    reader.close();
  }

  private int sessions() {
    return PostgresServer.settledSessions(database);
  }

  @Test
  void onlyListsWhatTheFilterPasses() throws SQLException {
    run(
        "create schema hr",
        "create schema it",
        "create table hr.staff (id int primary key)",
        "create table it.staff (id int)",
        "create table it.device (id int)");

    List<String> names =
        TestSource.names(
            TestSource.list(connector, AssetFilter.of(List.of("staff"), List.of("it.*"))));

    assertThat(names)
        .containsExactly(
            "DATABASE " + database,
            "SCHEMA " + database + ".hr",
            "TABLE " + database + ".hr.staff",
            "INDEX " + database + ".hr.staff.staff_pkey");
  }

  @Test
  void listsOnlyTheSchemasAskedForAndSystemSchemasOnRequest() throws SQLException {
    run("create schema hr", "create schema it");

    try (JdbcConnector some = PostgresServer.source(database).set("schemas", "it").connect();
        JdbcConnector all =
            PostgresServer.source(database).set("system-schemas", "true").connect()) {
      assertThat(TestSource.names(some))
          .containsExactly("DATABASE " + database, "SCHEMA " + database + ".it");
      assertThat(TestSource.names(all)).contains("TABLE " + database + ".pg_catalog.pg_class");
    }
  }

  @Test
  void neverWrites() throws SQLException {
    run(
        "create table log (id int)",
        "create function spy() returns int language plpgsql volatile as"
            + " 'begin insert into log values (1); return 1; end'",
        "create view writing as select spy() as x");
    AssetDescriptor view = find("writing");

    assertThatThrownBy(() -> TestSource.read(connector, view))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("SQLState 25006");
    assertThat(TestSource.read(connector, find("log")).texts()).isEmpty();
  }

  @Test
  void keepsTextsOfFiftyMegabytesOutOfTheHeap() throws SQLException {
    run(
        "create table t (id int, a text)",
        "insert into t select n, repeat(md5(n::text), 1600000) from generate_series(1, 6) n");
    AssetDescriptor table = find("t");
    long before = peakAllocation();

    TestSource.Rows rows = TestSource.read(connector, table);

    assertThat(rows.texts()).hasSize(6).allSatisfy(row -> assertThat(row.get(1)).hasSize(4_096));
    assertThat(rows.summary().cutValues()).isEqualTo(6);
    assertThat(peakAllocation() - before).isLessThan(20_000_000);
  }

  /**
   * What this thread has allocated in all: far less than one of the texts, or they were fetched.
   */
  private static long peakAllocation() {
    return ((com.sun.management.ThreadMXBean)
            java.lang.management.ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  @Test
  void readsNextAfterTheEndAsNothing() throws SQLException {
    run("create table t (id int)");
    AssetDescriptor table = find("t");

    try (ValueReader reader =
        connector.open(
            AssetPartition.whole(table),
            ReadRequest.builder(ReadMode.FULL, table.columns()).build())) {
      assertThat(reader.next()).isEqualTo(Optional.empty());
      assertThat(reader.next()).isEqualTo(Optional.empty());
      reader.cancel();
      assertThat(reader.summary().end()).isEqualTo(ReadSummary.End.EXHAUSTED);
    }
  }
}
