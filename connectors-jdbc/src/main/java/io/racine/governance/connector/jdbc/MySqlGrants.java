package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetDescriptor;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who may do what in a database of MySQL or MariaDB: by a grant on the table, on its database or on
 * all there is, made to an account or to a role that it has.
 *
 * <p>The server shows a login all grants if it may read the schema {@code mysql}, and else its own.
 */
final class MySqlGrants {
  private static final Pattern ACCOUNT = Pattern.compile("'(.*)'@'(.*)'", Pattern.DOTALL);

  /** The rights that are about tables and what is in them; the others are about the server. */
  private static final String ABOUT_TABLES =
      """
      ('SELECT', 'INSERT', 'UPDATE', 'DELETE', 'CREATE', 'DROP', 'REFERENCES', 'INDEX', 'ALTER',
       'CREATE VIEW', 'SHOW VIEW', 'TRIGGER', 'DELETE HISTORY')""";

  /** Who may do it with every table. The name of a database in a grant may be a pattern. */
  private static final String ON_ALL_TABLES =
      """
      SELECT GRANTEE, PRIVILEGE_TYPE FROM information_schema.USER_PRIVILEGES
      WHERE PRIVILEGE_TYPE IN %1$s
      UNION
      SELECT GRANTEE, PRIVILEGE_TYPE FROM information_schema.SCHEMA_PRIVILEGES
      WHERE CAST(? AS BINARY) LIKE CAST(TABLE_SCHEMA AS BINARY) AND PRIVILEGE_TYPE IN %1$s"""
          .formatted(ABOUT_TABLES);

  private static final String ON_TABLES =
      """
      SELECT TABLE_NAME, GRANTEE, PRIVILEGE_TYPE FROM information_schema.TABLE_PRIVILEGES
      WHERE TABLE_SCHEMA = ? AND TABLE_NAME IN (%s)""";

  private static final String ON_COLUMNS =
      """
      SELECT TABLE_NAME, COLUMN_NAME, GRANTEE, PRIVILEGE_TYPE
      FROM information_schema.COLUMN_PRIVILEGES WHERE TABLE_SCHEMA = ? AND TABLE_NAME IN (%s)
      ORDER BY TABLE_NAME, COLUMN_NAME, PRIVILEGE_TYPE, GRANTEE""";

  private final GrantList onAllTables = new GrantList();
  private final Map<String, GrantList> byTable = new HashMap<>();
  private final Memberships memberships = new Memberships();

  private MySqlGrants() {}

  /** Returns the grants on all that is in a database. */
  static MySqlGrants onAllTables(Session session, String schema, boolean mariaDb)
      throws SQLException {
    var grants = new MySqlGrants();
    Drafts.ifAllowed(
        () ->
            session
                .queries()
                .each(
                    ON_ALL_TABLES,
                    row -> grants.onAllTables.add(account(row.getString(1)), row.getString(2)),
                    schema));
    grants.roles(session, mariaDb);
    return grants;
  }

  /** Returns the grants on some tables; those on all tables are among each table's. */
  static MySqlGrants onTables(Drafts tables, String schema, boolean mariaDb) throws SQLException {
    MySqlGrants grants = onAllTables(tables.session(), schema, mariaDb);
    Drafts.ifAllowed(
        () ->
            tables.each(
                ON_TABLES,
                (draft, row) ->
                    grants
                        .byTable
                        .computeIfAbsent(row.getString(1), any -> new GrantList())
                        .add(account(row.getString(2)), row.getString(3))));
    return grants;
  }

  /** Says of each column to whom it was granted by itself. */
  static void describeColumns(Drafts tables) throws SQLException {
    Map<List<String>, String> texts = new HashMap<>();
    Drafts.ifAllowed(
        () ->
            tables.each(
                ON_COLUMNS,
                (draft, row) -> {
                  String grant = row.getString(4) + " to " + account(row.getString(3));
                  String text =
                      texts.merge(
                          List.of(row.getString(1), row.getString(2)),
                          grant,
                          (before, more) -> before + ", " + more);
                  draft.columnAttribute(row.getString(2), "grants", text);
                }));
  }

  /** All roles if the login may read them; else those that it has itself. */
  private void roles(Session session, boolean mariaDb) throws SQLException {
    boolean all =
        Drafts.ifAllowed(
            () ->
                session
                    .queries()
                    .each(
                        mariaDb
                            ? "SELECT '', Role, Host, User FROM mysql.roles_mapping"
                            : "SELECT FROM_HOST, FROM_USER, TO_HOST, TO_USER FROM mysql.role_edges",
                        row ->
                            memberships.add(
                                named(row.getString(2), row.getString(1)),
                                named(row.getString(4), row.getString(3)))));
    if (!all) {
      Drafts.ifAllowed(
          () ->
              session
                  .queries()
                  .each(
                      mariaDb
                          ? "SELECT '', ROLE_NAME, '', GRANTEE FROM information_schema.APPLICABLE_ROLES"
                          : "SELECT ROLE_HOST, ROLE_NAME, GRANTEE_HOST, GRANTEE"
                              + " FROM information_schema.APPLICABLE_ROLES",
                      row ->
                          memberships.add(
                              named(row.getString(2), row.getString(1)),
                              named(row.getString(4), row.getString(3)))));
    }
  }

  /** Sets the grants on all tables of a database as those of the database. */
  void addTo(AssetDescriptor.Builder database) {
    onAllTables.addTo(database, memberships);
  }

  /** Sets the grants on each table. */
  void addTo(Drafts tables) {
    tables
        .byKey()
        .forEach(
            (name, draft) -> {
              GrantList grants = byTable.getOrDefault(name, new GrantList());
              grants.addAll(onAllTables);
              // MariaDB counts to a role what it has from others; a role's name has no host.
              grants.dropInherited(memberships, principal -> principal.indexOf('@') < 0);
              grants.addTo(draft.asset(), memberships);
            });
  }

  /** {@code 'ann'@'%'} becomes {@code ann@%}, and a role's {@code 'r'@''} becomes {@code r}. */
  private static String account(String grantee) {
    Matcher account = ACCOUNT.matcher(grantee);
    return account.matches() ? named(account.group(1), account.group(2)) : grantee;
  }

  private static String named(String user, String host) {
    return host.isEmpty() ? user : user + "@" + host;
  }
}
