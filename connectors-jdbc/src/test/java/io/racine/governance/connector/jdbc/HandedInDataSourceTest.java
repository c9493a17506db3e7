package io.racine.governance.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.DataSourceType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

final class HandedInDataSourceTest {
  private static void useAll(CountingDataSource host, DataSourceType type, String table) {
    try (JdbcConnector connector = new TestSource(type).handIn(host).connect()) {
      connector.verify();
      AssetDescriptor asset =
          TestSource.tables(connector).stream()
              .filter(each -> each.path().name().equalsIgnoreCase(table))
              .findFirst()
              .orElseThrow();
      connector.fingerprint(asset);
      assertThat(TestSource.read(connector, asset).texts()).hasSize(1);
    }
    assertThat(host.lent).hasValue(0);
  }

  private static String ask(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void assertStillWrites(Connection connection, String table) throws SQLException {
    assertThat(connection.getAutoCommit()).isTrue();
    assertThat(connection.isReadOnly()).isFalse();
    try (Statement statement = connection.createStatement()) {
      statement.execute("insert into " + table + " values (2)");
    }
    assertThat(ask(connection, "select count(*) from " + table)).isEqualTo("2");
  }

  @Test
  void postgresConnectionComesBackAsItWas() throws SQLException {
    String database = PostgresServer.newDatabase();
    PostgresServer.run(database, "create table t (id int)", "insert into t values (1)");
    try (Connection connection = PostgresServer.connect(database)) {
      String zone = ask(connection, "show timezone");

      useAll(new CountingDataSource(connection), DataSourceType.POSTGRESQL, "t");

      assertStillWrites(connection, "t");
      assertThat(ask(connection, "show timezone")).isEqualTo(zone);
      assertThat(ask(connection, "show statement_timeout")).isEqualTo("0");
      assertThat(connection.getNetworkTimeout()).isZero();
    }
  }

  @Test
  void h2ConnectionComesBackAsItWas() throws SQLException {
    CountingDataSource host = CountingDataSource.of("jdbc:h2:mem:handed", "sa", "");
    try (Connection connection = host.connection()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("create table t as select 1 as id");
      }

      useAll(host, DataSourceType.H2, "T");

      assertStillWrites(connection, "t");
      try (Statement statement = connection.createStatement()) {
        assertThat(statement.getQueryTimeout()).isZero();
      }
    }
  }

  @Test
  void sqliteConnectionComesBackAsItWas() throws SQLException {
    CountingDataSource host = CountingDataSource.of("jdbc:sqlite::memory:", "", "");
    try (Connection connection = host.connection()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("create table t as select 1 as id");
      }

      useAll(host, DataSourceType.SQLITE, "t");

      assertStillWrites(connection, "t");
    }
  }

  @Test
  void mariaDbConnectionComesBackAsItWas() throws SQLException {
    MariaDbServer.run(
        "create or replace database handed",
        "create table handed.t (id int)",
        "insert into handed.t values (1)");
    CountingDataSource host =
        CountingDataSource.of(MariaDbServer.url("handed"), "root", MariaDbServer.PASSWORD);
    try (Connection connection = host.connection()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("set time_zone = '+05:00', net_write_timeout = 61");
      }
      int silence = connection.getNetworkTimeout();

      useAll(host, DataSourceType.MARIADB, "t");

      assertStillWrites(connection, "t");
      assertThat(ask(connection, "select @@session.time_zone")).isEqualTo("+05:00");
      assertThat(ask(connection, "select @@session.net_write_timeout")).isEqualTo("61");
      assertThat(connection.getNetworkTimeout()).isEqualTo(silence);
    }
  }
}
