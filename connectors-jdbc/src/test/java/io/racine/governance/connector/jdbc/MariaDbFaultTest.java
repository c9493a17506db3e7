package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.testkit.connector.FaultContract;
import java.net.URI;
import java.sql.SQLException;
import java.util.Map;

final class MariaDbFaultTest extends FaultContract implements FaultSource {
  /** Makes the database once. */
  private static final class Keeper {
    static final String DATABASE = make();

    private static String make() {
      try {
        MariaDbServer.run("create database broken_network");
        MySqlFamily.run(
            MariaDbServer.url("broken_network"),
            "root",
            MariaDbServer.PASSWORD,
            FaultSource.statements().toArray(String[]::new));
        return "broken_network";
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Override
  public DataSourceType type() {
    return DataSourceType.MARIADB;
  }

  @Override
  public AssetPath home() {
    return AssetPath.of(Keeper.DATABASE);
  }

  @Override
  public int port() {
    return URI.create(MariaDbServer.url("").substring("jdbc:".length())).getPort();
  }

  @Override
  public String index() {
    return "PRIMARY";
  }

  @Override
  public String url(String host, int port) {
    return "jdbc:mariadb://" + host + ":" + port + "/" + Keeper.DATABASE;
  }

  @Override
  public String user() {
    return "root";
  }

  @Override
  public Map<String, String> secrets() {
    return Map.of("password", MariaDbServer.PASSWORD);
  }
}
