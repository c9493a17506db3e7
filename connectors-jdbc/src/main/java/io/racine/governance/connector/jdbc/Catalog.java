package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lists what a database holds, in bulk: the names of a schema in one query, and what is known about
 * some hundred of them at a time. So a schema of any size costs few queries and bounded memory.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
interface Catalog {
  /**
   * A database or schema.
   *
   * @param schema the name to ask the catalogue for; empty when the database has none
   * @param holdsEntries whether tables lie directly in it
   */
  record Place(AssetDescriptor asset, String schema, boolean holdsEntries) {
    AssetPath path() {
      return asset.path();
    }
  }

  /**
   * A table, view or routine by name.
   *
   * @param name its own name; with the types of its arguments if it is a routine
   * @param nativeKind what the database calls it; may be empty
   * @param key what the catalogue finds it by
   */
  record Entry(CatalogItemType type, String name, String nativeKind, String key) {
    static final Comparator<Entry> ORDER =
        Comparator.comparing(Entry::name).thenComparing(Entry::type).thenComparing(Entry::key);
  }

  /** An entry in full, and the indexes of a table. */
  record Described(AssetDescriptor asset, List<AssetDescriptor> indexes) {}

  /**
   * Which schemas to list.
   *
   * @param named exact names; empty for the default, {@code *} for all
   * @param system whether the database's own are listed too
   */
  record Scope(List<String> named, boolean system) {
    boolean all() {
      return named.contains("*");
    }

    boolean includes(String schema, boolean isSystem) {
      return (named.isEmpty() || all()) ? system || !isSystem : named.contains(schema);
    }

    /** Returns the schema that a URL names when nothing else is asked for. */
    @Nullable String only(@Nullable String fromUrl) {
      return named.isEmpty() && fromUrl != null && !fromUrl.isEmpty() ? fromUrl : null;
    }
  }

  /** Returns the databases and schemas, parents first, siblings in the order of their names. */
  List<Place> places(Session session, Scope scope) throws SQLException;

  /** Returns what lies directly in a place, in any order. */
  List<Entry> entries(Session session, Place place) throws SQLException;

  /** Returns some entries in full; those that are gone meanwhile are left out. */
  Map<Entry, Described> describe(Session session, Place place, List<Entry> entries)
      throws SQLException;

  /** Returns how many entries to describe at a time. */
  default int chunk() {
    return 250;
  }
}
