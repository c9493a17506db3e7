package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.CatalogItemType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions and procedures of a database of MySQL or MariaDB. */
final class MySqlRoutines {
  private MySqlRoutines() {}

  /** Lists the routines, named with the types of their arguments. */
  static List<Catalog.Entry> entries(Session session, Catalog.Place place) throws SQLException {
    Map<String, List<String>> types =
        parameters(session, "", row -> row.getString(3), place.schema());
    return session
        .queries()
        .list(
            """
            SELECT ROUTINE_TYPE, SPECIFIC_NAME, ROUTINE_NAME FROM information_schema.ROUTINES
            WHERE ROUTINE_SCHEMA = ? AND ROUTINE_TYPE IN ('FUNCTION', 'PROCEDURE')""",
            row -> {
              String key = row.getString(1) + " " + row.getString(2);
              return new Catalog.Entry(
                  CatalogItemType.valueOf(row.getString(1)),
                  row.getString(3)
                      + "("
                      + String.join(", ", types.getOrDefault(key, List.of()))
                      + ")",
                  CanonicalText.lower(row.getString(1)),
                  key);
            },
            place.schema());
  }

  /** Returns the arguments of routines, each in the given form, in their order. */
  private static Map<String, List<String>> parameters(
      Session session, String condition, Queries.Row<String> form, Object... parameters)
      throws SQLException {
    Map<String, List<String>> arguments = new HashMap<>();
    session
        .queries()
        .each(
            """
            SELECT ROUTINE_TYPE, SPECIFIC_NAME, DTD_IDENTIFIER, PARAMETER_MODE, PARAMETER_NAME
            FROM information_schema.PARAMETERS
            WHERE SPECIFIC_SCHEMA = ? AND ORDINAL_POSITION > 0 %s
            ORDER BY ROUTINE_TYPE, SPECIFIC_NAME, ORDINAL_POSITION"""
                .formatted(condition),
            row ->
                arguments
                    .computeIfAbsent(
                        row.getString(1) + " " + row.getString(2), any -> new ArrayList<>())
                    .add(form.read(row)),
            parameters);
    return arguments;
  }

  /** Describes routines, given by their types and names, into {@code described}. */
  static void describe(
      Session session,
      Catalog.Place place,
      Map<String, Catalog.Entry> routines,
      Map<Catalog.Entry, Catalog.Described> described)
      throws SQLException {
    List<String> names = new ArrayList<>();
    routines.keySet().forEach(key -> names.add(key.substring(key.indexOf(' ') + 1)));
    Object[] parameters = Names.parameters(place.schema(), names);
    String among = "AND SPECIFIC_NAME IN (" + Names.marks(names.size()) + ")";
    Map<String, List<String>> arguments =
        parameters(session, among, MySqlRoutines::argument, parameters);
    session
        .queries()
        .each(
            """
            SELECT ROUTINE_TYPE, SPECIFIC_NAME, ROUTINE_DEFINITION, ROUTINE_COMMENT,
              DTD_IDENTIFIER, SECURITY_TYPE, DEFINER
            FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = ? %s"""
                .formatted(among),
            row -> {
              String key = row.getString(1) + " " + row.getString(2);
              Catalog.@Nullable Entry entry = routines.get(key);
              if (entry != null) {
                AssetDescriptor.Builder asset =
                    routine(place, entry, row)
                        .attribute(
                            "arguments", String.join(", ", arguments.getOrDefault(key, List.of())));
                described.put(entry, new Catalog.Described(asset.build(), List.of()));
              }
            },
            parameters);
  }

  private static String argument(ResultSet row) throws SQLException {
    @Nullable String mode = row.getString(4);
    return (mode == null || mode.equals("IN") ? "" : mode + " ")
        + row.getString(5)
        + " "
        + row.getString(3);
  }

  private static AssetDescriptor.Builder routine(
      Catalog.Place place, Catalog.Entry entry, ResultSet row) throws SQLException {
    AssetDescriptor.Builder asset =
        AssetDescriptor.builder(entry.type(), place.path().child(entry.name()))
            .nativeKind(entry.nativeKind())
            .definition(row.getString(3))
            .comment(row.getString(4))
            .attribute("language", "sql")
            .attribute("runs-as", row.getString(6).equals("DEFINER") ? "owner" : "caller")
            .attribute("owner", row.getString(7));
    @Nullable String result = row.getString(5);
    return result == null || result.isEmpty() ? asset : asset.attribute("returns", result);
  }
}
