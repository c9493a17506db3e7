package io.racine.governance.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.connector.Listing;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LargeSchemaTest {
  private static final int TABLES = 5_000;

  private static void create(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      for (int i = 0; i < TABLES; i++) {
        statement.addBatch(
            "create table t" + i + " (id int primary key, name varchar(40), mail varchar(60))");
        if (i % 500 == 499) {
          statement.executeBatch();
          connection.commit();
        }
      }
    }
    connection.setAutoCommit(true);
  }

  private static List<Listing> list(CountingDataSource host, DataSourceType type) {
    try (JdbcConnector connector = new TestSource(type).handIn(host).connect()) {
      return TestSource.list(connector);
    }
  }

  @Test
  void fiveThousandTablesOfPostgresCostFewQueries() throws SQLException {
    String database = PostgresServer.newDatabase();
    try (Connection connection = PostgresServer.connect(database)) {
      create(connection);
      var host = new CountingDataSource(connection);

      List<Listing> steps = list(host, DataSourceType.POSTGRESQL);

      assertThat(steps).hasSize(2 + 2 * TABLES).allMatch(Listing.Found.class::isInstance);
      assertThat(host.queries).hasSizeLessThan(100);
    }
  }

  @Test
  void fiveThousandTablesOfH2CostFewQueries() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:large", "sa", "")) {
      create(connection);
      var host = new CountingDataSource(connection);

      List<Listing> steps = list(host, DataSourceType.H2);

      assertThat(steps).hasSize(2 + 2 * TABLES).allMatch(Listing.Found.class::isInstance);
      assertThat(host.queries).hasSizeLessThan(100);
    }
  }
}
