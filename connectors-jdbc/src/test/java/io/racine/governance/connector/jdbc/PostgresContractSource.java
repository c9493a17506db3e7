package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.testkit.connector.BrokenSettings;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** The contracts' shop in PostgreSQL. */
interface PostgresContractSource extends ContractSource {
  /** Makes the database once. */
  final class Keeper {
    static final String DATABASE = make();

    private Keeper() {}

    private static String make() {
      try {
        String database = PostgresServer.newDatabase();
        PostgresServer.run(
            database, ContractSource.statements("bytea", "'\\x010203'").toArray(String[]::new));
        return database;
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Override
  default DataSourceType type() {
    return DataSourceType.POSTGRESQL;
  }

  @Override
  default Map<String, String> settings() {
    return Map.of("url", PostgresServer.url(Keeper.DATABASE), "user", "racine_checked");
  }

  @Override
  default Map<String, String> secrets() {
    return Map.of("password", PostgresServer.CHECKED_PASSWORD);
  }

  @Override
  default AssetPath home() {
    return AssetPath.of(Keeper.DATABASE, "public");
  }

  @Override
  default List<String> indexes() {
    return List.of("customer.customer_pkey", "note.note_pkey");
  }

  @Override
  default int openResources() {
    return PostgresServer.settledSessions(Keeper.DATABASE);
  }

  @Override
  default Map<String, BrokenSettings> brokenSettings() {
    return Map.of(
        "wrong password",
        BrokenSettings.of(
            settings(),
            Map.of("password", "marker-wrong-password"),
            ConnectorException.LOGIN_REFUSED),
        "no password",
        BrokenSettings.of(settings(), Map.of(), ConnectorException.LOGIN_REFUSED),
        "wrong database",
        BrokenSettings.of(
            Map.of("url", PostgresServer.url("nowhere"), "user", "racine_checked"),
            secrets(),
            ConnectorException.MISCONFIGURED),
        "unknown host",
        BrokenSettings.of(
            Map.of("url", "jdbc:postgresql://nowhere.invalid/shop", "user", "racine_checked"),
            secrets(),
            ConnectorException.UNREACHABLE),
        "wrong port",
        BrokenSettings.of(
            Map.of("url", "jdbc:postgresql://127.0.0.1:1/shop", "user", "racine_checked"),
            secrets(),
            ConnectorException.UNREACHABLE));
  }

  @Override
  default void change() {
    try {
      PostgresServer.run(
          Keeper.DATABASE,
          "update customer set credit = credit + 1 where id = 1",
          "update customer set credit = credit - 1 where id = 1",
          "select pg_stat_force_next_flush()",
          "select 1");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
