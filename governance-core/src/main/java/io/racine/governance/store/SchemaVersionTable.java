package io.racine.governance.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the store says about its own tables. Row 0, if there, is only a thing to lock. */
final class SchemaVersionTable {
  static final String DDL =
      """
      CREATE TABLE IF NOT EXISTS gov_schema_version (
        version INTEGER NOT NULL PRIMARY KEY,
        checksum VARCHAR(64) NOT NULL,
        statements_applied INTEGER NOT NULL,
        applied_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
        library_version VARCHAR(64) NOT NULL
      )""";

  /** How far one version is installed. */
  record Applied(String checksum, int statements) {}

  private SchemaVersionTable() {}

  static void create(Connection connection, StoreDialect dialect) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(DDL);
    } catch (SQLException e) {
      // IF NOT EXISTS can lose a race against another node that creates the table just now.
      if (read(connection, dialect).isEmpty()) {
        throw e;
      }
    }
  }

  static void insertLockRow(Connection connection, StoreDialect dialect) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO gov_schema_version
            (version, checksum, statements_applied, applied_at, library_version)
          SELECT 0, 'lock', 0, CURRENT_TIMESTAMP, 'lock'
          WHERE NOT EXISTS (SELECT 1 FROM gov_schema_version WHERE version = 0)
          """);
    } catch (SQLException e) {
      // Another node inserted it just now: all that is wanted.
      if (!dialect.isUniqueViolation(e)) {
        throw e;
      }
    }
  }

  /** Returns what is installed by version, or empty if there is no version table. */
  static Optional<SortedMap<Integer, Applied>> read(Connection connection, StoreDialect dialect)
      throws SQLException {
    SortedMap<Integer, Applied> applied = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT version, checksum, statements_applied FROM gov_schema_version
                WHERE version > 0
                """)) {
      while (row.next()) {
        applied.put(row.getInt(1), new Applied(row.getString(2), row.getInt(3)));
      }
      return Optional.of(applied);
    } catch (SQLException e) {
      if (dialect.faultOf(e) == StoreFault.MISSING_TABLE) {
        return Optional.empty();
      }
      throw e;
    }
  }

  static void start(Connection connection, SchemaScript script, Instant now, String libraryVersion)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            INSERT INTO gov_schema_version
              (version, checksum, statements_applied, applied_at, library_version)
            VALUES (?, ?, 0, ?, ?)
            """)) {
      statement.setInt(1, script.version());
      statement.setString(2, script.checksum());
      statement.setObject(3, now.atOffset(ZoneOffset.UTC));
      statement.setString(4, libraryVersion);
      statement.executeUpdate();
    }
  }

  static void advance(Connection connection, int version, int statementsApplied)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "UPDATE gov_schema_version SET statements_applied = ? WHERE version = ?")) {
      statement.setInt(1, statementsApplied);
      statement.setInt(2, version);
      statement.executeUpdate();
    }
  }

  /** The row of a version that somebody applied by hand. */
  static String noteByHand(SchemaScript script) {
    return """
    INSERT INTO gov_schema_version
      (version, checksum, statements_applied, applied_at, library_version)
    SELECT %1$d, '%2$s', %3$d, CURRENT_TIMESTAMP, 'by hand'
    WHERE NOT EXISTS (SELECT 1 FROM gov_schema_version WHERE version = %1$d)"""
        .formatted(script.version(), script.checksum(), script.statements().size());
  }
}
