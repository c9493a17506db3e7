package io.racine.governance.classifier.regex.automaton;

import com.google.re2j.Pattern;
import java.util.List;

/**
 * Which code points beyond ASCII belong to a set.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
sealed interface Beyond {
  Beyond NOTHING = new Ranges(List.of(), false);
  Beyond EVERYTHING = new Ranges(List.of(), true);

  boolean contains(int codePoint);

  /**
   * Given by first and last code points, in pairs.
   *
   * @param bounds the pairs
   * @param negated whether all others are meant
   */
  record Ranges(List<Integer> bounds, boolean negated) implements Beyond {
    public Ranges {
      bounds = List.copyOf(bounds);
    }

    @Override
    public boolean contains(int codePoint) {
      for (int i = 0; i < bounds.size(); i += 2) {
        if (codePoint >= bounds.get(i) && codePoint <= bounds.get(i + 1)) {
          return !negated;
        }
      }
      return negated;
    }
  }

  /**
   * Asked of RE2 itself, once a code point: its tables of properties and cases are the reference,
   * and those of the Java platform differ from version to version.
   *
   * @param text a pattern of one character
   * @param pattern the same, compiled
   */
  record Asked(String text, Pattern pattern) implements Beyond {
    static Asked of(String text) {
      return new Asked(text, Pattern.compile(text));
    }

    @Override
    public boolean contains(int codePoint) {
      return pattern.matches(Character.toString(codePoint));
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
      return other instanceof Asked that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
      return text.hashCode();
    }
  }

  /**
   * Code points of one Java character that are letters or digits to RE2 and to Java alike.
   *
   * @param letters the letters and numbers of RE2
   */
  record WithinToken(Asked letters) implements Beyond {
    @Override
    public boolean contains(int codePoint) {
      return codePoint <= Character.MAX_VALUE
          && Character.isLetterOrDigit((char) codePoint)
          && letters.contains(codePoint);
    }
  }
}
