package io.racine.governance.connector.mongo;

import io.racine.governance.spi.asset.FieldPath;
import java.util.regex.Pattern;

/**
 * Tells names of fields from keys that may be values, by the rule of decision 4 that the library
 * expands JSON documents with.
 */
final class FieldNames {
  private static final Pattern FIELD_NAME =
      Pattern.compile("[\\p{L}_$][\\p{L}_$ -]{0,58}[0-9]{0,2}");

  private FieldNames() {}

  static boolean looksLikeName(String key) {
    return FIELD_NAME.matcher(key).matches();
  }

  /** Returns the path of {@code key} in an object at {@code path}. */
  static FieldPath child(FieldPath path, String key) {
    return looksLikeName(key) ? path.child(key) : path.elements();
  }

  /**
   * Returns the path that a dotted one of the server stands for, such as {@code address.city} of an
   * index.
   */
  static FieldPath ofDotted(String dotted) {
    FieldPath path = null;
    for (String key : dotted.split("\\.", -1)) {
      if (path != null) {
        path = child(path, key);
      } else {
        path = FieldPath.of(looksLikeName(key) ? key : CollectionShape.REST);
      }
    }
    return path == null ? FieldPath.of(CollectionShape.REST) : path;
  }
}
