package io.racine.governance.connector.file.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names for columns, each once.
 *
 * <p>An empty one becomes {@code column_3} by its place, the second {@code mail} becomes {@code
 * mail_2}, always in the same way; a name that the object itself gives is never taken for another
 * column.
 */
final class UniqueNames {
  private static final int LONGEST = 256;

  private UniqueNames() {}

  static List<String> of(List<String> given, int columns) {
    Set<String> taken = new HashSet<>();
    for (String name : given) {
      taken.add(clean(name));
    }
    Set<String> used = new HashSet<>();
    Map<String, Integer> counts = new HashMap<>();
    List<String> names = new ArrayList<>(columns);
    for (int i = 0; i < columns; i++) {
      String name = i < given.size() ? clean(given.get(i)) : "";
      if (name.isEmpty()) {
        name = "column_" + (i + 1);
        if (taken.contains(name)) {
          name = free(name, taken, used, counts);
        }
      } else if (used.contains(name)) {
        name = free(name, taken, used, counts);
      }
      used.add(name);
      names.add(name);
    }
    return names;
  }

  private static String free(
      String name, Set<String> taken, Set<String> used, Map<String, Integer> counts) {
    String candidate;
    do {
      candidate = name + "_" + (counts.merge(name, 1, Integer::sum) + 1);
    } while (taken.contains(candidate) || used.contains(candidate));
    return candidate;
  }

  private static String clean(String name) {
    String stripped = name.strip();
    return stripped.length() <= LONGEST ? stripped : stripped.substring(0, LONGEST);
  }
}
