package io.racine.governance.connector.jdbc;

import java.util.Locale;

/** How far the reads of one connector can be made to see one and the same state of the data. */
enum Consistency {
  /** Each query sees the data as they are then. */
  NONE,
  /** All queries of one reader see one state; two readers see two. */
  PER_READER,
  /** All readers see one state. */
  SHARED;

  /** Returns the word for it among the attributes of a source. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
