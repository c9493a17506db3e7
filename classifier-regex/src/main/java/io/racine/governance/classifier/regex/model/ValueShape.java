package io.racine.governance.classifier.regex.model;

import io.racine.governance.classifier.regex.model.ValueFeatures.Sink;

/**
 * What a value looks like when its letters are not read: length, case, digits, separators, script.
 *
 * <p>Not API; see {@link ValueFeatures}.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 *
 * @since 0.1
 */
public final class ValueShape {
  private static final String SEPARATORS = "-_./,&@:'#(+\";=";
  private static final int[] LENGTH_LIMITS = {10, 12, 15, 20, 26, 35, 50};

  private static final int LENGTHS = 16;
  private static final int SHARES = 8;
  private static final int COUNTS = 8;
  private static final int CASES = 8;
  private static final int KINDS = 4;
  private static final int SCRIPTS = 8;

  private static final int LENGTH = 0;
  private static final int DIGITS = LENGTH + LENGTHS;
  private static final int WORDS = DIGITS + SHARES;
  private static final int CASE = WORDS + COUNTS;
  private static final int ENDS = CASE + CASES;
  private static final int SEPARATOR = ENDS + KINDS * KINDS;
  private static final int SCRIPT = SEPARATOR + 16;
  private static final int VOWEL = SCRIPT + SCRIPTS;
  private static final int CONSONANTS = VOWEL + SHARES;
  private static final int DIGIT_RUN = CONSONANTS + COUNTS;
  private static final int LONGEST_WORD = DIGIT_RUN + COUNTS;
  private static final int CHANGES = LONGEST_WORD + LENGTHS;
  private static final int INITIALS = CHANGES + COUNTS;
  private static final int CASE_WORDS = INITIALS + COUNTS;
  private static final int DIGITS_WORDS = CASE_WORDS + CASES * COUNTS;
  private static final int CASE_LENGTH = DIGITS_WORDS + SHARES * COUNTS;
  private static final int SEPARATOR_WORDS = CASE_LENGTH + CASES * LENGTHS;
  private static final int HEXADECIMAL = SEPARATOR_WORDS + 16 * COUNTS;

  /** How many facts there are. */
  public static final int SIZE = HEXADECIMAL + LENGTHS;

  private int length;
  private int letters;
  private int upper;
  private int digits;
  private int words;
  private int separators;
  private int vowels;
  private int consonantRun;
  private int longestConsonantRun;
  private int digitRun;
  private int longestDigitRun;
  private int longestWord;
  private int changes;
  private int initials;
  private int notHexadecimal;
  private int script;

  private int inWord;
  private int wordLetters;
  private int wordUpper;
  private boolean wordTitle;
  private boolean lastLetter;
  private int titles;
  private int uppers;
  private int lowers;
  private int mixedCase;
  private int firstKind;
  private int lastKind;
  private boolean firstTitle;

  /** Takes a letter or digit. */
  void inWord(char folded, int kinds) {
    boolean letter = (kinds & FoldedLetters.LETTER) != 0;
    length++;
    if (inWord > 0 && letter != lastLetter) {
      changes++;
    }
    lastLetter = letter;
    inWord++;
    if (letter) {
      letters++;
      boolean capital = (kinds & FoldedLetters.CAPITAL) != 0;
      if (capital) {
        upper++;
        wordUpper++;
      }
      if (wordLetters == 0) {
        wordTitle = capital;
      }
      wordLetters++;
      digitRun = 0;
      script = Math.max(script, scriptOf(folded));
      if ((kinds & FoldedLetters.VOWEL) != 0) {
        vowels++;
        consonantRun = 0;
      } else {
        longestConsonantRun = Math.max(longestConsonantRun, ++consonantRun);
      }
      notHexadecimal += folded > 'f' ? 1 : 0;
    } else {
      digits++;
      consonantRun = 0;
      longestDigitRun = Math.max(longestDigitRun, ++digitRun);
    }
  }

  /** Takes any other character. */
  void between(char c) {
    length++;
    endWord();
    if (c != ' ') {
      int known = SEPARATORS.indexOf(c);
      separators |= 1 << (known < 0 ? 15 : known);
      notHexadecimal += c == '-' ? 0 : 1;
    } else {
      notHexadecimal++;
    }
  }

