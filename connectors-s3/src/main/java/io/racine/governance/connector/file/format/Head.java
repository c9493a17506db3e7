package io.racine.governance.connector.file.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;

/**
 * The first bytes of an object, from which formats are told. Not API; {@code toString} gives no
 * byte of it.
 *
 * <p><b>Threads:</b> Thread-safe once made.
 */
public final class Head {
  /** Enough for a header and some hundred rows; one range request. */
  public static final int MOST_BYTES = 64 << 10;

  private final String name;
  private final byte[] bytes;
  private final boolean whole;

  Head(String name, byte[] bytes, boolean whole) {
    this.name = name;
    this.bytes = bytes;
    this.whole = whole;
  }

  /** Reads the head of an object. */
  public static Head of(ObjectBytes object) throws IOException {
    return of(object, MOST_BYTES);
  }

  /** Reads a head of at most so many bytes. */
  static Head of(ObjectBytes object, int mostBytes) throws IOException {
    try (InputStream in = object.open(0, mostBytes + 1L)) {
      byte[] bytes = in.readNBytes(mostBytes + 1);
      boolean whole = bytes.length <= mostBytes;
      return new Head(object.name(), whole ? bytes : Arrays.copyOf(bytes, mostBytes), whole);
    }
  }

  public String name() {
    return name;
  }

  /** Returns the ending of the name in lower case without its dot; may be empty. */
  public String ending() {
    int dot = name.lastIndexOf('.');
    boolean inFolder = dot < name.lastIndexOf('/');
    return dot < 0 || inFolder ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  public int length() {
    return bytes.length;
  }

  /** Returns whether this is the whole object. */
  public boolean isWhole() {
    return whole;
  }

  public boolean startsWith(int... magic) {
    return hasAt(0, magic);
  }

  /** Returns whether these bytes stand at an offset. */
  public boolean hasAt(int offset, int... magic) {
    if (bytes.length < offset + magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((bytes[offset + i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  /** Returns the bytes behind the byte order mark. */
  InputStream stream(Charsets charset) {
    return new ByteArrayInputStream(
        bytes, charset.markLength(), bytes.length - charset.markLength());
  }

  byte[] bytes() {
    return bytes;
  }

  @Override
  public String toString() {
    return "the first " + bytes.length + " bytes";
  }
}
