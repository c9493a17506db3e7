package io.racine.governance.testkit;

/**
 * A place where a {@link LeakProbe} found what must not be there; it never shows the value.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param label what was planted
 * @param where where it was found
 * @param form how it was written there, such as {@code Base64}
 * @since 0.1
 */
public record Leak(String label, String where, String form) {
  @Override
  public String toString() {
    return "'" + label + "' in " + where + " (as " + form + ")";
  }
}
