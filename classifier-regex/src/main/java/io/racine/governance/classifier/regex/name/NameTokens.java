package io.racine.governance.classifier.regex.name;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts names into whole words. */
public final class NameTokens {
  /** Longer names are cut here: no one reads further, and work stays bounded. */
  private static final int LONGEST_NAME = 256;

  private NameTokens() {}

  /**
   * Returns the words of a name: cut at case changes, digits and anything that is neither letter
   * nor digit; in lower case, without accents, in the singular, abbreviations written out.
   */
  public static List<String> of(String name) {
    List<String> words = new ArrayList<>();
    for (String part : cut(name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name)) {
      String folded = fold(part);
      if (!folded.isEmpty()) {
        List<String> expanded = NameVocabulary.expand(folded);
        if (expanded.size() == 1 && expanded.get(0).equals(folded)) {
          expanded = NameVocabulary.expand(singular(folded));
        }
        words.addAll(expanded);
      }
    }
    return List.copyOf(words);
  }

  private static List<String> cut(String name) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= name.length(); i++) {
      if (i == name.length() || isBorder(name, i)) {
        String part = name.substring(start, i);
        if (Character.isLetterOrDigit(part.charAt(0))) {
          parts.add(part);
        }
        start = i;
      }
    }
    return parts;
  }

  private static boolean isBorder(String name, int at) {
    char before = name.charAt(at - 1);
    char here = name.charAt(at);
    Kind left = Kind.of(before);
    Kind right = Kind.of(here);
    if (left != right) {
      // "Name": the capital belongs to what follows.
      return left != Kind.UPPER || right != Kind.LOWER;
    }
    // "IBANCode": the last capital of a run begins the next word.
    return left == Kind.UPPER
        && at + 1 < name.length()
        && Kind.of(name.charAt(at + 1)) == Kind.LOWER
        && !isPluralOfCapitals(name, at + 1);
  }

  /** "IDs": a lone small s after capitals is their plural. */
  private static boolean isPluralOfCapitals(String name, int at) {
    return name.charAt(at) == 's'
        && (at + 1 == name.length() || Kind.of(name.charAt(at + 1)) != Kind.LOWER);
  }

  private static String fold(String part) {
    String apart = Normalizer.normalize(part, Normalizer.Form.NFD);
    var kept = new StringBuilder(apart.length());
    for (int i = 0; i < apart.length(); i++) {
      char c = apart.charAt(i);
      if (Character.getType(c) == Character.NON_SPACING_MARK) {
        continue;
      }
      switch (c) {
        case 'ß' -> kept.append("ss");
        case 'ø', 'Ø' -> kept.append('o');
        case 'æ', 'Æ' -> kept.append("ae");
        case 'ł', 'Ł' -> kept.append('l');
        case 'đ', 'Đ' -> kept.append('d');
        default -> kept.append(c);
      }
    }
    return kept.toString().toLowerCase(Locale.ROOT);
  }

  private static String singular(String word) {
    int length = word.length();
    if (length < 4
        || !word.endsWith("s")
        || word.endsWith("ss")
        || word.endsWith("us")
        || word.endsWith("is")) {
      return word;
    }
    if (word.endsWith("ies") && length > 4) {
      return word.substring(0, length - 3) + "y";
    }
    if (word.endsWith("sses")
        || word.endsWith("xes")
        || word.endsWith("ches")
        || word.endsWith("shes")) {
      return word.substring(0, length - 2);
    }
    return word.substring(0, length - 1);
  }

  private enum Kind {
    UPPER,
    LOWER,
    DIGIT,
    NEITHER;

    static Kind of(char c) {
      return Character.isUpperCase(c)
          ? UPPER
          : Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK
              ? LOWER
              : Character.isDigit(c) ? DIGIT : NEITHER;
    }
  }
}
