package io.racine.governance.connector.file.format;

import java.io.Writer;

/** Keeps the first characters that are written, and drops the rest. */
final class BoundedText extends Writer {
  private final StringBuilder text = new StringBuilder();
  private final int maxChars;

  /** Keeps one character more than wanted, so that whoever cuts sees that there is something. */
  BoundedText(int maxChars) {
    this.maxChars = maxChars == Integer.MAX_VALUE ? maxChars : maxChars + 1;
  }

  @Override
  public void write(char[] chars, int offset, int length) {
    text.append(chars, offset, Math.min(length, maxChars - text.length()));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  /** Returns what is kept. */
  String text() {
    return text.toString();
  }

  @Override
  public String toString() {
    return text.length() + " characters";
  }
}
