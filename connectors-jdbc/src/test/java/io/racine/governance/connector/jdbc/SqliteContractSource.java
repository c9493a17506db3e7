package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.testkit.connector.BrokenSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The contracts' shop in SQLite. */
interface SqliteContractSource extends ContractSource {
  /** Makes the file once. */
  final class Keeper {
    static final Path FILE = make();

    private Keeper() {}

    private static Path make() {
      try {
        Path file = Files.createTempDirectory("racine").resolve("contract.db");
        execute(file, ContractSource.statements("blob", "x'010203'"));
        file.toFile().deleteOnExit();
        age(file, 60);
        return file;
      } catch (IOException | SQLException e) {
        throw new AssertionError(e);
      }
    }

    static void execute(Path file, List<String> statements) throws SQLException {
      try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
          Statement statement = connection.createStatement()) {
        for (String sql : statements) {
          statement.execute(sql);
        }
      }
    }

    /** A file that was just written tells nothing yet. */
    static void age(Path file, int seconds) throws IOException {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(seconds)));
    }
  }

  @Override
  default DataSourceType type() {
    return DataSourceType.SQLITE;
  }

  @Override
  default Map<String, String> settings() {
    return Map.of("url", "jdbc:sqlite:" + Keeper.FILE);
  }

  @Override
  default AssetPath home() {
    return AssetPath.of("main");
  }

  @Override
  default List<String> indexes() {
    return List.of();
  }

  @Override
  default String credit(int i) {
    // A number with a fraction is a binary one there, whatever its column is declared as.
    return i + ".5";
  }

  @Override
  default Map<String, BrokenSettings> brokenSettings() {
    return Map.of(
        "missing file",
        BrokenSettings.of(
            Map.of("url", "jdbc:sqlite:" + Keeper.FILE.resolveSibling("nowhere.db")),
            Map.of(),
            ConnectorException.UNREACHABLE),
        "missing folder",
        BrokenSettings.of(
            Map.of("url", "jdbc:sqlite:" + Keeper.FILE.resolveSibling("nowhere") + "/x.db"),
            Map.of(),
            ConnectorException.UNREACHABLE));
  }

  @Override
  default void change() {
    try {
      Keeper.execute(
          Keeper.FILE,
          List.of(
              "update customer set credit = 3.5 where id = 1",
              "update customer set credit = 1.5 where id = 1"));
      Keeper.age(Keeper.FILE, 30);
    } catch (IOException | SQLException e) {
      throw new AssertionError(e);
    }
  }
}
