package io.racine.governance.benchmarks;

import io.racine.governance.spi.asset.DataSourceType;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * The sample databases Chinook and Sakila, loaded into a PostgreSQL of our own, and Chinook's file.
 */
final class SampleDatabases {
  private static final String USER = "postgres";

  private SampleDatabases() {}

  /** Loads the databases from the scripts in a folder, and has them evaluated. */
  static void addTo(DatabaseEvaluation evaluation, Path folder, Path truth)
      throws IOException, SQLException {
    Path chinook = folder.resolve("chinook");
    Path sakila = folder.resolve("sakila");
    evaluation.add(
        DataSourceType.SQLITE,
        source -> source.set("url", "jdbc:sqlite:" + chinook.resolve("chinook.sqlite")),
        truth,
        "chinook");
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      execute(server, USER, "CREATE DATABASE chinook");
      execute(server, USER, "CREATE DATABASE sakila");
      load(server, "chinook", chinook.resolve("chinook-postgresql.sql"));
      load(server, "sakila", sakila.resolve("sakila-postgresql-schema.sql"));
      load(server, "sakila", sakila.resolve("sakila-postgresql-data-copy.sql"));
      for (String database : List.of("chinook", "sakila")) {
        evaluation.add(
            DataSourceType.POSTGRESQL,
            source -> source.set("url", url(server, database)).set("user", USER),
            truth,
            database);
      }
    }
  }

  static String url(EmbeddedPostgres server, String database) {
    return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
  }

  static void execute(EmbeddedPostgres server, String database, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url(server, database), USER, "");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /**
   * Runs a script: statements as they are, COPY blocks through the driver, a client's own commands
   * not.
   */
  private static void load(EmbeddedPostgres server, String database, Path script)
      throws IOException, SQLException {
    try (Connection connection = DriverManager.getConnection(url(server, database), USER, "");
        Statement statement = connection.createStatement()) {
      var sql = new StringBuilder();
      var rows = new StringBuilder();
      String copy = null;
      for (String line : Files.readAllLines(script)) {
        if (copy != null && line.equals("\\.")) {
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn(copy, new StringReader(rows.toString()));
          rows.setLength(0);
          copy = null;
        } else if (copy != null) {
          rows.append(line).append('\n');
        } else if (line.startsWith("COPY ")) {
          run(statement, sql);
          copy = line.replaceFirst(";\\s*$", "");
        } else if (!line.startsWith("\\") && !line.contains(" DATABASE ")) {
          sql.append(line).append('\n');
        }
      }
      run(statement, sql);
    }
  }

  private static void run(Statement statement, StringBuilder sql) throws SQLException {
    if (!sql.toString().isBlank()) {
      statement.execute(sql.toString());
      sql.setLength(0);
    }
  }
}
