package io.racine.governance.classifier.regex.model;

import java.util.List;
import java.util.Locale;

/**
 * What the built-in model sees of a value: groups of one to three letters, whole words, and its
 * shape.
 *
 * <p>Not API: public because the build trains the model with the very code that scores later.
 *
 * <p>Letters are folded, every digit is the same, and a blank stands for each end of a word. Of a
 * long value only the first {@value #LONGEST} characters count.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @since 0.1
 */
public final class ValueFeatures {
  /** How many characters of a value are looked at. */
  public static final int LONGEST = 96;

  private static final double GROUPS_WEIGHT = 4;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private ValueFeatures() {}

  /**
   * Takes the features of one value.
   *
   * <p><b>Threads:</b> Confined: one thread at a time.
   */
  public interface Sink {
    /** Takes the hash of one to three letters. */
    void letters(int hash);

    /** Takes the hash of a word. */
    void word(int hash, boolean first);

    /** Takes a fact on the shape, below {@link ValueShape#SIZE}. */
    void shape(int fact);
  }

  /**
   * Gives all features of a value to a sink.
   *
   * @return the hash of the last word, 0 when there is none
   */
  public static int extract(CharSequence value, Sink sink) {
    int end = Math.min(value.length(), LONGEST);
    ValueShape shape = new ValueShape();
    char before = 0;
    char last = ' ';
    int word = 0;
    int wordLength = 0;
    int lastWord = 0;
    boolean first = true;
    for (int i = 0; i <= end; i++) {
      char raw = i < end ? value.charAt(i) : ' ';
      if (FoldedLetters.isMark(raw)) {
        continue;
      }
      int kinds = FoldedLetters.kinds(raw);
      boolean letter = (kinds & FoldedLetters.LETTER) != 0;
      boolean digit = (kinds & FoldedLetters.DIGIT) != 0;
      char c = digit ? '9' : letter ? FoldedLetters.of(raw) : raw;
      if (c <= ' ' || c == '\u00a0') {
        c = ' ';
      }
      if (letter || digit) {
        word = word * 31 + c;
        wordLength++;
        shape.inWord(c, kinds);
      } else if (c != '.' && c != '\'' && c != '’') {
        // A full stop or an apostrophe is no end: S.A. is one word.
        if (wordLength > 0) {
          lastWord = word;
          sink.word(word, first);
          first = false;
        }
        word = 0;
        wordLength = 0;
      }
      if (!letter && !digit && i < end) {
        shape.between(c);
      }
      if (c != ' ' || last != ' ') {
        gram(sink, before, last, c);
        before = last;
        last = c;
      }
    }
    shape.finish(sink);
    return lastWord;
  }

  /** Returns which of so many weights a group of letters has. */
  public static int bucket(int hash, int buckets) {
    return (int) (((hash & 0xFFFFFFFFL) * buckets) >>> 32);
  }

  /** Returns what one of so many groups counts, so that long values are not surer than short. */
  public static double groupWeight(int groups) {
    return GROUPS_WEIGHT / Math.sqrt(groups);
  }

  /** Returns a text that differs when the features of values do. */
  public static String fingerprint() {
    int[] seen = {ValueShape.SIZE};
    Sink sink =
        new Sink() {
          @Override
          public void letters(int hash) {
            seen[0] = seen[0] * 31 + hash;
          }

          @Override
          public void word(int hash, boolean first) {
            seen[0] = seen[0] * 37 + hash + (first ? 1 : 0);
          }

          @Override
          public void shape(int fact) {
            seen[0] = seen[0] * 41 + fact;
          }
        };
    for (String probe :
        List.of("O'Neill & Söhne S.A.", "12 Rue de l'Île, Apt #4", "ab-00FF_9", "Ольга 花")) {
      int last = extract(probe, sink);
      seen[0] = seen[0] * 43 + last;
    }
    return String.format(Locale.ROOT, "%08x", seen[0]);
  }

  private static void gram(Sink sink, char before, char last, char c) {
    if (c != ' ') {
      sink.letters(hash(c));
    }
    sink.letters(hash((long) last << 16 | c));
    if (before != 0) {
      sink.letters(hash((long) before << 32 | (long) last << 16 | c));
    }
  }

  private static int hash(long letters) {
    long mixed = (letters + 1) * SPREAD;
    return (int) (((mixed ^ (mixed >>> 29)) * SPREAD) >>> 32);
  }
}
