package io.racine.governance.classifier.regex.check;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of a value that a check looks at, in this order: {@code strip} and {@code keep=digits}
 * drop characters, {@code from} and {@code to} cut a part out, {@code cut} drops the character at a
 * position, {@code replace-first} and {@code replace} put others in, {@code prefix} goes in front.
 *
 * <p>Positions count from 1, from the end when negative.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
record ValueView(
    String strip,
    boolean digitsOnly,
    int from,
    int to,
    int cut,
    Map<String, String> replaceFirst,
    Map<String, String> replace,
    String prefix) {

  static ValueView read(CheckArguments arguments) {
    int from = arguments.number("from", 1);
    int to = arguments.number("to", -1);
    if (from == 0 || to == 0) {
      throw arguments.fault(from == 0 ? "from" : "to", "a position other than 0", "0");
    }
    return new ValueView(
        arguments.text("strip", ""),
        arguments.choice("keep", "all", "digits").equals("digits"),
        from,
        to,
        arguments.number("cut", 0),
        Map.copyOf(arguments.pairs("replace-first")),
        Map.copyOf(arguments.pairs("replace")),
        arguments.text("prefix", ""));
  }

  ValueCheck over(ValueCheck check) {
    if (equals(new ValueView("", false, 1, -1, 0, Map.of(), Map.of(), ""))) {
      return check;
    }
    return value -> {
      String part = of(value);
      return part != null && check.passes(part);
    };
  }

  private @Nullable String of(String value) {
    String kept = strip.isEmpty() && !digitsOnly ? value : filtered(value);
    int start = from > 0 ? from - 1 : kept.length() + from;
    int end = to > 0 ? to : kept.length() + to + 1;
    if (start < 0 || end > kept.length() || start > end) {
      return null;
    }
    String part = kept.substring(start, end);
    if (cut > 0 && cut <= part.length()) {
      part = part.substring(0, cut - 1) + part.substring(cut);
    }
    String first = part.isEmpty() ? null : replaceFirst.get(part.substring(0, 1));
    if (first != null) {
      part = first + part.substring(1);
    }
    for (Map.Entry<String, String> pair : replace.entrySet()) {
      part = part.replace(pair.getKey(), pair.getValue());
    }
    return prefix + part;
  }

  private String filtered(String value) {
    StringBuilder kept = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (strip.indexOf(c) < 0 && (!digitsOnly || (c >= '0' && c <= '9'))) {
        kept.append(c);
      }
    }
    return kept.toString();
  }
}
