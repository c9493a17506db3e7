package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.testkit.connector.BrokenSettings;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** The contracts' shop in MariaDB. */
interface MariaDbContractSource extends ContractSource {
  /** Makes the database once. */
  final class Keeper {
    static final String URL = make();

    private Keeper() {}

    private static String make() {
      try {
        MariaDbServer.run("create database contract");
        MySqlFamily.run(
            MariaDbServer.url("contract"),
            "root",
            MariaDbServer.PASSWORD,
            ContractSource.statements("varbinary(9)", "x'010203'").toArray(String[]::new));
        MySqlFamily.awaitSettled(MariaDbServer.url("contract"), "root", MariaDbServer.PASSWORD);
        return MariaDbServer.url("contract");
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Override
  default DataSourceType type() {
    return DataSourceType.MARIADB;
  }

  @Override
  default Map<String, String> settings() {
    return Map.of("url", Keeper.URL, "user", "root");
  }

  @Override
  default Map<String, String> secrets() {
    return Map.of("password", MariaDbServer.PASSWORD);
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
            Map.of("url", MariaDbServer.url("nowhere"), "user", "root"),
            secrets(),
            ConnectorException.MISCONFIGURED),
        "unknown host",
        BrokenSettings.of(
            Map.of("url", "jdbc:mariadb://nowhere.invalid/shop", "user", "root"),
            secrets(),
            ConnectorException.UNREACHABLE),
        "wrong port",
        BrokenSettings.of(
            Map.of("url", "jdbc:mariadb://127.0.0.1:1/shop", "user", "root"),
            secrets(),
            ConnectorException.UNREACHABLE));
  }

  @Override
  default void change() {
    try {
      MySqlFamily.run(
          Keeper.URL,
          "root",
          MariaDbServer.PASSWORD,
          "update customer set credit = credit + 1 where id = 1",
          "update customer set credit = credit - 1 where id = 1");
      MySqlFamily.awaitSettled(Keeper.URL, "root", MariaDbServer.PASSWORD);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
