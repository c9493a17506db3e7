package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.testkit.connector.BrokenSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** The contracts' shop in H2. */
interface H2ContractSource extends ContractSource {
  String URL = "jdbc:h2:mem:contract";
  String PASSWORD = "marker-h2-password";

  /** Keeps the database, which lives in memory as long as somebody is connected. */
  final class Keeper {
    static final Connection CONNECTION = connect();

    private Keeper() {}

    private static Connection connect() {
      try {
        Connection connection = DriverManager.getConnection(URL, "keeper", PASSWORD);
        for (String sql : ContractSource.statements("varbinary(9)", "x'010203'")) {
          execute(connection, sql);
        }
        return connection;
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }

    static void execute(Connection connection, String sql) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }
  }

  @Override
  default DataSourceType type() {
    return DataSourceType.H2;
  }

  @Override
  default Map<String, String> settings() {
    return Keeper.CONNECTION == null ? Map.of() : Map.of("url", URL, "user", "keeper");
  }

  @Override
  default Map<String, String> secrets() {
    return Map.of("password", PASSWORD);
  }

  @Override
  default AssetPath home() {
    return AssetPath.of("CONTRACT", "PUBLIC");
  }

  @Override
  default String named(String name) {
    return name.toUpperCase(java.util.Locale.ROOT);
  }

  @Override
  default List<String> indexes() {
    try (Statement statement = Keeper.CONNECTION.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select listagg(lower(table_name) || '.' || index_name) within group"
                    + " (order by index_name) from information_schema.indexes")) {
      rows.next();
      return List.of(rows.getString(1).split(","));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  default int openResources() {
    try (Statement statement = Keeper.CONNECTION.createStatement();
        ResultSet rows =
            statement.executeQuery("select count(*) - 1 from information_schema.sessions")) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
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
            Map.of("url", "jdbc:h2:file:./target/nowhere", "user", "keeper"),
            secrets(),
            ConnectorException.MISCONFIGURED),
        "wrong host",
        BrokenSettings.of(
            Map.of("url", "jdbc:h2:tcp://127.0.0.1:1/nowhere", "user", "keeper"),
            secrets(),
            ConnectorException.UNREACHABLE));
  }

  @Override
  default void change() {
    try {
      // There and back again: the rows are the same in the end, but who can know that?
      Keeper.execute(Keeper.CONNECTION, "update customer set credit = credit + 1 where id = 1");
      Keeper.execute(Keeper.CONNECTION, "update customer set credit = credit - 1 where id = 1");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