  private void endWord() {
    consonantRun = 0;
    digitRun = 0;
    if (inWord == 0) {
      return;
    }
    words++;
    longestWord = Math.max(longestWord, inWord);
    lastKind = wordLetters == inWord ? 1 : wordLetters == 0 ? 2 : 3;
    if (words == 1) {
      firstKind = lastKind;
      firstTitle = wordTitle;
    }
    if (wordLetters == 1 && inWord == 1) {
      initials++;
    } else if (wordLetters > 0) {
      if (wordUpper == 0) {
        lowers++;
      } else if (wordUpper == wordLetters) {
        uppers++;
      } else if (wordUpper == 1 && wordTitle) {
        titles++;
      } else {
        mixedCase++;
      }
    }
    inWord = 0;
    wordLetters = 0;
    wordUpper = 0;
    wordTitle = false;
  }

  void finish(Sink sink) {
    endWord();
    int lengths = lengthBucket(length);
    int digitShare = shareBucket(digits, length);
    int count = countBucket(words);
    int letterCase = letterCase();
    sink.shape(LENGTH + lengths);
    sink.shape(DIGITS + digitShare);
    sink.shape(WORDS + count);
    sink.shape(CASE + letterCase);
    sink.shape(ENDS + firstKind * KINDS + lastKind);
    for (int i = 0; i < 16; i++) {
      if ((separators >> i & 1) != 0) {
        sink.shape(SEPARATOR + i);
        sink.shape(SEPARATOR_WORDS + i * COUNTS + count);
      }
    }
    sink.shape(SCRIPT + script);
    if (script == 1) {
      sink.shape(VOWEL + shareBucket(vowels, letters));
      sink.shape(CONSONANTS + countBucket(longestConsonantRun));
    }
    sink.shape(DIGIT_RUN + countBucket(longestDigitRun));
    sink.shape(LONGEST_WORD + lengthBucket(longestWord));
    sink.shape(CHANGES + countBucket(changes));
    sink.shape(INITIALS + countBucket(initials));
    sink.shape(CASE_WORDS + letterCase * COUNTS + count);
    sink.shape(DIGITS_WORDS + digitShare * COUNTS + count);
    sink.shape(CASE_LENGTH + letterCase * LENGTHS + lengths);
    if (notHexadecimal == 0) {
      sink.shape(HEXADECIMAL + lengths);
    }
  }

  private int letterCase() {
    if (letters == 0) {
      return 0;
    }
    int whole = titles + uppers + lowers + mixedCase;
    if (upper == 0) {
      return 1;
    }
    if (upper == letters) {
      return 2;
    }
    if (mixedCase > 0) {
      return 3;
    }
    if (titles == whole) {
      return 4;
    }
    if (firstTitle && titles <= 1 && uppers == 0) {
      return 5;
    }
    return titles * 2 >= whole ? 6 : 7;
  }

  private static int lengthBucket(int length) {
    if (length <= 8) {
      return Math.max(0, length - 1);
    }
    int bucket = 8;
    for (int limit : LENGTH_LIMITS) {
      if (length <= limit) {
        return bucket;
      }
      bucket++;
    }
    return bucket;
  }

  private static int countBucket(int count) {
    return count <= 5 ? count : count <= 7 ? 6 : 7;
  }

  private static int shareBucket(int part, int whole) {
    if (part == 0) {
      return 0;
    }
    if (part == whole) {
      return 7;
    }
    int percent = part * 100 / whole;
    return percent <= 10
        ? 1
        : percent <= 20 ? 2 : percent <= 35 ? 3 : percent <= 50 ? 4 : percent <= 75 ? 5 : 6;
  }

  /** Latin, Greek, Cyrillic, Armenian to Arabic, of India and beyond, Kana, Han, Hangul. */
  private static int scriptOf(char c) {
    if (c < 0x250) {
      return 1;
    }
    if (c < 0x400) {
      return 2;
    }
    if (c < 0x530) {
      return 3;
    }
    if (c < 0x900) {
      return 4;
    }
    if (c < 0x2E80) {
      return 5;
    }
    return c < 0xAC00 ? 6 : 7;
  }
}
