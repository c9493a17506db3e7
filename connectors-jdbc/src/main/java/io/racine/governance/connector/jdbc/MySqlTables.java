package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.KeyDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What information_schema knows of some tables and views of one MySQL or MariaDB database. */
final class MySqlTables {
  /** {@code json_valid(`name`)}; a backtick in the name is doubled. */
  private static final Pattern JSON_CHECK = Pattern.compile("json_valid\\(`((?:[^`]|``)+)`\\)");

  /** The options a table was made with, as far as they tell of encryption, by either server. */
  private static final Pattern ENCRYPTION =
      Pattern.compile("(?:^| )`?encrypt(?:ion|ed)`?='?(y|n|yes|no)'?(?: |$)");

  private static final int MOST_LABEL_CHARS = 4_000;

  private final Drafts drafts;
  private final String schema;
  private final boolean mariaDb;
  private final Set<String> found = new HashSet<>();
  private final Set<String> jsonColumns = new HashSet<>();

  MySqlTables(Drafts drafts, String schema, boolean mariaDb) {
    this.drafts = drafts;
    this.schema = schema;
    this.mariaDb = mariaDb;
  }

  /** Returns whether a table was still there. */
  boolean found(String name) {
    return found.contains(name);
  }

  void fill() throws SQLException {
    tables();
    if (mariaDb) {
      jsonColumns();
    }
    columns();
    foreignKeys();
    indexes();
    partitions();
    MySqlGrants.describeColumns(drafts);
    MySqlGrants.onTables(drafts, schema, mariaDb).addTo(drafts);
  }

  private void tables() throws SQLException {
    drafts.each(
        """
        SELECT TABLE_NAME, TABLE_TYPE, TABLE_COMMENT, TABLE_ROWS, DATA_LENGTH + INDEX_LENGTH, ENGINE,
          CREATE_OPTIONS
        FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME IN (%s)""",
        (draft, row) -> {
          found.add(row.getString(1));
          if (row.getString(2).contains("VIEW")) {
            // The comment of a view is the word VIEW, or why it fails.
            return;
          }
          draft.asset().comment(row.getString(3));
          long rows = row.getLong(4);
          if (!row.wasNull()) {
            draft.asset().rowEstimate(rows);
          }
          long bytes = row.getLong(5);
          if (!row.wasNull()) {
            draft.asset().sizeInBytes(bytes);
          }
          @Nullable String engine = row.getString(6);
          if (engine != null) {
            draft.asset().attribute("engine", CanonicalText.lower(engine));
          }
          encryption(row.getString(7))
              .ifPresent(is -> draft.asset().attribute("encryption-at-rest", is));
        });
    drafts.each(
        """
        SELECT TABLE_NAME, VIEW_DEFINITION, DEFINER, SECURITY_TYPE FROM information_schema.VIEWS
        WHERE TABLE_SCHEMA = ? AND TABLE_NAME IN (%s)""",
        (draft, row) ->
            draft
                .asset()
                .definition(row.getString(2))
                .attribute("owner", row.getString(3))
                .attribute("runs-as", row.getString(4).equals("DEFINER") ? "owner" : "caller"));
  }

  /** Answers nothing when the table leaves it to the server, which then decides as it is set. */
  private static Optional<String> encryption(@Nullable String options) {
    Matcher option = ENCRYPTION.matcher(options == null ? "" : CanonicalText.lower(options));
    return option.find()
        ? Optional.of(Boolean.toString(option.group(1).startsWith("y")))
        : Optional.empty();
  }

  private void partitions() throws SQLException {
    drafts.each(
        """
        SELECT TABLE_NAME, COUNT(*), MAX(PARTITION_METHOD), MAX(PARTITION_EXPRESSION)
        FROM information_schema.PARTITIONS
        WHERE TABLE_SCHEMA = ? AND TABLE_NAME IN (%s) AND PARTITION_NAME IS NOT NULL
        GROUP BY TABLE_NAME""",
        (draft, row) -> {
          @Nullable String expression = row.getString(4);
          draft
              .asset()
              .attribute("partitions", row.getString(2))
              .attribute(
                  "partition-key",
                  row.getString(3) + (expression == null ? "" : " (" + expression + ")"));
        });
  }

  /** MariaDB's JSON is a text with a check, which the server makes itself. */
  private void jsonColumns() throws SQLException {
    drafts.each(
        """
        SELECT TABLE_NAME, CHECK_CLAUSE FROM information_schema.CHECK_CONSTRAINTS
        WHERE CONSTRAINT_SCHEMA = ? AND TABLE_NAME IN (%s)
          AND CHECK_CLAUSE LIKE 'json!_valid(%' ESCAPE '!'""",
        (draft, row) -> {
          Matcher check = JSON_CHECK.matcher(row.getString(2));
          if (check.matches()) {
            jsonColumns.add(row.getString(1) + "\0" + check.group(1).replace("``", "`"));
          }
        });
  }

