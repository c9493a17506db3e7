package io.racine.governance.connector.jdbc;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes the types out of a routine's signature, such as {@code (ID NUMBER, "the name" VARCHAR)}.
 */
final class SnowflakeSignature {
  private SnowflakeSignature() {}

  static String types(String signature) {
    String inner = signature.strip();
    if (inner.startsWith("(") && inner.endsWith(")")) {
      inner = inner.substring(1, inner.length() - 1);
    }
    List<String> types = new ArrayList<>();
    for (String argument : arguments(inner)) {
      String type = withoutName(argument.strip());
      int otherwise = type.indexOf(" DEFAULT ");
      types.add((otherwise < 0 ? type : type.substring(0, otherwise)).strip());
    }
    return String.join(", ", types);
  }

  /** Parts at the commas that are neither in quotes nor in brackets. */
  private static List<String> arguments(String text) {
    List<String> arguments = new ArrayList<>();
    boolean quoted = false;
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '"';
      depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && !quoted && depth == 0) {
        arguments.add(text.substring(start, i));
        start = i + 1;
      }
    }
    if (!text.isBlank()) {
      arguments.add(text.substring(start));
    }
    return arguments;
  }

  private static String withoutName(String argument) {
    int end = argument.startsWith("\"") ? argument.lastIndexOf('"') + 1 : argument.indexOf(' ');
    return end <= 0 || end >= argument.length() ? argument : argument.substring(end).strip();
  }
}
