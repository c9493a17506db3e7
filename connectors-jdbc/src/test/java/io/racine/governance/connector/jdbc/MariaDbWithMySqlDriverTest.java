package io.racine.governance.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.asset.LogicalType;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** MariaDB's server with MySQL's driver, which takes it for a MySQL. */
@Tag("mysql")
final class MariaDbWithMySqlDriverTest extends MySqlFamilyContract {
  @Override
  TestSource source() {
    return TestSource.of(
            DataSourceType.MYSQL, MariaDbServer.url("shop").replace("jdbc:mariadb:", "jdbc:mysql:"))
        .login("root", MariaDbServer.PASSWORD);
  }

  @Override
  void run(String... statements) throws SQLException {
    MariaDbServer.run(statements);
  }

  @Override
  LogicalType json() {
    return LogicalType.JSON;
  }

  @Override
  boolean isRunning() throws SQLException {
    return MySqlFamily.isRunning(MariaDbServer.url(""), "root", MariaDbServer.PASSWORD);
  }

  @Test
  void knowsTheServerByItsVersion() {
    try (JdbcConnector connector = source().connect()) {
      assertThat(connector.verify().product()).isEqualTo("MySQL");
      assertThat(connector.verify().attributes()).containsEntry("dialect", "MARIADB");
    }
  }
}
