package io.racine.governance.connector.mongo;

import java.util.ArrayDeque;
import java.util.Deque;
import org.bson.BsonType;

/**
 * Writes BSON as JSON text, up to a limit of characters.
 *
 * <p>Values are in the canonical form that plain columns have too: dates in ISO-8601, object ids as
 * hexadecimal digits, decimals as plain numbers, bytes as their number. Not the driver's extended
 * JSON: its type wrappers would become paths of their own, such as {@code born.$date}.
 *
 * <p>It goes down without recursion, so that no depth of nesting can overflow the stack, and stops
 * soon after the limit, so that no document fills the heap twice.
 */
final class JsonText {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private final StringBuilder out;
  private final int maxChars;
  private final Deque<Level> levels = new ArrayDeque<>();

  private static final class Level {
    private final BsonElements elements;
    private final boolean array;
    private boolean any;

    Level(BsonElements elements, boolean array) {
      this.elements = elements;
      this.array = array;
    }
  }

  /** Writes behind what is in {@code out} already, until that has more than so many characters. */
  JsonText(StringBuilder out, int maxChars) {
    this.out = out;
    this.maxChars = maxChars;
  }

  /** Writes the current value. */
  void value(BsonElements element) {
    if (!open(element)) {
      return;
    }
    while (!levels.isEmpty() && out.length() <= maxChars) {
      Level level = levels.getLast();
      if (level.elements.next()) {
        separate(level);
        open(level.elements);
      } else {
        out.append(level.array ? ']' : '}');
        levels.removeLast();
      }
    }
    levels.clear();
  }

  private void separate(Level level) {
    if (level.any) {
      out.append(',');
    }
    level.any = true;
    if (!level.array) {
      name(level.elements.name());
    }
  }

  /** Writes {@code "name":}. */
  void name(String name) {
    string(name);
    out.append(':');
  }

  /** Writes a scalar, or the beginning of a document or array; true for the latter. */
  private boolean open(BsonElements element) {
    if (element.isContainer()) {
      boolean array = element.type() == BsonType.ARRAY;
      out.append(array ? '[' : '{');
      levels.addLast(new Level(element.inner(), array));
      return true;
    }
    if (element.isNull()) {
      out.append("null");
    } else if (element.type() == BsonType.BOOLEAN || CanonicalValues.isJsonNumber(element)) {
      out.append(CanonicalValues.text(element));
    } else {
      string(CanonicalValues.text(element, maxChars));
    }
    return false;
  }

  private void string(String text) {
    out.append('"');
    // What lies behind the limit is cut off anyway.
    int end = (int) Math.min(text.length(), Math.max(0, (long) maxChars + 1 - out.length()));
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c >= ' ') {
        out.append(c);
      } else {
        out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 0xf]);
      }
    }
    out.append('"');
  }
}
