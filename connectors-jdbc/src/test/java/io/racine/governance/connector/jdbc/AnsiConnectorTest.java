package io.racine.governance.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.ReadSummary;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database of which nothing is known: HSQLDB stands for all of them. */
final class AnsiConnectorTest {
  private static final String URL = "jdbc:hsqldb:mem:ansi";
  private Connection keeper;
  private JdbcConnector connector;

  @BeforeEach
  void open() throws SQLException {
    keeper = DriverManager.getConnection(URL, "SA", "");
    connector = TestSource.of(DataSourceType.JDBC, URL).login("SA", "").connect();
  }

  @AfterEach
  void close() throws SQLException {
    connector.close();
    run("drop schema public cascade");
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
  void listsTablesAndViews() throws SQLException {
    run(
        "create table staff (id int primary key, mail varchar(40) not null)",
        "create table \"od\"\"d_1\" (\"x.y\" int)",
        "create view everyone as select mail from staff");

    assertThat(connector.verify().attributes()).containsEntry("dialect", "ANSI");
    assertThat(TestSource.names(connector))
        .containsExactly(
            "DATABASE PUBLIC",
            "SCHEMA PUBLIC.PUBLIC",
            "VIEW PUBLIC.PUBLIC.EVERYONE",
            "TABLE PUBLIC.PUBLIC.STAFF",
            "TABLE PUBLIC.PUBLIC.\"od\"\"d_1\"");
    AssetDescriptor staff = TestSource.find(connector, "PUBLIC.PUBLIC.STAFF");
    assertThat(TestSource.column(staff, "ID").isKey()).isTrue();
    assertThat(TestSource.column(staff, "MAIL").size()).hasValue(40);
  }

  @Test
  void readsValues() throws SQLException {
    run(
        "create table t (a boolean, b decimal(10, 2), c timestamp, d clob, e blob,"
            + " f varbinary(9), g double)",
        "insert into t values (true, 1.50, timestamp '2024-02-29 23:59:59', 'a long text',"
            + " x'0102', x'01', 1e20)",
        "insert into t (a) values (null)");

    TestSource.Rows rows =
        TestSource.read(connector, TestSource.find(connector, "PUBLIC.PUBLIC.T"));

    assertThat(rows.texts().get(0))
        .containsExactly(
            "true",
            "1.50",
            "2024-02-29T23:59:59.000000",
            "a long text",
            "#2",
            "#1",
            "100000000000000000000");
    assertThat(rows.texts().get(1)).containsOnlyNulls();
  }

  @Test
  void readsTheFirstRowsWhenAskedForRandomOnesAndSaysSo() throws SQLException {
    run("create table t (id int)", "insert into t values (1), (2), (3)");
    AssetDescriptor table = TestSource.find(connector, "PUBLIC.PUBLIC.T");

    TestSource.Rows rows =
        TestSource.read(
            connector,
            table,
            ReadRequest.builder(ReadMode.RANDOM, table.columns()).maxRows(2).build());

    assertThat(rows.texts()).isEqualTo(List.of(List.of("1"), List.of("2")));
    assertThat(rows.summary().mode()).isEqualTo(ReadMode.FIRST);
    assertThat(rows.summary().end()).isEqualTo(ReadSummary.End.ROW_LIMIT);
    assertThat(rows.summary().issues()).hasSize(1);
    assertThat(connector.fingerprint(table)).isEmpty();
  }

  @Test
  void namesTheTableThatIsGone() throws SQLException {
    run("create table t (id int)");
    AssetDescriptor table = TestSource.find(connector, "PUBLIC.PUBLIC.T");
    run("drop table t");

    assertThatThrownBy(() -> TestSource.read(connector, table))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("PUBLIC.PUBLIC.T");
  }
}
