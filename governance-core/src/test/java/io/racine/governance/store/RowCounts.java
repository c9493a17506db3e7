package io.racine.governance.store;

import io.racine.governance.Governance;
import io.racine.governance.organization.OrganizationId;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Looks at the rows of an organisation past every service, for tests that nothing stays or changes.
 */
public final class RowCounts {
  private RowCounts() {}

  /** Returns the number of rows of an organisation, by table. */
  public static Map<String, Long> of(Governance governance, OrganizationId organization) {
    Map<String, Long> counts = new TreeMap<>();
    Database database = database(governance);
    for (String table : tables(database)) {
      counts.put(
          table,
          database.query(
              handle ->
                  handle
                      .createQuery("SELECT COUNT(*) FROM " + table + " WHERE organization_id = :id")
                      .bind("id", organization.value())
                      .mapTo(Long.class)
                      .one()));
    }
    return counts;
  }

  /** Returns the rows of an organisation as text, by table. */
  public static Map<String, String> contentOf(Governance governance, OrganizationId organization) {
    Map<String, String> content = new TreeMap<>();
    Database database = database(governance);
    for (String table : tables(database)) {
      content.put(
          table,
          database.query(
              handle ->
                  handle
                      .createQuery("SELECT * FROM " + table + " WHERE organization_id = :id")
                      .bind("id", organization.value())
                      .mapToMap()
                      .list()
                      .stream()
                      .map(row -> new TreeMap<>(row).toString())
                      .sorted()
                      .toList()
                      .toString()));
    }
    return content;
  }

  /** Returns every table of the schema that has rows of organisations: all but the version's. */
  private static List<String> tables(Database database) {
    return database.query(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT LOWER(table_name) FROM information_schema.columns
                    WHERE LOWER(table_name) LIKE 'gov!_%' ESCAPE '!'
                      AND LOWER(column_name) = 'organization_id'
                    """)
                .mapTo(String.class)
                .list());
  }

  public static List<String> allTables(Governance governance) {
    return database(governance)
        .query(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT LOWER(table_name) FROM information_schema.tables
                        WHERE LOWER(table_name) LIKE 'gov!_%' ESCAPE '!' ORDER BY 1
                        """)
                    .mapTo(String.class)
                    .list());
  }

  public static List<String> tablesWithOrganization(Governance governance) {
    return tables(database(governance)).stream().sorted().toList();
  }

  private static Database database(Governance governance) {
    try {
      Field field = Governance.class.getDeclaredField("database");
      field.setAccessible(true);
      return (Database) field.get(governance);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
