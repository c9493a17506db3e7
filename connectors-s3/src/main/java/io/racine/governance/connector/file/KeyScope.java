package io.racine.governance.connector.file;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which keys of a source are looked at.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param prefix what all keys begin with
 * @param hidden whether names that begin with a dot count
 */
record KeyScope(String prefix, List<KeyGlob> includes, List<KeyGlob> excludes, boolean hidden) {
  KeyScope {
    includes = List.copyOf(includes);
    excludes = List.copyOf(excludes);
  }

  /** Returns what a key says, or null when it is not looked at. */
  @Nullable DataSetKey key(String key) {
    return key.startsWith(prefix) && KeyGlob.passes(key, includes, excludes)
        ? DataSetKey.of(key, hidden).orElse(null)
        : null;
  }

  /** Returns the narrower of the scope and a data set; what is of neither is told by its key. */
  String prefix(String other) {
    return other.startsWith(prefix) ? other : prefix;
  }
}
