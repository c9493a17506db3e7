package io.racine.governance.connector.file.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * The beginning of an object as text. {@code toString} gives no character of it.
 *
 * @param charset its charset
 * @param text the characters, without byte order mark
 * @param isWhole whether that is all there is
 */
record TextHead(Charsets charset, String text, boolean isWhole) {
  /** Field and record separators that some exports use; no sign of binary data. */
  private static final String HARMLESS = "\t\n\r\f\u0001\u0002\u001a\u001b\u001c\u001d\u001e\u001f";

  /** Returns the head as text; nothing when it is none. */
  static Optional<TextHead> of(Head head) {
    Charsets charset = Charsets.of(head);
    StringBuilder text = new StringBuilder(head.length());
    byte[] bytes = head.bytes();
    int length = bytes.length - charset.markLength();
    if (!head.isWhole()) {
      length -= length % charset.unit();
    }
    try (LenientReader reader =
        new LenientReader(
            new ByteArrayInputStream(bytes, charset.markLength(), length), charset.charset())) {
      char[] chars = new char[8 << 10];
      for (int count = reader.read(chars); count >= 0; count = reader.read(chars)) {
        text.append(chars, 0, count);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return isBinary(text)
        ? Optional.empty()
        : Optional.of(new TextHead(charset, text.toString(), head.isWhole()));
  }

  private static boolean isBinary(CharSequence text) {
    int odd = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return true;
      }
      if ((c < ' ' && HARMLESS.indexOf(c) < 0) || (c >= 0x7f && c < 0xa0)) {
        odd++;
      }
    }
    return odd * 50 > text.length();
  }

  /** Returns the text up to its last whole line, or all of it when that is all there is. */
  String wholeLines() {
    if (isWhole) {
      return text;
    }
    int end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
    return end < 0 ? text : text.substring(0, end + 1);
  }

  @Override
  public String toString() {
    return "the first " + text.length() + " characters, in " + charset.charset();
  }
}
