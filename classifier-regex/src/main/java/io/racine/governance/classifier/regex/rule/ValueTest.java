package io.racine.governance.classifier.regex.rule;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.racine.governance.classifier.regex.check.ValueCheck;
import io.racine.governance.classifier.regex.check.ValueChecks;
import io.racine.governance.classifier.regex.dictionary.WordList;
import io.racine.governance.classifier.regex.dictionary.WordLists;
import io.racine.governance.spi.classifier.ValueSignal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A value signal made ready to run.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
final class ValueTest {
  /** Longer values are running text: they are searched, not matched as a whole. */
  static final int LONGEST_WHOLE_VALUE = 4096;

  /** No word of any list is longer. */
  private static final int LONGEST_WORD = 128;

  private final ValueSignal signal;
  private final NormalizerChain chain;
  private final @Nullable Pattern pattern;
  private final PatternShape shape;
  private final List<WordList> dictionaries;
  private final List<ValueCheck> checks;
  private final @Nullable ValueRange range;
  private volatile @Nullable TextFinder finder;

  private ValueTest(
      ValueSignal signal,
      NormalizerChain chain,
      @Nullable Pattern pattern,
      List<WordList> dictionaries,
      List<ValueCheck> checks,
      @Nullable ValueRange range) {
    this.signal = signal;
    this.chain = chain;
    this.pattern = pattern;
    String text = signal.pattern();
    this.shape = text == null ? PatternShape.ANYTHING : PatternShape.of(text);
    this.dictionaries = dictionaries;
    this.checks = checks;
    this.range = range;
  }

  /** Returns the test, or null after telling {@code problems} everything that is wrong with it. */
  static @Nullable ValueTest compile(ValueSignal signal, Clock clock, Consumer<String> problems) {
    List<String> found = new ArrayList<>();
    NormalizerChain chain = NormalizerChain.of(List.of());
    try {
      chain = NormalizerChain.of(signal.normalize());
    } catch (IllegalArgumentException e) {
      found.add(e.getMessage());
    }
    Pattern pattern = null;
    String text = signal.pattern();
    if (text != null) {
      try {
        pattern = Pattern.compile(text);
      } catch (PatternSyntaxException e) {
        found.add("pattern is not RE2 syntax: " + e.getDescription());
      }
    }
    List<WordList> dictionaries = new ArrayList<>();
    for (String name : signal.dictionaries()) {
      try {
        dictionaries.add(WordLists.load(name));
      } catch (IllegalArgumentException e) {
        found.add("dictionary '" + name + "': " + e.getMessage());
      }
    }
    List<ValueCheck> checks = new ArrayList<>();
    for (String expression : signal.checks()) {
      try {
        checks.add(ValueChecks.parse(expression, clock));
      } catch (IllegalArgumentException e) {
        found.add("check '" + expression + "': " + e.getMessage());
      }
    }
    ValueRange range = null;
    if (signal.minimum() != null || signal.maximum() != null) {
      try {
        range = ValueRange.of(signal.minimum(), signal.maximum());
      } catch (IllegalArgumentException e) {
        found.add(String.valueOf(e.getMessage()));
      }
    }
    found.forEach(problems);
    return found.isEmpty()
        ? new ValueTest(
            signal, chain, pattern, List.copyOf(dictionaries), List.copyOf(checks), range)
        : null;
  }

  ValueSignal signal() {
    return signal;
  }

  NormalizerChain chain() {
    return chain;
  }

  PatternShape shape() {
    return shape;
  }

  boolean usesDictionary() {
    return !dictionaries.isEmpty();
  }

  boolean isChecked() {
    return !checks.isEmpty() || range != null;
  }

  /** Returns whether the form is looked for in running text. */
  boolean isInText() {
    return signal.isInText() && pattern != null;
  }

  /** Returns whether the form may be somewhere in a text; quick, and never wrong about a no. */
  boolean mayLieIn(ValueForm text) {
    return mayLieInForm(chain.apply(text));
  }

  /** Returns the same of a text that is normalised already. */
  boolean mayLieInForm(ValueForm form) {
    return shape.mayLieIn(form);
  }

  /** Returns what finds the form in running text; compiled when it is first needed. */
  TextFinder finder() {
    TextFinder made = finder;
    if (made == null) {
      made = TextFinder.of(this);
      finder = made;
    }
    return made;
  }

  /** Returns whether a value, normalised, has the form. */
  boolean fits(ValueForm form) {
    if (form.length() == 0 || form.length() > LONGEST_WHOLE_VALUE) {
      return false;
    }
    if (pattern != null) {
      if (shape.admits(form) && pattern.matches(form.text())) {
        return true;
      }
    } else if (dictionaries.isEmpty()) {
      return true;
    }
    return isWord(form);
  }

  private boolean isWord(ValueForm form) {
    if (form.length() <= LONGEST_WORD) {
      for (WordList dictionary : dictionaries) {
        if (dictionary.contains(form.folded())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns whether a value that {@linkplain #fits fits} is valid, too. */
  boolean isValid(ValueForm form) {
    if (range != null && !range.contains(form.text())) {
      return false;
    }
    for (ValueCheck check : checks) {
      if (!check.passes(form.text())) {
        return false;
      }
    }
    return true;
  }
}
