package io.racine.governance.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.ReadSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteConnectorTest {
  @TempDir private Path folder;
  private Path file;
  private JdbcConnector connector;

  @BeforeEach
  void open() {
    file = folder.resolve("shop.db");
    connector = TestSource.of(DataSourceType.SQLITE, "jdbc:sqlite:" + file).connect();
  }

  @AfterEach
  void close() {
    connector.close();
  }

  private void run(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Test
  void listsTablesViewsIndexesAndKeys() throws SQLException {
    run(
        "create table dept (code text primary key)",
        "create table staff (id integer primary key, mail varchar(40) unique,"
            + " dept text references dept(code), a int, b int, unique (a, b))",
        "create index staff_dept on staff (dept)",
        "create view everyone as select id, mail from staff");

    assertThat(TestSource.names(connector))
        .containsExactly(
            "DATABASE main",
            "TABLE main.dept",
            "INDEX main.dept.sqlite_autoindex_dept_1",
            "VIEW main.everyone",
            "TABLE main.staff",
            "INDEX main.staff.sqlite_autoindex_staff_1",
            "INDEX main.staff.sqlite_autoindex_staff_2",
            "INDEX main.staff.staff_dept");
    AssetDescriptor staff = TestSource.find(connector, "main.staff");
    assertThat(TestSource.column(staff, "mail").size()).hasValue(40);
    assertThat(TestSource.column(staff, "id").isKey()).isTrue();
    assertThat(staff.keys()).hasSize(4);
    assertThat(staff.keys().get(0).findTarget()).contains(AssetPath.of("main", "dept"));
    assertThat(TestSource.find(connector, "main.everyone").definition().orElseThrow())
        .startsWith("CREATE VIEW");
  }

  @Test
  void readsEachValueAsWhatItIsAndNotAsItsColumnSays() throws SQLException {
    run(
        "create table t (a boolean, b int, c decimal(10, 2), d real, e date, f timestamp, g text,"
            + " h blob, i)",
        "insert into t values (1, 9007199254740993, 12.5, 1e20, '2024-02-29',"
            + " '2024-02-29 23:59:59', 'text', x'010203', 'any')",
        "insert into t values ('maybe', 'no number', 'x', 'y', 'not a day', 1709251199000,"
            + " x'0102', 'no bytes', 1.5)",
        "insert into t (a) values (null)");

    TestSource.Rows rows = TestSource.read(connector, TestSource.find(connector, "main.t"));

    assertThat(rows.texts().get(0))
        .containsExactly(
            "true",
            "9007199254740993",
            "12.5",
            "100000000000000000000",
            "2024-02-29",
            "2024-02-29T23:59:59",
            "text",
            "#3",
            "any");
    assertThat(rows.texts().get(1))
        .containsExactly(
            "maybe", "no number", "x", "y", "not a day", "1709251199000", "#2", "no bytes", "1.5");
    assertThat(rows.texts().get(2)).containsOnlyNulls();
  }

  @Test
  void readsHostileNames() throws SQLException {
    List<String> names =
        List.of("a\"b", "semi;colon -- drop", "dot.ted", "two words", "o'clock", "Ünï😀", "select");
    for (String name : names) {
      String quoted = "\"" + name.replace("\"", "\"\"") + "\"";
      run(
          "create table " + quoted + " (" + quoted + " text)",
          "insert into " + quoted + " values ('found')");
    }

    for (String name : names) {
      AssetDescriptor table = TestSource.find(connector, AssetPath.of("main", name).toString());
      assertThat(TestSource.read(connector, table).texts()).isEqualTo(List.of(List.of("found")));
    }
  }

  @Test
  void aColumnThatIsGoneIsNotReadAsItsOwnName() throws SQLException {
    run("create table t (a text, b text)", "insert into t values ('x', 'y')");
    AssetDescriptor table = TestSource.find(connector, "main.t");
    run("alter table t drop column b");

    assertThatThrownBy(() -> TestSource.read(connector, table))
        .isInstanceOfSatisfying(
            ConnectorException.class,
            e -> assertThat(e.code()).isEqualTo(ConnectorException.NO_SUCH_ASSET));
  }

  @Test
  void aViewThatCannotBeDescribedIsAFailureOfThatViewAlone() throws SQLException {
    run(
        "create table t (a text)",
        "create table gone (a text)",
        "create view bad as select a from gone",
        "create view good as select a from t",
        "drop table gone");

    assertThat(TestSource.names(connector))
        .containsExactly("DATABASE main", "FAILED main.bad", "VIEW main.good", "TABLE main.t");
  }

  @Test
  void samplesFromAllOverASmallTableByChance() throws SQLException {
    run(
        "create table t (id integer primary key)",
        "insert into t with recursive n(x) as (select 1 union all select x + 1 from n where"
            + " x < 100000) select x from n");

    assertThat(mean(1_000)).isBetween(44_000L, 56_000L);
  }

  @Test
  void samplesALargeTableByJumpingIntoItsKey() throws SQLException {
    run(
        "create table t (id integer primary key)",
        "insert into t with recursive n(x) as (select 1 union all select x + 1 from n where"
            + " x < 1200000) select x from n");

    assertThat(mean(1_000)).isBetween(540_000L, 660_000L);
  }

  @Test
  void samplesATableWhoseKeyIsMostlyGaps() throws SQLException {
    run(
        "create table t (id integer primary key)",
        "insert into t values (900000000)",
        "insert into t with recursive n(x) as (select 1 union all select x + 1 from n where"
            + " x < 5000) select x from n");

    assertThat(read(1_000).texts()).hasSize(1_000);
  }

  private TestSource.Rows read(long rows) {
    AssetDescriptor table = TestSource.find(connector, "main.t");
    return TestSource.read(
        connector,
        table,
        ReadRequest.builder(ReadMode.RANDOM, table.columns()).maxRows(rows).seed(3).build());
  }

  /** Chance gives few more or fewer than wanted: fewer by a seventh once in a million times. */
  private long mean(int wanted) {
    TestSource.Rows read = read(wanted);
    assertThat(read.texts()).hasSizeBetween(wanted * 6 / 7, wanted).doesNotHaveDuplicates();
    assertThat(read.summary().mode()).isEqualTo(ReadMode.RANDOM);
    return read.texts().stream().mapToLong(row -> Long.parseLong(row.get(0))).sum()
        / read.texts().size();
  }

  @Test
  void tablesWithoutRowIdsGiveTheirFirstRowsAndSaySo() throws SQLException {
    run("create table t (code text primary key) without rowid", "insert into t values ('a')");

    TestSource.Rows rows = read(10);

    assertThat(rows.texts()).hasSize(1);
    assertThat(rows.summary().mode()).isEqualTo(ReadMode.FIRST);
    assertThat(rows.summary().issues()).hasSize(1);
  }

  @Test
  void readsOnlyTheBeginningOfLongTexts() throws SQLException {
    run("create table t (a text)", "insert into t values (printf('%.*c', 5000000, 'x'))");
    AssetDescriptor table = TestSource.find(connector, "main.t");

    TestSource.Rows rows =
        TestSource.read(
            connector,
            table,
            ReadRequest.builder(ReadMode.FULL, table.columns()).maxValueChars(9).build());

    assertThat(rows.texts()).isEqualTo(List.of(List.of("xxxxxxxxx")));
    assertThat(rows.summary().cutValues()).isEqualTo(1);
    assertThat(rows.summary().end()).isEqualTo(ReadSummary.End.EXHAUSTED);
  }

  @Test
  void neverMakesAFileThatIsNotThere() {
    assertThatThrownBy(connector::verify)
        .isInstanceOfSatisfying(
            ConnectorException.class,
            e -> assertThat(e.code()).isEqualTo(ConnectorException.UNREACHABLE));

    assertThat(Files.exists(file)).isFalse();
  }

  @Test
  void readsADatabaseWithAWriteAheadLogWhileItIsWritten() throws SQLException {
    try (Connection writer = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = writer.createStatement()) {
      statement.execute("pragma journal_mode = wal");
      statement.execute("create table t (a text)");
      statement.execute("insert into t values ('x')");
      writer.setAutoCommit(false);
      statement.execute("insert into t values ('y')");

      TestSource.Rows rows = TestSource.read(connector, TestSource.find(connector, "main.t"));

      assertThat(rows.texts()).isEqualTo(List.of(List.of("x")));
    }
  }

  @Test
  void knowsTheTypesThatPeopleDeclare() {
    List<LogicalType> types = new ArrayList<>();
    for (String declared :
        List.of(
            "INTEGER",
            "varchar(40)",
            "NVARCHAR (9)",
            "Text",
            "BLOB",
            "double precision",
            "DECIMAL(10,2)",
            "NUMERIC",
            "BOOLEAN",
            "DATETIME",
            "",
            "JSONB",
            "MONEY")) {
      types.add(SqliteCatalog.logical(declared));
    }

    assertThat(types)
        .containsExactly(
            LogicalType.INTEGER,
            LogicalType.TEXT,
            LogicalType.TEXT,
            LogicalType.TEXT,
            LogicalType.BINARY,
            LogicalType.FLOAT,
            LogicalType.DECIMAL,
            LogicalType.DECIMAL,
            LogicalType.BOOLEAN,
            LogicalType.TIMESTAMP,
            LogicalType.OTHER,
            LogicalType.JSON,
            LogicalType.OTHER);
  }

  @Test
  void estimatesRowsWhenSomebodyHasAnalysed() throws SQLException {
    run("create table t (a text)", "insert into t values ('x'), ('y')");
    assertThat(TestSource.find(connector, "main.t").rowEstimate()).isEmpty();

    run("create index i on t (a)", "analyze");

    assertThat(TestSource.find(connector, "main.t").rowEstimate()).hasValue(2);
    assertThat(TestSource.find(connector, "main.t").columns())
        .extracting(ColumnDescriptor::name)
        .containsExactly("a");
  }
}
