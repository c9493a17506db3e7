package io.racine.governance.connector.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tables that are being described together, by what the catalogue finds each of them by.
 *
 * <p>Every query on the catalogue is for all of them, so that their number does not make the
 * queries more.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
final class Drafts {
  /** Does something with the row that a result stands on, and the table it is about. */
  interface DraftRow {
    void accept(TableDraft draft, ResultSet row) throws SQLException;
  }

  /** A part of what is asked of the catalogue. */
  interface Part {
    void fill() throws SQLException;
  }

  private final Session session;
  private final Map<String, TableDraft> byKey;
  private final Object[] parameters;

  /**
   * Takes the drafts by their keys.
   *
   * @param parameters what every query on them is given
   */
  Drafts(Session session, Map<String, TableDraft> byKey, Object... parameters) {
    this.session = session;
    this.byKey = byKey;
    this.parameters = parameters.clone();
  }

  Session session() {
    return session;
  }

  Map<String, TableDraft> byKey() {
    return byKey;
  }

  /**
   * Runs a query whose first column is the table's key.
   *
   * @param sql the query; {@code %s} stands for as many question marks as there are tables
   */
  void each(String sql, DraftRow action) throws SQLException {
    session
        .queries()
        .each(
            sql.replace("%s", Names.marks(byKey.size())),
            row -> {
              @Nullable TableDraft draft = byKey.get(row.getString(1));
              if (draft != null) {
                action.accept(draft, row);
              }
            },
            parameters);
  }

  /**
   * Asks for what may be kept from the login, or unknown to a relative of the database. It is then
   * left out: a table is worth listing without it.
   *
   * @return whether it could be asked
   */
  static boolean ifAllowed(Part part) throws SQLException {
    try {
      part.fill();
      return true;
    } catch (SQLException e) {
      if (SqlFailures.endsAll(e)) {
        throw e;
      }
      return false;
    }
  }
}
