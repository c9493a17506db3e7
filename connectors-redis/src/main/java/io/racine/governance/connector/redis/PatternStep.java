package io.racine.governance.connector.redis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One step of a pattern of keys.
 *
 * @param separator what stands before it
 * @param word the word that stands here in every key; null where keys differ
 */
record PatternStep(String separator, @Nullable String word) {
  static final String VARIABLE = "{id}";
  private static final String KEY = "key";

  boolean isVariable() {
    return word == null;
  }

  /** Returns the pattern as people read it. */
  static String name(List<PatternStep> steps) {
    var name = new StringBuilder();
    for (PatternStep step : steps) {
      name.append(step.separator.replace("{", "\\{").replace("}", "\\}"));
      name.append(step.word == null ? VARIABLE : step.word);
    }
    return name.toString();
  }

  /** Returns the pattern for MATCH of a SCAN, which all its keys match and some others may. */
  static String glob(List<PatternStep> steps) {
    var glob = new StringBuilder();
    for (PatternStep step : steps) {
      glob.append(step.separator).append(step.word == null ? "*" : step.word);
    }
    return glob.toString();
  }

  /** Returns a name for each variable step: by the word before it, else by its number. */
  static List<String> columns(List<PatternStep> steps) {
    List<String> columns = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    @Nullable String before = null;
    for (PatternStep step : steps) {
      if (step.isVariable()) {
        String named = KEY + "." + before;
        boolean free = before != null && !before.isEmpty() && taken.add(named);
        columns.add(free ? named : KEY + "." + (columns.size() + 1));
      }
      before = step.word;
    }
    return columns;
  }
}
