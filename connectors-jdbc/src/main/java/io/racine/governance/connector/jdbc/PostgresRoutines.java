package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetDescriptor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions and procedures of a PostgreSQL schema. */
final class PostgresRoutines {
  private PostgresRoutines() {}

  /** Describes routines, given by their oids, into {@code described}. */
  static void describe(
      Session session,
      Catalog.Place place,
      Map<String, Catalog.Entry> routines,
      Map<Catalog.Entry, Catalog.Described> described)
      throws SQLException {
    PostgresGrants grants = PostgresGrants.onRoutines(session, routines.keySet());
    // Arguments without their defaults, for those are values.
    session
        .queries()
        .each(
            """
            SELECT p.oid, pg_get_functiondef(p.oid), obj_description(p.oid, 'pg_proc'), l.lanname,
              pg_get_function_identity_arguments(p.oid), pg_get_function_result(p.oid),
              p.prosecdef, pg_get_userbyid(p.proowner)
            FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_language l ON l.oid = p.prolang
            WHERE p.oid = ANY (?::oid[])""",
            row -> {
              Catalog.@Nullable Entry entry = routines.get(row.getString(1));
              if (entry != null) {
                AssetDescriptor.Builder asset = routine(place, entry, row);
                grants.addTo(entry.key(), asset);
                described.put(entry, new Catalog.Described(asset.build(), List.of()));
              }
            },
            PostgresCatalog.oids(routines.keySet()));
  }

  private static AssetDescriptor.Builder routine(
      Catalog.Place place, Catalog.Entry entry, ResultSet row) throws SQLException {
    AssetDescriptor.Builder asset =
        AssetDescriptor.builder(entry.type(), place.path().child(entry.name()))
            .nativeKind(entry.nativeKind())
            .definition(row.getString(2))
            .comment(row.getString(3))
            .attribute("language", row.getString(4))
            .attribute("arguments", row.getString(5))
            .attribute("runs-as", row.getBoolean(7) ? "owner" : "caller")
            .attribute("owner", row.getString(8));
    @Nullable String result = row.getString(6);
    return result == null ? asset : asset.attribute("returns", result);
  }
}
