package io.racine.governance.plugin;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds what a mistyped name may have meant. */
final class NearNames {
  private NearNames() {}

  /** Returns " Did you mean 'x'?", or nothing when no known name is near. */
  static String hint(String given, Collection<String> known) {
    String near =
        known.stream()
            .filter(name -> distance(lower(given), lower(name)) <= Math.max(1, name.length() / 3))
            .sorted()
            .map(name -> "'" + name + "'")
            .collect(Collectors.joining(" or "));
    return near.isEmpty() ? "" : " Did you mean " + near + "?";
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Edits between two names, a swap of neighbours counting as one (optimal string alignment). */
  private static int distance(String a, String b) {
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          edits[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best =
            Math.min(
                Math.min(edits[i - 1][j] + 1, edits[i][j - 1] + 1), edits[i - 1][j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          best = Math.min(best, edits[i - 2][j - 2] + 1);
        }
        edits[i][j] = best;
      }
    }
    return edits[a.length()][b.length()];
  }
}
