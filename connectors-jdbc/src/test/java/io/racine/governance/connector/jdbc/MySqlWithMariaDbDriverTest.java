package io.racine.governance.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.connector.ConnectorException;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** MySQL's server with MariaDB's driver. */
@Tag("mysql")
final class MySqlWithMariaDbDriverTest extends MySqlFamilyContract {
  private static String url(String database) {
    return "jdbc:mariadb://127.0.0.1:" + MySqlServer.port() + "/" + database;
  }

  @Override
  TestSource source() {
    return TestSource.of(DataSourceType.MYSQL, url("shop") + "?allowPublicKeyRetrieval=true")
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

  @Test
  void aLoginThatNeedsThePublicKeyIsALoginRefused() throws SQLException {
    // The server forgets whom it knows, and so asks for the password in full again.
    run("flush privileges");
    try (JdbcConnector connector =
        TestSource.of(DataSourceType.MYSQL, url("shop"))
            .login("checked", "marker-wrong-password")
            .connect()) {
      assertThatThrownBy(connector::verify)
          .isInstanceOfSatisfying(
              ConnectorException.class,
              e -> assertThat(e.code()).isEqualTo(ConnectorException.LOGIN_REFUSED))
          .hasMessageContaining("Check the settings 'user' and 'password'")
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("marker"));
    }
  }
}
