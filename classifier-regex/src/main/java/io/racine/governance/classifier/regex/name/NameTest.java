package io.racine.governance.classifier.regex.name;

import io.racine.governance.classifier.regex.name.NameMatch.Strength;
import io.racine.governance.spi.classifier.NameSignal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A name signal made ready to run.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
public final class NameTest {
  private final List<List<String>> phrases;
  private final List<List<String>> unless;
  private final List<List<String>> tables;

  private NameTest(
      List<List<String>> phrases, List<List<String>> unless, List<List<String>> tables) {
    this.phrases = phrases;
    this.unless = unless;
    this.tables = tables;
  }

  public static NameTest of(NameSignal signal) {
    return new NameTest(words(signal.phrases()), words(signal.unless()), words(signal.tables()));
  }

  private static List<List<String>> words(List<String> phrases) {
    return phrases.stream().map(NameTokens::of).filter(words -> !words.isEmpty()).toList();
  }

  /** Returns how the name speaks for the rule. */
  public NameMatch match(ColumnName name) {
    for (List<String> phrase : unless) {
      if (Collections.indexOfSubList(name.own(), phrase) >= 0) {
        return NameMatch.EXCLUDED;
      }
    }
    boolean table = fitsTable(name);
    if (phrases.isEmpty()) {
      return table ? new NameMatch(Strength.TABLE, 0, 0, true) : NameMatch.NONE;
    }
    NameMatch best = NameMatch.NONE;
    for (List<String> phrase : phrases) {
      boolean numbers = phrase.stream().anyMatch(word -> Character.isDigit(word.charAt(0)));
      NameMatch match = match(phrase, numbers ? name.numbered() : name.own(), name, table);
      if (match.isBetterThan(best)) {
        best = match;
      }
    }
    return best;
  }

  private boolean fitsTable(ColumnName name) {
    for (List<String> phrase : tables) {
      if (Collections.indexOfSubList(name.table(), phrase) >= 0
          || Collections.indexOfSubList(name.around(), phrase) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static NameMatch match(
      List<String> phrase, List<String> own, ColumnName name, boolean table) {
    int from = Collections.lastIndexOfSubList(own, phrase);
    if (from < 0) {
      return matchAcross(phrase, own, name, table);
    }
    int to = from + phrase.size();
    return new NameMatch(strength(phrase, own, from, to, table), from, to, table);
  }

  private static Strength strength(
      List<String> phrase, List<String> own, int from, int to, boolean table) {
    if (from > 0 && NameVocabulary.isAboutBefore(own.get(0))) {
      return Strength.ABOUT;
    }
    for (String word : own.subList(to, own.size())) {
      if (NameVocabulary.isAbout(word)) {
        return Strength.ABOUT;
      }
    }
    if (phrase.size() == 1 && !table) {
      if (NameVocabulary.isGeneric(phrase.get(0))) {
        return Strength.GENERIC;
      }
      if (NameVocabulary.isAmbiguous(phrase.get(0))) {
        return Strength.AMBIGUOUS;
      }
    }
    if (phrase.size() == own.size()) {
      return Strength.WHOLE;
    }
    return to == own.size() ? Strength.END : Strength.INSIDE;
  }

  /** Fits {@code patient name} to the column {@code name} of the table {@code patient}. */
  private static NameMatch matchAcross(
      List<String> phrase, List<String> own, ColumnName name, boolean table) {
    List<String> around = name.around();
    for (int inside = Math.min(phrase.size() - 1, own.size()); inside >= 1; inside--) {
      int before = phrase.size() - inside;
      if (before <= around.size()
          && phrase.subList(before, phrase.size()).equals(own.subList(0, inside))
          && phrase
              .subList(0, before)
              .equals(around.subList(around.size() - before, around.size()))) {
        List<String> whole = new ArrayList<>(phrase.subList(0, before));
        whole.addAll(own);
        Strength strength = strength(phrase, whole, 0, phrase.size(), table);
        return new NameMatch(strength, -before, inside, table);
      }
    }
    return NameMatch.NONE;
  }
}
