package io.racine.governance.classifier.regex.rule;

import io.racine.governance.classifier.regex.automaton.CharSet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text, separators folded, cut into runs of letters and digits.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
final class TextTokens {
  private static final int[] NONE = {};
  private static final int FIRST_ROOM = 16;

  private final String text;
  private @Nullable String upper;
  private @Nullable String lower;
  private int[] starts = NONE;
  private int[] ends = NONE;
  private int[] digitsBefore = NONE;
  private int[] charactersBefore = NONE;
  private int count = -1;
  private boolean ascii = true;
  private @Nullable Map<NormalizerChain, NormalizedTokens> normalized;

  TextTokens(String text) {
    this.text = text;
    for (int i = 0; i < text.length() && ascii; i++) {
      ascii = text.charAt(i) < 128;
    }
  }

  boolean isAscii() {
    return ascii;
  }

  /** Returns the tokens as a chain leaves them, or null where that changes more than characters. */
  @Nullable NormalizedTokens normalized(NormalizerChain chain) {
    if (!ascii || !chain.isByCharacter()) {
      return null;
    }
    Map<NormalizerChain, NormalizedTokens> known = normalized;
    if (known == null) {
      known = new HashMap<>();
      normalized = known;
    }
    return known.computeIfAbsent(chain, absent -> NormalizedTokens.of(this, absent));
  }

  String text() {
    return text;
  }

  /** Returns the text in upper case, character for character, so that offsets stay. */
  String upper() {
    String result = upper;
    if (result == null) {
      result = mapped(true);
      upper = result;
    }
    return result;
  }

  String lower() {
    String result = lower;
    if (result == null) {
      result = mapped(false);
      lower = result;
    }
    return result;
  }

  private String mapped(boolean toUpper) {
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      chars[i] = toUpper ? Character.toUpperCase(chars[i]) : Character.toLowerCase(chars[i]);
    }
    return new String(chars);
  }

  int count() {
    if (count < 0) {
      cut();
    }
    return count;
  }

  int start(int token) {
    return starts[token];
  }

  int end(int token) {
    return ends[token];
  }

  /** Returns how many digits these tokens have; the last one included. */
  int digits(int first, int last) {
    return digitsBefore[last + 1] - digitsBefore[first];
  }

  /** Returns how many letters and digits these tokens have; the last one included. */
  int characters(int first, int last) {
    return charactersBefore[last + 1] - charactersBefore[first];
  }

  private void cut() {
    starts = new int[FIRST_ROOM];
    ends = new int[FIRST_ROOM];
    digitsBefore = new int[FIRST_ROOM + 1];
    charactersBefore = new int[FIRST_ROOM + 1];
    int found = 0;
    int at = 0;
    while (at < text.length()) {
      if (!Character.isLetterOrDigit(text.charAt(at))) {
        at++;
        continue;
      }
      int start = at;
      int digits = 0;
      while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
        digits += CharSet.isDigit(text.charAt(at)) ? 1 : 0;
        at++;
      }
      if (found == starts.length) {
        starts = Arrays.copyOf(starts, found * 2);
        ends = Arrays.copyOf(ends, found * 2);
        digitsBefore = Arrays.copyOf(digitsBefore, found * 2 + 1);
        charactersBefore = Arrays.copyOf(charactersBefore, found * 2 + 1);
      }
      starts[found] = start;
      ends[found] = at;
      digitsBefore[found + 1] = digitsBefore[found] + digits;
      charactersBefore[found + 1] = charactersBefore[found] + at - start;
      found++;
    }
    count = found;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%d characters", text.length());
  }
}
