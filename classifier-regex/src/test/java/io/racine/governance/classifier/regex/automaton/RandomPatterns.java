package io.racine.governance.classifier.regex.automaton;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.SplittableRandom;

/** Patterns and values made from a seed, with what is hard about both. */
final class RandomPatterns {
  private static final List<String> ATOMS =
      List.of(
          "a",
          "b",
          "k",
          "K",
          "s",
          "ß",
          "é",
          "É",
          "ſ",
          "1",
          "9",
          " ",
          "-",
          ".",
          "[a-c]",
          "[^a]",
          "[a-zé]",
          "[^é]",
          "\\pL",
          "\\PL",
          "\\p{Lu}",
          "\\d",
          "\\D",
          "\\w",
          "\\W",
          "\\s",
          "\\S",
          "[[:alpha:]]",
          "[[:^digit:]]",
          "\\b",
          "\\B",
          "^",
          "$",
          "\\A",
          "\\z",
          "(?i)",
          "(?s)",
          "(?m)",
          "(?-i)",
          "(?i:k)",
          "(?i:é)",
          "(?i:[k-s])",
          "(?i:\\w)",
          "(?i:[\\W_])",
          "(?i:[^k])",
          "\\x{1F600}",
          "[\\x{1F600}-\\x{1F64F}]",
          "\\n",
          "\\Qa.b\\E",
          "(?i:ς)",
          "\\p{Greek}",
          "[\\p{Greek}x]",
          "[^\\pL]",
          "(?i:\\p{Lu})",
          "\\x{d800}",
          "\\007",
          "|",
          "[]a]",
          "[a-]",
          "{",
          "}",
          "x{,2}",
          "(?i:[à-ü])",
          "(?i:[[:lower:]])",
          "(?P<n>a)");
  private static final List<String> CHARACTERS =
      List.of(
          "a",
          "b",
          "c",
          "k",
          "K",
          "s",
          "S",
          "ß",
          "é",
          "É",
          "ſ",
          "\u212a",
          "1",
          "9",
          " ",
          "-",
          ".",
          "_",
          "\n",
          "\ud83d\ude00",
          "\ud83d",
          "\ude00",
          "σ",
          "ς",
          "Σ",
          "x",
          "{",
          "}",
          "]",
          ",",
          "2",
          "\u0000",
          "Ω",
          "è",
          "\t");

  private final SplittableRandom random;

  RandomPatterns(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Returns a pattern that RE2 takes. */
  String pattern() {
    while (true) {
      String pattern = pattern(2);
      try {
        Pattern.compile(pattern);
        return pattern;
      } catch (PatternSyntaxException notRe2) {
        random.nextInt();
      }
    }
  }

  /** Returns something like a pattern. */
  String pattern(int depth) {
    var text = new StringBuilder();
    int parts = 1 + random.nextInt(4);
    for (int i = 0; i < parts; i++) {
      int kind = random.nextInt(10);
      if (kind < 2 && depth > 0) {
        text.append(random.nextBoolean() ? "(" : "(?:").append(pattern(depth - 1)).append(')');
      } else if (kind == 2 && depth > 0) {
        text.append("(?:").append(pattern(depth - 1)).append('|').append(pattern(depth - 1));
        text.append(')');
      } else {
        text.append(ATOMS.get(random.nextInt(ATOMS.size())));
      }
      text.append(
          switch (random.nextInt(10)) {
            case 0 -> "*";
            case 1 -> "+";
            case 2 -> "?";
            case 3 -> "{" + random.nextInt(3) + "," + (2 + random.nextInt(9)) + "}";
            case 4 -> "{" + random.nextInt(4) + "}";
            case 5 -> "{2,}?";
            default -> "";
          });
    }
    return text.toString();
  }

  String value() {
    var text = new StringBuilder();
    int length = random.nextInt(9);
    for (int i = 0; i < length; i++) {
      text.append(CHARACTERS.get(random.nextInt(CHARACTERS.size())));
    }
    return text.toString();
  }

  /** Returns a value with a few characters changed, added or gone. */
  String changed(String value) {
    var text = new StringBuilder(value);
    for (int i = random.nextInt(3); i >= 0 && text.length() > 0; i--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(4)) {
        case 0 -> text.insert(at, CHARACTERS.get(random.nextInt(CHARACTERS.size())));
        case 1 -> text.deleteCharAt(at);
        case 2 -> text.setCharAt(at, (char) (text.charAt(at) ^ 1));
        default -> {
          char c = text.charAt(at);
          text.setCharAt(
              at, Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c));
        }
      }
    }
    return text.toString();
  }
}
