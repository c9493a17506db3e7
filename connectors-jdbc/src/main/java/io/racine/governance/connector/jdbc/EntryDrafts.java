package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.CatalogItemType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Some entries of a place while they are described: each finds the rows about it by its key, which
 * the first column of every query holds.
 *
 * <p>What no row was ever about is gone, and is left out.
 */
final class EntryDrafts {
  /** Takes in one row about one entry. */
  interface Action<T> {
    void accept(T draft, ResultSet row) throws SQLException;
  }

  private static final String MARKS = "%s";

  private final Session session;
  private final List<Catalog.Entry> entries;
  private final Map<String, TableDraft> tables = new LinkedHashMap<>();
  private final Map<String, AssetDescriptor.Builder> routines = new LinkedHashMap<>();
  private final Set<String> seenTables = new HashSet<>();
  private final Set<String> seenRoutines = new HashSet<>();

  EntryDrafts(Session session, Catalog.Place place, List<Catalog.Entry> entries) {
    this.session = session;
    this.entries = entries;
    for (Catalog.Entry entry : entries) {
      if (entry.type().isRoutine()) {
        routines.put(
            entry.key(),
            AssetDescriptor.builder(entry.type(), place.path().child(entry.name()))
                .nativeKind(entry.nativeKind()));
      } else {
        tables.put(entry.key(), new TableDraft(place, entry));
      }
    }
  }

  boolean has(CatalogItemType type) {
    return entries.stream().anyMatch(entry -> entry.type() == type);
  }

  /** Returns the draft of a table or view; nothing when it is not among the entries. */
  @Nullable TableDraft table(String key) {
    return tables.get(key);
  }

  Set<String> tableKeys() {
    return tables.keySet();
  }

  /**
   * Runs a query about the tables and views.
   *
   * @param sql has %s where the keys go, behind all other parameters
   */
  void tables(String sql, Action<TableDraft> action, Object... scope) throws SQLException {
    each(tables, seenTables, sql, action, scope);
  }

  /** As {@link #tables}, about the routines. */
  void routines(String sql, Action<AssetDescriptor.Builder> action, Object... scope)
      throws SQLException {
    each(routines, seenRoutines, sql, action, scope);
  }

  private <T> void each(
      Map<String, T> drafts, Set<String> seen, String sql, Action<T> action, Object... scope)
      throws SQLException {
    if (drafts.isEmpty()) {
      return;
    }
    List<Object> parameters = new ArrayList<>(Arrays.asList(scope));
    parameters.addAll(drafts.keySet());
    session
        .queries()
        .each(
            withMarks(sql, drafts.size()),
            row -> {
              String key = row.getString(1);
              @Nullable T draft = drafts.get(key);
              if (draft != null) {
                seen.add(key);
                action.accept(draft, row);
              }
            },
            parameters.toArray());
  }

  /** Puts marks at the last %s: names, which may hold one too, stand before it. */
  private static String withMarks(String sql, int count) {
    int place = sql.lastIndexOf(MARKS);
    return sql.substring(0, place) + Names.marks(count) + sql.substring(place + MARKS.length());
  }

  Map<Catalog.Entry, Catalog.Described> build() {
    Map<Catalog.Entry, Catalog.Described> described = new HashMap<>();
    for (Catalog.Entry entry : entries) {
      @Nullable TableDraft table = entry.type().isRoutine() ? null : tables.get(entry.key());
      AssetDescriptor.@Nullable Builder routine =
          entry.type().isRoutine() ? routines.get(entry.key()) : null;
      if (table != null && seenTables.contains(entry.key())) {
        described.put(entry, table.build());
      } else if (routine != null && seenRoutines.contains(entry.key())) {
        described.put(entry, new Catalog.Described(routine.build(), List.of()));
      }
    }
    return described;
  }
}
