package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.asset.LogicalType;
import java.sql.SQLException;

final class MariaDbConnectorTest extends MySqlFamilyContract {
  @Override
  TestSource source() {
    return TestSource.of(DataSourceType.MARIADB, MariaDbServer.url("shop"))
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
}
