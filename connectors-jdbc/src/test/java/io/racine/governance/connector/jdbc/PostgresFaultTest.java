package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.testkit.connector.FaultContract;
import java.sql.SQLException;
import java.util.Map;

final class PostgresFaultTest extends FaultContract implements FaultSource {
  /** Makes the database once. */
  private static final class Keeper {
    static final String DATABASE = make();

    private static String make() {
      try {
        String database = PostgresServer.newDatabase();
        PostgresServer.run(database, FaultSource.statements().toArray(String[]::new));
        return database;
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Override
  public DataSourceType type() {
    return DataSourceType.POSTGRESQL;
  }

  @Override
  public AssetPath home() {
    return AssetPath.of(Keeper.DATABASE, "public");
  }

  @Override
  public int port() {
    return PostgresServer.port();
  }

  @Override
  public String index() {
    return "letter_pkey";
  }

  @Override
  public String url(String host, int port) {
    return "jdbc:postgresql://" + host + ":" + port + "/" + Keeper.DATABASE;
  }

  @Override
  public String user() {
    return "racine_checked";
  }

  @Override
  public Map<String, String> secrets() {
    return Map.of("password", PostgresServer.CHECKED_PASSWORD);
  }

  @Override
  public int openResources() {
    return PostgresServer.settledSessions(Keeper.DATABASE);
  }
}
