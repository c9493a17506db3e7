package io.racine.governance.connector.file.format;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Splits a text at line ends of any kind; a line that is too long is cut, and the rest skipped. */
final class LineSplitter {
  private final Reader in;
  private final int maxChars;
  private final char[] chars = new char[16 << 10];
  private int position;
  private int limit;
  private boolean afterReturn;
  private boolean cut;

  LineSplitter(Reader in, int maxChars) {
    this.in = in;
    this.maxChars = maxChars;
  }

  /** Returns the next line without its end, or null. */
  @Nullable String next() throws IOException {
    @Nullable StringBuilder pieces = null;
    cut = false;
    while (true) {
      if (position == limit && !fill()) {
        return pieces == null ? null : pieces.toString();
      }
      if (afterReturn && chars[position] == '\n') {
        position++;
        afterReturn = false;
        continue;
      }
      afterReturn = false;
      int end = position;
      while (end < limit && chars[end] != '\n' && chars[end] != '\r') {
        end++;
      }
      if (end < limit) {
        afterReturn = chars[end] == '\r';
        String line = take(pieces, end);
        position = end + 1;
        return line;
      }
      pieces = append(pieces == null ? new StringBuilder() : pieces, end);
      position = end;
    }
  }

  /** Returns whether the last line was cut. */
  boolean wasCut() {
    return cut;
  }

  private String take(@Nullable StringBuilder pieces, int end) {
    if (pieces == null && end - position <= maxChars) {
      return new String(chars, position, end - position);
    }
    return append(pieces == null ? new StringBuilder() : pieces, end).toString();
  }

  private StringBuilder append(StringBuilder pieces, int end) {
    int room = Math.min(end - position, maxChars - pieces.length());
    cut |= room < end - position;
    return pieces.append(chars, position, room);
  }

  private boolean fill() throws IOException {
    int count;
    do {
      count = in.read(chars, 0, chars.length);
    } while (count == 0);
    position = 0;
    limit = Math.max(0, count);
    return count > 0;
  }
}
