package io.racine.governance.connector.file;

import java.util.List;

/**
 * A pattern over keys: {@code *} stands for any characters within one name, {@code **} for any at
 * all, {@code ?} for one character that is no slash.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
final class KeyGlob {
  private final String glob;

  KeyGlob(String glob) {
    this.glob = glob;
  }

  /** Returns what each key that one of the patterns matches begins with. */
  static String commonStart(List<String> globs) {
    String common = null;
    for (String glob : globs) {
      int end = 0;
      int most = common == null ? glob.length() : Math.min(common.length(), glob.length());
      while (end < most
          && "*?".indexOf(glob.charAt(end)) < 0
          && (common == null || common.charAt(end) == glob.charAt(end))) {
        end++;
      }
      common = glob.substring(0, end);
    }
    return common == null ? "" : common;
  }

  /** Returns whether a key is wanted: some include, or none is given, and no exclude matches. */
  static boolean passes(String key, List<KeyGlob> includes, List<KeyGlob> excludes) {
    return (includes.isEmpty() || includes.stream().anyMatch(each -> each.matches(key)))
        && excludes.stream().noneMatch(each -> each.matches(key));
  }

  /** Takes pattern times key steps at worst, whatever they are. */
  boolean matches(String key) {
    boolean[] reached = new boolean[key.length() + 1];
    reached[0] = true;
    int g = 0;
    while (g < glob.length()) {
      char mark = glob.charAt(g);
      if (mark == '*') {
        boolean deep = g + 1 < glob.length() && glob.charAt(g + 1) == '*';
        boolean slash = deep && g + 2 < glob.length() && glob.charAt(g + 2) == '/';
        spread(reached, key, deep, slash);
        g += slash ? 3 : deep ? 2 : 1;
      } else {
        step(reached, key, mark);
        g++;
      }
    }
    return reached[key.length()];
  }

  /** Lets a star swallow characters; a double star with a slash swallows whole names only. */
  private static void spread(boolean[] reached, String key, boolean deep, boolean slash) {
    boolean[] from = reached.clone();
    boolean open = false;
    for (int i = 0; i <= key.length(); i++) {
      if (slash) {
        reached[i] = from[i] || (open && i > 0 && key.charAt(i - 1) == '/');
        open |= from[i];
      } else {
        open |= from[i];
        reached[i] = open;
        if (!deep && i < key.length() && key.charAt(i) == '/') {
          open = false;
        }
      }
    }
  }

  private static void step(boolean[] reached, String key, char mark) {
    for (int i = key.length(); i > 0; i--) {
      char at = key.charAt(i - 1);
      reached[i] = reached[i - 1] && (mark == '?' ? at != '/' : at == mark);
    }
    reached[0] = false;
  }
}
