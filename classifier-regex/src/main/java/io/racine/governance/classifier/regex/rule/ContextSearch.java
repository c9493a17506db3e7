package io.racine.governance.classifier.regex.rule;

import io.racine.governance.classifier.regex.dictionary.WordLists;
import io.racine.governance.classifier.regex.rule.TextSearch.Hit;
import io.racine.governance.spi.classifier.NameSignal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds in running text what only its name makes recognisable: "my passport number is 912803456".
 *
 * <p>A phrase of a rule that requires a name, and then, within a few words, a value that is valid
 * for it. A word that the rule's {@code unless} lists between them takes it back.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
public final class ContextSearch {
  private static final int MOST_WORDS_BETWEEN = 6;
  private static final int FARTHEST = 80;

  private final List<CompiledRule> rules;
  private final Lazy<Map<String, List<Phrase>>> phrases = new Lazy<>(this::phrases);

  public ContextSearch(List<CompiledRule> rules) {
    this.rules = List.copyOf(rules);
  }

  private Map<String, List<Phrase>> phrases() {
    Map<String, List<Phrase>> byFirstWord = new HashMap<>();
    for (int i = 0; i < rules.size(); i++) {
      NameSignal names = rules.get(i).definition().name();
      ValueTest test = rules.get(i).test();
      if (names != null
          && test != null
          && rules.get(i).definition().isNameRequired()
          && test.signal().pattern() != null) {
        for (String phrase : names.phrases()) {
          List<String> words = List.of(WordLists.fold(phrase).split(" "));
          add(new Phrase(words, i), byFirstWord);
          if (words.size() > 1) {
            add(new Phrase(List.of(String.join("", words)), i), byFirstWord);
          }
        }
      }
    }
    return byFirstWord;
  }

  private static void add(Phrase phrase, Map<String, List<Phrase>> byFirstWord) {
    byFirstWord.computeIfAbsent(phrase.words.get(0), absent -> new ArrayList<>()).add(phrase);
  }

  /** Returns every hit, by the place of its phrase. */
  public List<Hit> find(CharSequence text) {
    List<Hit> hits = new ArrayList<>();
    Map<String, List<Phrase>> byFirstWord = phrases.get();
    if (byFirstWord.isEmpty()) {
      return hits;
    }
    var tokens = new TextTokens(Separators.fold(text.toString()));
    for (int token = 0; token < tokens.count(); token++) {
      for (Phrase phrase : byFirstWord.getOrDefault(word(tokens, token), List.of())) {
        if (isAt(phrase, tokens, token)) {
          findAfter(phrase, tokens, token + phrase.words.size(), hits);
        }
      }
    }
    return hits;
  }

  private static String word(TextTokens tokens, int token) {
    int start = tokens.start(token);
    int end = tokens.end(token);
    return end - start > FARTHEST ? "" : WordLists.fold(tokens.text().substring(start, end));
  }

  private static boolean isAt(Phrase phrase, TextTokens tokens, int token) {
    if (token + phrase.words.size() > tokens.count()) {
      return false;
    }
    for (int i = 1; i < phrase.words.size(); i++) {
      if (!phrase.words.get(i).equals(word(tokens, token + i))) {
        return false;
      }
    }
    return true;
  }

  private void findAfter(Phrase phrase, TextTokens tokens, int first, List<Hit> hits) {
    CompiledRule rule = rules.get(phrase.ordinal);
    ValueTest test = rule.test();
    NameSignal names = rule.definition().name();
    if (first >= tokens.count() || test == null || names == null) {
      return;
    }
    int last = Math.min(tokens.count() - 1, first + MOST_WORDS_BETWEEN);
    int start = tokens.start(first);
    int end = Math.min(tokens.end(last), start + FARTHEST);
    List<Hit> found = new ArrayList<>();
    test.finder()
        .find(
            new TextTokens(tokens.text().substring(start, end)),
            (from, to, valid) -> {
              if (valid) {
                found.add(new Hit(rule, phrase.ordinal, start + from, start + to));
              }
              return !valid;
            });
    if (!found.isEmpty() && !isTakenBack(names, tokens, first, found.get(0).start())) {
      hits.add(found.get(0));
    }
  }

  private static boolean isTakenBack(NameSignal names, TextTokens tokens, int first, int end) {
    for (int token = first; token < tokens.count() && tokens.start(token) < end; token++) {
      if (names.unless().contains(word(tokens, token))) {
        return true;
      }
    }
    return false;
  }

  /**
   * A phrase of a rule.
   *
   * @param words its words, folded
   * @param ordinal the rule
   */
  private record Phrase(List<String> words, int ordinal) {}
}
