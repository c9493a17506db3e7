package io.racine.governance.connector.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What the bytes of keys and values say; any bytes may come. */
final class Bytes {
  private static final char REPLACED = '\uFFFD';
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private Bytes() {}

  /** Returns the text of bytes, or null when they are no text: not UTF-8, or with NULs. */
  static @Nullable String text(byte[] bytes) {
    String text = new String(bytes, UTF_8);
    if (text.indexOf(0) >= 0) {
      return null;
    }
    boolean whole = text.indexOf(REPLACED) < 0 || Arrays.equals(text.getBytes(UTF_8), bytes);
    return whole ? text : null;
  }

  /** Returns the text of bytes of which the end may be cut in the midst of a character. */
  static @Nullable String textOfCut(byte[] bytes) {
    return text(Arrays.copyOf(bytes, bytes.length - cutCharacter(bytes)));
  }

  /** Returns how many bytes at the end belong to a character that goes on. */
  private static int cutCharacter(byte[] bytes) {
    for (int back = 1; back <= Math.min(3, bytes.length); back++) {
      int unit = bytes[bytes.length - back] & 0xFF;
      if (unit >= 0xC0) {
        int needed = unit >= 0xF0 ? 4 : unit >= 0xE0 ? 3 : 2;
        return back < needed ? back : 0;
      }
      if (unit < 0x80) {
        return 0;
      }
    }
    return 0;
  }

  /**
   * Returns the text of a key; where the bytes are no text, each byte that is no plain character as
   * {@code \xNN} and a backslash as two.
   */
  static String keyText(byte[] key) {
    String text = text(key);
    if (text != null) {
      return text;
    }
    var escaped = new StringBuilder();
    for (byte each : key) {
      int unit = each & 0xFF;
      if (unit == '\\') {
        escaped.append("\\\\");
      } else if (unit >= ' ' && unit < 0x7F) {
        escaped.append((char) unit);
      } else {
        escaped.append(String.format("\\x%02X", unit));
      }
    }
    return escaped.toString();
  }

  /** Returns a number that is well spread over all of them. */
  static long hash(byte[] bytes, long seed) {
    long hash = seed ^ (bytes.length * MIX);
    for (byte each : bytes) {
      hash = (hash ^ (each & 0xFF)) * 0x100000001B3L;
      hash ^= hash >>> 29;
    }
    hash = (hash ^ (hash >>> 33)) * 0xFF51AFD7ED558CCDL;
    hash = (hash ^ (hash >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return hash ^ (hash >>> 33);
  }
}
