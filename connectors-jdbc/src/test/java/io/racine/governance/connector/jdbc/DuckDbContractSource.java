package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.testkit.connector.BrokenSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** The contracts' shop in a file of DuckDB. */
interface DuckDbContractSource extends ContractSource {
  /** Makes the file once, and a file that is none. */
  final class Keeper {
    static final Path FILE = make();

    /** Keeps the database open as the connector opens it, so that opening it again is cheap. */
    private static Connection anchor = anchored();

    private Keeper() {}

    private static Connection anchored() {
      try {
        String url = "jdbc:duckdb:" + FILE;
        return DriverManager.getConnection(url, DriverDefaults.of(url, 10));
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }

    static synchronized void change(List<String> statements) {
      try {
        anchor.close();
        DuckDbFile.execute(FILE, statements);
        DuckDbFile.age(FILE, 30);
        anchor = anchored();
      } catch (IOException | SQLException e) {
        throw new AssertionError(e);
      }
    }

    private static Path make() {
      try {
        Path file = Files.createTempDirectory("racine").resolve("contract.duckdb");
        DuckDbFile.execute(file, ContractSource.statements("blob", "'\\x01\\x02\\x03'::blob"));
        Files.writeString(file.resolveSibling("no.duckdb"), "no database\n".repeat(2_000));
        file.toFile().deleteOnExit();
        DuckDbFile.age(file, 60);
        return file;
      } catch (IOException | SQLException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Override
  default DataSourceType type() {
    return DataSourceType.DUCKDB;
  }

  @Override
  default Map<String, String> settings() {
    return Map.of("url", "jdbc:duckdb:" + Keeper.FILE);
  }

  @Override
  default AssetPath home() {
    return AssetPath.of("contract", "main");
  }

  @Override
  default List<String> indexes() {
    return List.of();
  }

  @Override
  default Map<String, BrokenSettings> brokenSettings() {
    return Map.of(
        "missing file",
        BrokenSettings.of(
            Map.of("url", "jdbc:duckdb:" + Keeper.FILE.resolveSibling("nowhere.db")),
            Map.of(),
            ConnectorException.UNREACHABLE),
        "missing folder",
        BrokenSettings.of(
            Map.of("url", "jdbc:duckdb:" + Keeper.FILE.resolveSibling("nowhere") + "/x.db"),
            Map.of(),
            ConnectorException.UNREACHABLE),
        "no database",
        BrokenSettings.of(
            Map.of("url", "jdbc:duckdb:" + Keeper.FILE.resolveSibling("no.duckdb")),
            Map.of(),
            ConnectorException.MISCONFIGURED));
  }

  @Override
  default void change() {
    Keeper.change(
        List.of(
            "update customer set credit = 3.5 where id = 1",
            "update customer set credit = 1.5 where id = 1"));
  }
}
