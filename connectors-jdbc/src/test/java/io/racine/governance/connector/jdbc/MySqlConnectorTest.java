package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.asset.LogicalType;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;

@Tag("mysql")
final class MySqlConnectorTest extends MySqlFamilyContract {
  @Override
  TestSource source() {
    return TestSource.of(DataSourceType.MYSQL, MySqlServer.url("shop"))
        .login("checked", MySqlServer.PASSWORD);
  }

  @Override
  void run(String... statements) throws SQLException {
    MySqlServer.run(statements);
  }

  @Override
  LogicalType json() {
    return LogicalType.JSON;
  }

  @Override
  boolean isRunning() throws SQLException {
    return MySqlFamily.isRunning(MySqlServer.url(""), "checked", MySqlServer.PASSWORD);
  }
}
