package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetDescriptor;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who may do what in a PostgreSQL database.
 *
 * <p>What an owner may do is among the grants, for an owner may take it from himself. Members count
 * as having what their role has if they inherit it or may take on the role.
 */
final class PostgresGrants {
  /** Each query answers the key of what the right is on, the grantee's oid and name, the right. */
  private static final String ON_TABLES =
      """
      SELECT c.oid, a.grantee, coalesce(r.rolname, 'PUBLIC'), a.privilege_type
      FROM pg_catalog.pg_class c
      CROSS JOIN LATERAL aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) a
      LEFT JOIN pg_catalog.pg_roles r ON r.oid = a.grantee
      WHERE c.oid = ANY (?::oid[])""";

  private static final String ON_ROUTINES =
      """
      SELECT p.oid, a.grantee, coalesce(r.rolname, 'PUBLIC'), a.privilege_type
      FROM pg_catalog.pg_proc p
      CROSS JOIN LATERAL aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
      LEFT JOIN pg_catalog.pg_roles r ON r.oid = a.grantee
      WHERE p.oid = ANY (?::oid[])""";

  private static final String ON_SCHEMAS =
      """
      SELECT n.nspname, a.grantee, coalesce(r.rolname, 'PUBLIC'), a.privilege_type
      FROM pg_catalog.pg_namespace n
      CROSS JOIN LATERAL aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) a
      LEFT JOIN pg_catalog.pg_roles r ON r.oid = a.grantee""";

  /** Beside the database's own grants, the roles that may read or write whatever is in it. */
  private static final String ON_DATABASE =
      """
      SELECT '', a.grantee, coalesce(r.rolname, 'PUBLIC'), a.privilege_type
      FROM pg_catalog.pg_database d
      CROSS JOIN LATERAL aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
      LEFT JOIN pg_catalog.pg_roles r ON r.oid = a.grantee
      WHERE d.datname = current_database()
      UNION ALL
      SELECT '', r.oid, r.rolname, 'SUPERUSER' FROM pg_catalog.pg_roles r WHERE r.rolsuper
      UNION ALL
      SELECT '', r.oid, r.rolname, x.privilege
      FROM (VALUES ('pg_read_all_data', 'SELECT'), ('pg_write_all_data', 'INSERT'),
        ('pg_write_all_data', 'UPDATE'), ('pg_write_all_data', 'DELETE')) AS x (role, privilege)
      JOIN pg_catalog.pg_roles r ON r.rolname = x.role
      WHERE EXISTS (SELECT 1 FROM pg_catalog.pg_auth_members m WHERE m.roleid = r.oid)""";

  /** Read through JSON: before version 16 every member inherits, and there is no column for it. */
  private static final String MEMBERS =
      """
      WITH RECURSIVE usable AS (
        SELECT m.roleid, m.member FROM pg_catalog.pg_auth_members m
        WHERE coalesce((to_jsonb(m) ->> 'inherit_option')::boolean, true)
          OR coalesce((to_jsonb(m) ->> 'set_option')::boolean, true)),
      reached AS (
        SELECT u.roleid, u.member FROM usable u WHERE u.roleid = ANY (?::oid[])
        UNION
        SELECT u.roleid, u.member FROM reached o JOIN usable u ON u.roleid = o.member)
      SELECT r.rolname, m.rolname FROM reached o
      JOIN pg_catalog.pg_roles r ON r.oid = o.roleid
      JOIN pg_catalog.pg_roles m ON m.oid = o.member""";

  private final Map<String, GrantList> byKey = new LinkedHashMap<>();
  private final Memberships memberships = new Memberships();

  private PostgresGrants() {}

  static PostgresGrants onTables(Session session, Iterable<String> oids) throws SQLException {
    return ask(session, ON_TABLES, PostgresCatalog.oids(oids));
  }

  static PostgresGrants onRoutines(Session session, Iterable<String> oids) throws SQLException {
    return ask(session, ON_ROUTINES, PostgresCatalog.oids(oids));
  }

  /** Returns the grants on all schemas, by their names. */
  static PostgresGrants onSchemas(Session session) throws SQLException {
    return ask(session, ON_SCHEMAS);
  }

  /** Returns the grants on the database of the connection, under the empty key. */
  static PostgresGrants onDatabase(Session session) throws SQLException {
    return ask(session, ON_DATABASE);
  }

  private static PostgresGrants ask(Session session, String sql, Object... parameters)
      throws SQLException {
    var grants = new PostgresGrants();
    Drafts.ifAllowed(() -> grants.fill(session, sql, parameters));
    return grants;
  }

  private void fill(Session session, String sql, Object... parameters) throws SQLException {
    Set<String> grantees = new TreeSet<>();
    session
        .queries()
        .each(
            sql,
            row -> {
              grantees.add(row.getString(2));
              byKey
                  .computeIfAbsent(row.getString(1), any -> new GrantList())
                  .add(row.getString(3), row.getString(4));
            },
            parameters);
    session
        .queries()
        .each(
            MEMBERS,
            row -> memberships.add(row.getString(1), row.getString(2)),
            PostgresCatalog.oids(grantees));
  }

  /** Sets the grants of one asset; none when they could not be asked for. */
  void addTo(String key, AssetDescriptor.Builder asset) {
    byKey.getOrDefault(key, new GrantList()).addTo(asset, memberships);
  }
}