  private void columns() throws SQLException {
    drafts.each(
        """
        SELECT TABLE_NAME, COLUMN_NAME, DATA_TYPE, COLUMN_TYPE, IS_NULLABLE,
          CHARACTER_MAXIMUM_LENGTH, NUMERIC_PRECISION, COLUMN_COMMENT, EXTRA
        FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = ? AND TABLE_NAME IN (%s)
        ORDER BY TABLE_NAME, ORDINAL_POSITION""",
        this::column);
  }

  private void column(TableDraft draft, ResultSet row) throws SQLException {
    String name = row.getString(2);
    String columnType = row.getString(4).toLowerCase(Locale.ROOT);
    LogicalType type =
        jsonColumns.contains(row.getString(1) + "\0" + name)
            ? LogicalType.JSON
            : MySqlTypes.of(row.getString(3).toLowerCase(Locale.ROOT), columnType);
    ColumnDescriptor.Builder column =
        draft
            .column(name, type, row.getString(4))
            .nullable(row.getString(5).equals("YES"))
            .comment(row.getString(8));
    long size = type == LogicalType.TEXT ? row.getLong(6) : row.getLong(7);
    if (size > 0 && (type == LogicalType.TEXT || type == LogicalType.DECIMAL)) {
      column.size((int) Math.min(Integer.MAX_VALUE, size));
    }
    String extra = row.getString(9).toLowerCase(Locale.ROOT);
    // Not DEFAULT_GENERATED, which says that the default is computed.
    boolean stored = extra.contains("stored generated") || extra.contains("persistent");
    boolean virtual = extra.contains("virtual");
    if (extra.contains("auto_increment") || stored || virtual) {
      column.attribute("generated", "true");
    }
    if (stored || virtual) {
      column.attribute("generation", stored ? "stored" : "virtual");
    }
    if (extra.contains("invisible")) {
      column.attribute("invisible", "true");
    }
    if (row.getString(3).equals("enum") || row.getString(3).equals("set")) {
      column.attribute("enumeration", "true").attribute("labels", labels(row.getString(4)));
    }
  }

  /** {@code enum('a','b')} becomes {@code 'a','b'}. */
  private static String labels(String columnType) {
    String labels = columnType.substring(columnType.indexOf('(') + 1, columnType.lastIndexOf(')'));
    return labels.substring(0, Math.min(labels.length(), MOST_LABEL_CHARS));
  }

  private void foreignKeys() throws SQLException {
    drafts.each(
        """
        SELECT TABLE_NAME, CONSTRAINT_NAME, COLUMN_NAME,
          REFERENCED_TABLE_SCHEMA, REFERENCED_TABLE_NAME, REFERENCED_COLUMN_NAME
        FROM information_schema.KEY_COLUMN_USAGE
        WHERE TABLE_SCHEMA = ? AND TABLE_NAME IN (%s) AND REFERENCED_TABLE_NAME IS NOT NULL
        ORDER BY TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION""",
        (draft, row) ->
            draft.foreignKey(
                row.getString(2),
                row.getString(3),
                AssetPath.of(row.getString(4), row.getString(5)),
                row.getString(6)));
  }

  /**
   * Asks for the indexes, and takes the unique ones for the keys that they are: of constraints a
   * login that may only read is told nothing.
   */
  private void indexes() throws SQLException {
    Map<List<String>, List<@Nullable String>> unique = new LinkedHashMap<>();
    drafts.each(
        """
        SELECT TABLE_NAME, INDEX_NAME, NON_UNIQUE, INDEX_TYPE, COLUMN_NAME
        FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = ? AND TABLE_NAME IN (%s)
        ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX""",
        (draft, row) -> {
          String index = row.getString(2);
          @Nullable String column = row.getString(5);
          boolean once = row.getInt(3) == 0;
          draft.index(index, once, row.getString(4), column);
          if (once) {
            unique
                .computeIfAbsent(List.of(row.getString(1), index), any -> new ArrayList<>())
                .add(column);
          }
        });
    unique.forEach((index, columns) -> key(index.get(0), index.get(1), columns));
  }

  /** An index of an expression is unique in something that is no column. */
  private void key(String table, String index, List<@Nullable String> columns) {
    KeyDescriptor.Kind kind =
        index.equals("PRIMARY") ? KeyDescriptor.Kind.PRIMARY : KeyDescriptor.Kind.UNIQUE;
    @Nullable TableDraft draft = drafts.byKey().get(table);
    if (draft != null && columns.stream().noneMatch(Objects::isNull)) {
      for (@Nullable String column : columns) {
        draft.key(kind, index, String.valueOf(column));
      }
    }
  }
}
