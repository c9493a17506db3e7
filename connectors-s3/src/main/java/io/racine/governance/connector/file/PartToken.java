package io.racine.governance.connector.file;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which objects of a data set a partition holds, as places in its listing: keys may hold values.
 *
 * @param from the first object
 * @param to the object behind the last
 * @param span the part of the object when it is one that is split; null for whole objects
 * @param guard differs when the objects do
 */
record PartToken(long from, long to, @Nullable Span span, String guard) {
  private static final Pattern FORM =
      Pattern.compile(
          "objects-(\\d{1,18})-(\\d{1,18})(?:-bytes-(\\d{1,18})-(\\d{1,18}))?-([0-9a-f]{16})");

  static PartToken parse(String token) {
    Matcher matcher = FORM.matcher(token);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("Not the token of a partition of this connector");
    }
    Span span =
        matcher.group(3) == null
            ? null
            : new Span(Long.parseLong(matcher.group(3)), Long.parseLong(matcher.group(4)));
    return new PartToken(
        Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)), span, matcher.group(5));
  }

  /** Returns the guard of objects of which these are the marks. */
  static String guard(long[] marks, int from, int to) {
    var guard = new MemberGuard();
    for (int i = from; i < to; i++) {
      guard.add(marks[i]);
    }
    return guard.hex().substring(0, 16);
  }

  String text() {
    return "objects-"
        + from
        + "-"
        + to
        + (span == null ? "" : "-bytes-" + span.from() + "-" + span.to())
        + "-"
        + guard;
  }
}
