package io.racine.governance.connector.file;

import io.racine.governance.spi.asset.AssetPath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the objects of one container into data sets, with a memory that is bounded whatever the
 * keys are.
 *
 * <p>Where a folder has too many folders or tables to be names of things, they are values (people,
 * customers, orders) and become one. Which they are does not depend on the order of the keys.
 */
final class DataSetGroups {
  /** More folders than a person would name in one place. */
  private static final int MOST_FOLDERS = 1_000;

  /** More tables of one ending than a person would name in one place. */
  private static final int MOST_TABLES = 2_000;

  /** About 2 kB each, so 20 MB at the worst. */
  private static final int MOST_GROUPS = 10_000;

  /** One folder, with what lies in it. */
  private static final class Folder {
    final Map<String, Folder> folders = new HashMap<>();
    final Map<String, MemberGroup> tables = new HashMap<>();
    final Map<String, Integer> tablesOfEnding = new HashMap<>();
    final Set<String> anyTables = new HashSet<>();
    @Nullable Folder anyFolder;
  }

  private final Folder root = new Folder();
  private int mostFolders = MOST_FOLDERS;
  private int mostTables = MOST_TABLES;
  private int groups;

  void add(ObjectEntry entry, DataSetKey key) {
    Folder folder = root;
    if (!key.schema().isEmpty()) {
      for (String name : key.schema().split("/", -1)) {
        folder = folder(folder, name);
      }
    }
    group(folder, key.table()).add(entry, key);
    while (groups > MOST_GROUPS && mostFolders > 1) {
      mostFolders /= 2;
      mostTables = Math.max(1, mostTables / 2);
      tighten(root);
    }
  }

  private Folder folder(Folder parent, String name) {
    if (parent.anyFolder != null) {
      return parent.anyFolder;
    }
    Folder known = parent.folders.get(name);
    if (known != null) {
      return known;
    }
    Folder fresh = new Folder();
    parent.folders.put(name, fresh);
    return foldFolders(parent) ? folder(parent, name) : fresh;
  }

  private boolean foldFolders(Folder parent) {
    if (parent.folders.size() <= mostFolders) {
      return false;
    }
    Folder any = new Folder();
    parent.anyFolder = any;
    var folded = new HashMap<>(parent.folders);
    parent.folders.clear();
    folded.values().forEach(each -> pour(each, any));
    return true;
  }

  private MemberGroup group(Folder folder, String table) {
    String any = DataSetName.anyTable(table);
    String name = folder.anyTables.contains(any) ? any : table;
    MemberGroup known = folder.tables.get(name);
    if (known != null) {
      return known;
    }
    MemberGroup fresh = new MemberGroup();
    folder.tables.put(name, fresh);
    groups++;
    folder.tablesOfEnding.merge(any, 1, Integer::sum);
    return foldTables(folder, any) ? group(folder, table) : fresh;
  }

  private boolean foldTables(Folder folder, String any) {
    if (folder.anyTables.contains(any)
        || folder.tablesOfEnding.getOrDefault(any, 0) <= mostTables) {
      return false;
    }
    var together = new MemberGroup();
    folder
        .tables
        .entrySet()
        .removeIf(
            table -> {
              boolean folds = DataSetName.anyTable(table.getKey()).equals(any);
              if (folds) {
                together.merge(table.getValue());
                groups--;
              }
              return folds;
            });
    folder.anyTables.add(any);
    folder.tables.put(any, together);
    groups++;
    return true;
  }

  /** Moves all that one folder holds into another. */
  private void pour(Folder from, Folder into) {
    from.tables.forEach(
        (name, group) -> {
          groups--;
          group(into, name).merge(group);
        });
    from.anyTables.forEach(any -> foldAll(into, any));
    from.folders.forEach((name, each) -> pour(each, folder(into, name)));
    if (from.anyFolder != null) {
      if (into.anyFolder == null) {
        into.anyFolder = new Folder();
        var folded = new HashMap<>(into.folders);
        into.folders.clear();
        Folder any = into.anyFolder;
        folded.values().forEach(each -> pour(each, any));
      }
      pour(from.anyFolder, into.anyFolder);
    }
  }

  private void foldAll(Folder folder, String any) {
    folder.tablesOfEnding.put(any, Integer.MAX_VALUE);
    foldTables(folder, any);
  }

  private void tighten(Folder folder) {
    Set.copyOf(folder.tablesOfEnding.keySet()).forEach(any -> foldTables(folder, any));
    foldFolders(folder);
    Map.copyOf(folder.folders).values().forEach(this::tighten);
    if (folder.anyFolder != null) {
      tighten(folder.anyFolder);
    }
  }

  /** Returns the data sets by path, in the order of their paths. */
  SortedMap<AssetPath, Map.Entry<DataSetName, MemberGroup>> sorted(String container) {
    var sorted = new TreeMap<AssetPath, Map.Entry<DataSetName, MemberGroup>>();
    collect(sorted, container, "", root);
    return sorted;
  }

  private static void collect(
      Map<AssetPath, Map.Entry<DataSetName, MemberGroup>> sorted,
      String container,
      String schema,
      Folder folder) {
    folder.tables.forEach(
        (table, group) -> {
          var name = new DataSetName(container, schema, table, "");
          sorted.put(name.path(), Map.entry(name, group));
        });
    folder.folders.forEach((name, each) -> collect(sorted, container, below(schema, name), each));
    if (folder.anyFolder != null) {
      collect(sorted, container, below(schema, DataSetName.anyFolder()), folder.anyFolder);
    }
  }

  private static String below(String schema, String name) {
    return schema.isEmpty() ? name : schema + "/" + name;
  }
}
