package io.racine.governance.connector.redis;

import java.util.Arrays;
import java.util.Optional;

/** What type of value a key has. */
enum ValueKind {
  STRING("string", "string"),
  HASH("hash", "hash"),
  LIST("list", "list"),
  SET("set", "set"),
  SORTED_SET("zset", "sorted set"),
  STREAM("stream", "stream");

  private final String word;
  private final String title;

  ValueKind(String word, String title) {
    this.word = word;
    this.title = title;
  }

  /** Returns the server's word for it. */
  String word() {
    return word;
  }

  /** Returns what people call it. */
  String title() {
    return title;
  }

  /** Returns whether a value of it is many rows. */
  boolean holdsElements() {
    return this == LIST || this == SET || this == SORTED_SET || this == STREAM;
  }

  /** Returns the name of the table of this kind with keys of a pattern. */
  String tableName(String pattern) {
    return pattern + " (" + title + ")";
  }

  /** Returns which kind the table of a name is of. */
  static Optional<ValueKind> ofTable(String name) {
    return Arrays.stream(values()).filter(kind -> name.endsWith(kind.tableName(""))).findFirst();
  }

  /** Returns the pattern that a table of this kind has in its name. */
  String patternOf(String tableName) {
    return tableName.substring(0, tableName.length() - tableName("").length());
  }
}
