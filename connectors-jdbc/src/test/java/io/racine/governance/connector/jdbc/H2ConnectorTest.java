package io.racine.governance.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.asset.KeyDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.ReadSummary;
import io.racine.governance.spi.connector.SourceDescription;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class H2ConnectorTest {
  private final String url = "jdbc:h2:mem:" + UUID.randomUUID();
  private final String database = url.substring("jdbc:h2:mem:".length()).toUpperCase();
  private Connection keeper;
  private JdbcConnector connector;

  @BeforeEach
  void open() throws SQLException {
    keeper = DriverManager.getConnection(url, "sa", "");
    connector = TestSource.of(DataSourceType.H2, url).login("sa", "").connect();
  }

  @AfterEach
  void close() throws SQLException {
    connector.close();
    keeper.close();
  }

  private void run(String... statements) throws SQLException {
    try (Statement statement = keeper.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Test
  void saysWhatItIs() {
    SourceDescription description = connector.verify();

    assertThat(description.product()).isEqualTo("H2");
    assertThat(description.attributes()).containsEntry("dialect", "H2");
  }

  @Test
  void listsContainersBeforeContentsInTheOrderOfNames() throws SQLException {
    run(
        "create schema hr",
        "create table hr.staff (id int primary key, name varchar(40) not null)",
        "create index staff_name on hr.staff (name)",
        "create table zebra (id int)",
        "create table apple (id int)",
        "create view mango as select id from apple",
        "create alias shout for 'java.lang.String.valueOf(int)'");

    String db = database.matches("[A-Z0-9-]+") ? database : "?";
    List<String> names = TestSource.names(connector);

    assertThat(names.stream().map(name -> name.replace(db, "db")))
        .containsExactly(
            "DATABASE db",
            "SCHEMA db.HR",
            "TABLE db.HR.STAFF",
            "INDEX db.HR.STAFF.PRIMARY_KEY_4",
            "INDEX db.HR.STAFF.STAFF_NAME",
            "SCHEMA db.PUBLIC",
            "TABLE db.PUBLIC.APPLE",
            "VIEW db.PUBLIC.MANGO",
            "FUNCTION db.PUBLIC.\"SHOUT(integer)\"",
            "TABLE db.PUBLIC.ZEBRA");
  }

  @Test
  void describesColumnsAndKeys() throws SQLException {
    run(
        "create table dept (code char(2) primary key)",
        "comment on table dept is 'departments'",
        "create table staff (id bigint generated always as identity primary key,"
            + " mail varchar(80) unique, pay decimal(10, 2), dept char(2) references dept)",
        "comment on column staff.mail is 'business address'",
        "insert into dept values ('hr')");

    AssetDescriptor dept = TestSource.find(connector, database + ".PUBLIC.DEPT");
    AssetDescriptor staff = TestSource.find(connector, database + ".PUBLIC.STAFF");

    assertThat(dept.comment()).contains("departments");
    assertThat(dept.rowEstimate()).hasValue(1);
    assertThat(dept.type()).isEqualTo(CatalogItemType.TABLE);
    ColumnDescriptor mail = TestSource.column(staff, "MAIL");
    assertThat(mail.nativeType()).isEqualTo("CHARACTER VARYING(80)");
    assertThat(mail.logicalType()).isEqualTo(LogicalType.TEXT);
    assertThat(mail.size()).hasValue(80);
    assertThat(mail.nullable()).contains(true);
    assertThat(mail.comment()).contains("business address");
    assertThat(TestSource.column(staff, "PAY").nativeType()).isEqualTo("NUMERIC(10, 2)");
    assertThat(TestSource.column(staff, "ID").isKey()).isTrue();
    assertThat(TestSource.column(staff, "ID").attributes()).containsEntry("generated", "true");
    assertThat(staff.keys())
        .extracting(KeyDescriptor::kind)
        .containsExactlyInAnyOrder(
            KeyDescriptor.Kind.PRIMARY, KeyDescriptor.Kind.UNIQUE, KeyDescriptor.Kind.FOREIGN);
    KeyDescriptor foreign =
        staff.keys().stream()
            .filter(key -> key.kind() == KeyDescriptor.Kind.FOREIGN)
            .findFirst()
            .orElseThrow();
    assertThat(foreign.findTarget()).contains(dept.path());
    assertThat(foreign.targetColumns()).hasToString("[CODE]");
  }

  @Test
  void readsAllTypesAsCanonicalText() throws SQLException {
    run(
        "create table t (a boolean, b int, c decimal(30, 2), d double precision, e date, f time,"
            + " g timestamp, h timestamp with time zone, i uuid, j json, k varbinary(10), l clob,"
            + " m varchar(20) array, n interval day to second, o blob, p decfloat)",
        "insert into t values (true, -7, 12345678901234567890.5, 1e20, date '2024-02-29',"
            + " time '23:59:59', timestamp '2024-02-29 23:59:59.5',"
            + " timestamp with time zone '2024-02-29 23:30:00+02:00',"
            + " 'F47AC10B-58CC-4372-A567-0E02B2C3D479', json '{\"a\": 1}', x'010203',"
            + " 'a long text', array['x', null, 'y z'], interval '1 02:03:04' day to second,"
            + " x'0405', 1e3)",
        "insert into t (b) values (null)");

    TestSource.Rows rows =
        TestSource.read(connector, TestSource.find(connector, database + ".PUBLIC.T"));

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
            "{\"a\":1}",
            "#3",
            "a long text",
            "[x, null, y z]",
            "INTERVAL '1 02:03:04' DAY TO SECOND",
            "#2",
            "1000");
    assertThat(rows.texts().get(1)).containsOnly(null, "[]");
    assertThat(rows.summary().end()).isEqualTo(ReadSummary.End.EXHAUSTED);
    assertThat(rows.summary().rows()).isEqualTo(2);
  }

  @Test
  void samplesFromAllOverTheTable() throws SQLException {
    run("create table t as select x as id from system_range(1, 100000)");
    AssetDescriptor table = TestSource.find(connector, database + ".PUBLIC.T");

    TestSource.Rows rows =
        TestSource.read(
            connector,
            table,
            ReadRequest.builder(ReadMode.RANDOM, table.columns()).maxRows(1_000).seed(7).build());

    assertThat(rows.texts()).hasSizeBetween(900, 1_000);
    assertThat(rows.summary().mode()).isEqualTo(ReadMode.RANDOM);
    assertThat(rows.texts().stream().mapToInt(row -> Integer.parseInt(row.get(0))).average())
        .hasValueCloseTo(50_000.0, Offset.offset(5_000.0));
  }

  @Test
  void cutsLongTextsAndSaysSo() throws SQLException {
    run(
        "create table t (a varchar(100), b clob)",
        "insert into t values (repeat('x', 50), repeat('y', 100000))");
    AssetDescriptor table = TestSource.find(connector, database + ".PUBLIC.T");

    TestSource.Rows rows =
        TestSource.read(
            connector,
            table,
            ReadRequest.builder(ReadMode.FULL, table.columns()).maxValueChars(10).build());

    assertThat(rows.texts()).isEqualTo(List.of(List.of("x".repeat(10), "y".repeat(10))));
    assertThat(rows.summary().cutValues()).isEqualTo(2);
    assertThat(rows.summary().bytes()).isEqualTo(40);
  }
}
