package io.racine.governance.connector.file.format;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The charset of a text, told from its first bytes.
 *
 * <p>A byte order mark decides; without one, zeros on every second byte mean UTF-16, valid UTF-8 is
 * UTF-8, and the rest is windows-1252, or ISO-8859-1 where it has bytes that windows-1252 has not.
 *
 * @param charset the charset
 * @param markLength how many bytes the byte order mark takes
 */
record Charsets(Charset charset, int markLength) {
  static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");

  private static final char[] C1 =
      "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178"
          .toCharArray();

  /** How many of a hundred bytes must be zero before a text counts as UTF-16 without a mark. */
  private static final int ZEROS_OF_UTF_16 = 30;

  static Charsets of(Head head) {
    if (head.startsWith(0xef, 0xbb, 0xbf)) {
      return new Charsets(StandardCharsets.UTF_8, 3);
    }
    if (head.startsWith(0xff, 0xfe, 0, 0)) {
      return new Charsets(UTF_32LE, 4);
    }
    if (head.startsWith(0, 0, 0xfe, 0xff)) {
      return new Charsets(UTF_32BE, 4);
    }
    if (head.startsWith(0xff, 0xfe)) {
      return new Charsets(StandardCharsets.UTF_16LE, 2);
    }
    if (head.startsWith(0xfe, 0xff)) {
      return new Charsets(StandardCharsets.UTF_16BE, 2);
    }
    return new Charsets(withoutMark(head.bytes(), head.isWhole()), 0);
  }

  /** Returns the character of a byte in windows-1252, and of the few it lacks in ISO-8859-1. */
  static char windows1252(byte one) {
    int value = one & 0xff;
    return value >= 0x80 && value < 0xa0 ? C1[value - 0x80] : (char) value;
  }

  /** Returns how many bytes a unit takes, such as 2 in UTF-16. */
  int unit() {
    if (charset.equals(UTF_32LE) || charset.equals(UTF_32BE)) {
      return 4;
    }
    return charset.equals(StandardCharsets.UTF_16LE) || charset.equals(StandardCharsets.UTF_16BE)
        ? 2
        : 1;
  }

  /** Returns the bytes of a line end. */
  byte[] newline() {
    return charset.canEncode() ? "\n".getBytes(charset) : new byte[] {'\n'};
  }

  /** Returns the same charset for a part that has no mark. */
  Charsets withoutMark() {
    return new Charsets(charset, 0);
  }

  private static Charset withoutMark(byte[] bytes, boolean whole) {
    int[] zeros = new int[2];
    boolean beyond1252 = false;
    for (int i = 0; i < bytes.length; i++) {
      int value = bytes[i] & 0xff;
      if (value == 0) {
        zeros[i & 1]++;
      }
      beyond1252 |=
          value == 0x81 || value == 0x8d || value == 0x8f || value == 0x90 || value == 0x9d;
    }
    int many = Math.max(1, bytes.length * ZEROS_OF_UTF_16 / 100);
    if (zeros[1] >= many && zeros[0] * 10 < zeros[1]) {
      return StandardCharsets.UTF_16LE;
    }
    if (zeros[0] >= many && zeros[1] * 10 < zeros[0]) {
      return StandardCharsets.UTF_16BE;
    }
    if (isUtf8(bytes, whole)) {
      return StandardCharsets.UTF_8;
    }
    return beyond1252 ? StandardCharsets.ISO_8859_1 : WINDOWS_1252;
  }

  private static boolean isUtf8(byte[] bytes, boolean whole) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(8 << 10);
    CoderResult result;
    do {
      out.clear();
      result = decoder.decode(in, out, whole);
    } while (result.isOverflow());
    return !result.isError();
  }
}
