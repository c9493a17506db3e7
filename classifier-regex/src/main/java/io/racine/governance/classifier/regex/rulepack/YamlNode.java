package io.racine.governance.classifier.regex.rulepack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A part of a YAML file that knows its line.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param line its line, from 1
 * @param kind what it is
 * @param text the text of a scalar, as written
 * @param items the items of a list
 * @param fields the fields of a mapping, in order
 */
record YamlNode(
    int line, Kind kind, String text, List<YamlNode> items, Map<String, YamlNode> fields) {
  enum Kind {
    TEXT("a text"),
    NUMBER("a number"),
    FLAG("true or false"),
    NOTHING("nothing"),
    LIST("a list"),
    MAP("a mapping");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /** Stands for a file that is not there. */
  static final YamlNode NOTHING = scalar(1, Kind.NOTHING, "");

  static YamlNode scalar(int line, Kind kind, String text) {
    return new YamlNode(line, kind, text, List.of(), Map.of());
  }

  static YamlNode list(int line, List<YamlNode> items) {
    return new YamlNode(line, Kind.LIST, "", List.copyOf(items), Map.of());
  }

  static YamlNode map(int line, Map<String, YamlNode> fields) {
    return new YamlNode(line, Kind.MAP, "", List.of(), new LinkedHashMap<>(fields));
  }

  boolean isScalar() {
    return kind == Kind.TEXT || kind == Kind.NUMBER || kind == Kind.FLAG;
  }

  @Override
  public String toString() {
    return kind + " at line " + line;
  }
}
