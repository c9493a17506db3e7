package io.racine.governance.spi.asset;

import java.util.ArrayList;
import java.util.List;

/**
 * The quoting that {@link AssetPath} and {@link FieldPath} share: a name that is not plain is put
 * in double quotes, with inner quotes doubled, as SQL does.
 */
final class QuotedNames {
  private QuotedNames() {}

  static void append(StringBuilder text, String name) {
    if (isPlain(name)) {
      text.append(name);
    } else {
      text.append('"').append(name.replace("\"", "\"\"")).append('"');
    }
  }

  /** Plain names need no quotes: letters, digits, {@code _}, {@code -} and {@code $}, not empty. */
  private static boolean isPlain(String name) {
    return !name.isEmpty()
        && name.codePoints()
            .allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '$');
  }

  /** One name of a parsed path and what stood right behind it, up to the next dot. */
  record Part(String name, String suffix) {}

  /**
   * Takes a text form apart.
   *
   * @throws IllegalArgumentException if a quote is not closed or a name is missing
   */
  static List<Part> parse(String text) {
    List<Part> parts = new ArrayList<>();
    int at = 0;
    do {
      var name = new StringBuilder();
      if (at < text.length() && text.charAt(at) == '"') {
        at = quoted(text, at + 1, name);
      } else {
        int start = at;
        while (at < text.length() && text.charAt(at) != '.' && text.charAt(at) != '[') {
          if (text.charAt(at) == '"') {
            throw malformed(text, "a quote inside a name that does not begin with one");
          }
          at++;
        }
        if (at == start) {
          throw malformed(text, "a name is missing");
        }
        name.append(text, start, at);
      }
      int suffixStart = at;
      while (at < text.length() && text.charAt(at) != '.') {
        at++;
      }
      parts.add(new Part(name.toString(), text.substring(suffixStart, at)));
    } while (at++ < text.length());
    return parts;
  }

  private static int quoted(String text, int start, StringBuilder name) {
    int at = start;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != '"') {
        name.append(c);
        at++;
      } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
        name.append('"');
        at += 2;
      } else {
        return at + 1;
      }
    }
    throw malformed(text, "a quote is not closed");
  }

  static IllegalArgumentException malformed(String text, String why) {
    return new IllegalArgumentException("Invalid path '" + text + "': " + why);
  }
}
