package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.testkit.connector.FaultContract;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Tag;

@Tag("mysql")
final class MySqlFaultTest extends FaultContract implements FaultSource {
  /** Makes the database once. */
  private static final class Keeper {
    static final String DATABASE = make();

    private static String make() {
      try {
        MySqlServer.run("create database broken_network");
        MySqlFamily.run(
            MySqlServer.url("broken_network"),
            "checked",
            MySqlServer.PASSWORD,
            FaultSource.statements().toArray(String[]::new));
        return "broken_network";
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Override
  public DataSourceType type() {
    return DataSourceType.MYSQL;
  }

  @Override
  public AssetPath home() {
    return AssetPath.of(Keeper.DATABASE);
  }

  @Override
  public int port() {
    return MySqlServer.port();
  }

  @Override
  public String index() {
    return "PRIMARY";
  }

  @Override
  public String url(String host, int port) {
    return "jdbc:mysql://"
        + host
        + ":"
        + port
        + "/"
        + Keeper.DATABASE
        + "?allowPublicKeyRetrieval=true";
  }

  @Override
  public String user() {
    return "checked";
  }

  @Override
  public Map<String, String> secrets() {
    return Map.of("password", MySqlServer.PASSWORD);
  }
}
