package io.racine.governance.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One text that must not be found, in all the ways it may be written. Bytes are handled as Latin-1
 * text, one character each, so that {@code String.contains} searches them.
 */
final class WatchedText {
  private final String label;
  private final String text;

  /** Forms compared without regard to case, by their name. */
  private final Map<String, String> anyCase = new LinkedHashMap<>();

  private final List<String> base64 = new ArrayList<>();

  WatchedText(String label, String text) {
    this.label = label;
    this.text = text;
    anyCase.put("plain text", folded(text, UTF_8));
    anyCase.put("UTF-16", folded(text, UTF_16LE));
    anyCase.put("UTF-16 big-endian", folded(text, UTF_16BE));
    anyCase.put("hexadecimal", HexFormat.of().formatHex(text.getBytes(UTF_8)));
    anyCase.put("percent escapes", folded(URLEncoder.encode(text, UTF_8), UTF_8));
    anyCase.put("HTML escapes", folded(html(text), UTF_8));
    anyCase.put("backslash escapes", folded(backslashes(text), UTF_8));
    anyCase.put("doubled quotes", folded(text.replace("'", "''"), UTF_8));
    for (int offset = 0; offset < 3; offset++) {
      String core = base64At(offset);
      if (core.length() >= LeakProbe.SHORTEST_WATCHED) {
        base64.add(core);
        base64.add(core.replace('+', '-').replace('/', '_'));
      }
    }
  }

  String label() {
    return label;
  }

  String text() {
    return text;
  }

  /**
   * Returns the form in which it is in there, if it is.
   *
   * @param latin the bytes as Latin-1 text
   * @param latinFolded the same in lower case
   */
  Optional<String> findIn(String latin, String latinFolded) {
    for (Map.Entry<String, String> form : anyCase.entrySet()) {
      if (latinFolded.contains(form.getValue())) {
        return Optional.of(form.getKey());
      }
    }
    return base64.stream().anyMatch(latin::contains) ? Optional.of("Base64") : Optional.empty();
  }

  /**
   * Base64 of the text when {@code offset} other bytes (mod 3) stand before it, in its own part.
   */
  private String base64At(int offset) {
    byte[] own = text.getBytes(UTF_8);
    byte[] shifted = new byte[offset + own.length];
    System.arraycopy(own, 0, shifted, offset, own.length);
    String whole = Base64.getEncoder().withoutPadding().encodeToString(shifted);
    // A character that also carries bits of a neighbour is unknown and is left out.
    int first = offset == 0 ? 0 : offset + 1;
    int last = shifted.length * 8 / 6;
    return first < last ? whole.substring(first, last) : "";
  }

  static String folded(String text, Charset charset) {
    return fold(new String(text.getBytes(charset), ISO_8859_1));
  }

  /** Lower case for A to Z only: other Latin-1 characters are bytes of something else here. */
  static String fold(String latin) {
    char[] folded = null;
    for (int i = 0; i < latin.length(); i++) {
      char c = latin.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        if (folded == null) {
          folded = latin.toCharArray();
        }
        folded[i] = (char) (c + 'a' - 'A');
      }
    }
    return folded == null ? latin : new String(folded);
  }

  private static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String backslashes(String text) {
    var escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        escaped.append('\\').append(c);
      } else if (c == '\n') {
        escaped.append("\\n");
      } else if (c < ' ' || c > '~') {
        escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
