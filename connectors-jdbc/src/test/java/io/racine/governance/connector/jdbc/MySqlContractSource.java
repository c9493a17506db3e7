package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.testkit.connector.BrokenSettings;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** The contracts' shop in MySQL. */
interface MySqlContractSource extends ContractSource {
  /** Makes the database once. */
  final class Keeper {
    static final String URL = make();

    private Keeper() {}

    private static String make() {
      try {
        MySqlServer.run("create database contract");
        MySqlFamily.run(
            MySqlServer.url("contract"),
            "checked",
            MySqlServer.PASSWORD,
            ContractSource.statements("varbinary(9)", "x'010203'").toArray(String[]::new));
        settle();
        return MySqlServer.url("contract");
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }

    static void settle() throws SQLException {
      MySqlFamily.awaitSettled(
          MySqlServer.url("contract") + "&sessionVariables=information_schema_stats_expiry=0",
          "checked",
          MySqlServer.PASSWORD);
    }
  }

  @Override
  default DataSourceType type() {
    return DataSourceType.MYSQL;
  }

  @Override
  default Map<String, String> settings() {
    return Map.of("url", Keeper.URL, "user", "checked");
  }

  @Override
  default Map<String, String> secrets() {
    return Map.of("password", MySqlServer.PASSWORD);
  }

  @Override
  default AssetPath home() {
    return AssetPath.of("contract");
  }

  @Override
  default List<String> indexes() {
    return List.of("customer.PRIMARY", "note.PRIMARY");
  }

  @Override
  default Map<String, BrokenSettings> brokenSettings() {
    return Map.of(
        "wrong password",
        BrokenSettings.of(
            settings(),
            Map.of("password", "marker-wrong-password"),
            ConnectorException.LOGIN_REFUSED),
        "wrong database",
        BrokenSettings.of(
            Map.of("url", MySqlServer.url("nowhere"), "user", "checked"),
            secrets(),
            ConnectorException.MISCONFIGURED),
        "unknown host",
        BrokenSettings.of(
            Map.of("url", "jdbc:mysql://nowhere.invalid/shop", "user", "checked"),
            secrets(),
            ConnectorException.UNREACHABLE),
        "wrong port",
        BrokenSettings.of(
            Map.of("url", "jdbc:mysql://127.0.0.1:1/shop", "user", "checked"),
            secrets(),
            ConnectorException.UNREACHABLE));
  }

  @Override
  default void change() {
    try {
      MySqlFamily.run(
          Keeper.URL,
          "checked",
          MySqlServer.PASSWORD,
          "update customer set credit = credit + 1 where id = 1",
          "update customer set credit = credit - 1 where id = 1");
      Keeper.settle();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
