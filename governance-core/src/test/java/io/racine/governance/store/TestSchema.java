package io.racine.governance.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Small schemas for tests, and a look at what came of them. */
final class TestSchema {
  private static final String ROOT = "io/racine/governance/store/testschema/";

  /** Two versions; V002 ends with a row. */
  static final String TWO = ROOT + "two";

  /** The first version of {@link #TWO} only. */
  static final String ONE = ROOT + "one";

  /** V001 with another text than that of {@link #ONE}. */
  static final String CHANGED = ROOT + "changed";

  /** V001 with a text of its own for PostgreSQL. */
  static final String OVERRIDE = ROOT + "override";

  /** V001 whose second statement is no SQL. */
  static final String BROKEN = ROOT + "broken";

  private TestSchema() {}

  /** Returns all columns, indexes, version rows and people: equal when two stores are equal. */
  static List<String> describe(DataSource dataSource) {
    List<String> lines = new ArrayList<>();
    lines.addAll(
        list(
            dataSource,
            """
            SELECT LOWER(table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable)
            FROM information_schema.columns WHERE table_schema = CURRENT_SCHEMA ORDER BY 1
            """));
    lines.addAll(
        list(
            dataSource,
            """
            SELECT LOWER(constraint_name || ' ' || constraint_type)
            FROM information_schema.table_constraints
            WHERE table_schema = CURRENT_SCHEMA
              AND (constraint_type = 'UNIQUE' OR constraint_type = 'FOREIGN KEY')
              AND LOWER(constraint_name) LIKE 'test%' ORDER BY 1
            """));
    lines.addAll(
        list(
            dataSource,
            """
            SELECT version || ' ' || checksum || ' ' || statements_applied || ' ' || library_version
            FROM gov_schema_version WHERE version > 0 ORDER BY version
            """));
    lines.addAll(list(dataSource, "SELECT name || ' ' || kind FROM test_person ORDER BY 1"));
    return lines;
  }

  /** Returns the names of all tables. */
  static List<String> tables(DataSource dataSource) {
    return list(
        dataSource,
        """
        SELECT LOWER(table_name) FROM information_schema.tables
        WHERE table_schema = CURRENT_SCHEMA ORDER BY 1
        """);
  }

  static List<String> list(DataSource dataSource, String sql) {
    List<String> lines = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        lines.add(row.getString(1));
      }
      return lines;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
