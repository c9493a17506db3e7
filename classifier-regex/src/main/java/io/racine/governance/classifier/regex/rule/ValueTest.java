package io.racine.governance.classifier.regex.rule;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.racine.governance.classifier.regex.automaton.OversizedPatternException;
import io.racine.governance.classifier.regex.automaton.PatternLimits;
import io.racine.governance.classifier.regex.automaton.Syntax;
import io.racine.governance.classifier.regex.automaton.UnsupportedPatternException;
import io.racine.governance.classifier.regex.check.CheckContext;
import io.racine.governance.classifier.regex.check.CheckKind;
import io.racine.governance.classifier.regex.check.ValueCheck;
import io.racine.governance.classifier.regex.check.ValueChecks;
import io.racine.governance.classifier.regex.dictionary.WordList;
import io.racine.governance.classifier.regex.dictionary.WordLists;
import io.racine.governance.spi.classifier.ValueSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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
  private final @Nullable Lazy<Pattern> pattern;
  private final Lazy<Optional<Syntax>> syntax;
  private final Lazy<PatternShape> shape;
  private final List<Lazy<WordList>> dictionaries;
  private final List<Lazy<ValueCheck>> checks;
  private final @Nullable Lazy<ValueRange> range;
  private final Set<CheckKind> kinds;
  private final boolean checked;
  private final Lazy<TextFinder> finder = new Lazy<>(() -> TextFinder.of(this));

  private ValueTest(ValueSignal signal, NormalizerChain chain, CheckContext context) {
    this.signal = signal;
    this.chain = chain;
    String text = signal.pattern();
    this.pattern = text == null ? null : new Lazy<>(() -> Pattern.compile(text));
    this.syntax = new Lazy<>(() -> parsed(text));
    this.shape =
        new Lazy<>(() -> syntax().map(PatternShapeReader::read).orElse(PatternShape.ANYTHING));
    List<Lazy<WordList>> lists = new ArrayList<>();
    signal.dictionaries().forEach(name -> lists.add(new Lazy<>(() -> WordLists.load(name))));
    if (!signal.words().isEmpty()) {
      lists.add(new Lazy<>(() -> WordLists.of(signal.words())));
    }
    this.dictionaries = List.copyOf(lists);
    this.checks =
        signal.checks().stream()
            .map(expression -> new Lazy<>(() -> ValueChecks.parse(expression, context)))
            .toList();
    this.range =
        signal.minimum() == null && signal.maximum() == null
            ? null
            : new Lazy<>(() -> ValueRange.of(signal.minimum(), signal.maximum()));
    this.kinds =
        signal.checks().stream().map(ValueChecks::kindOf).collect(Collectors.toUnmodifiableSet());
    this.checked =
        range != null || hasLength() || kinds.stream().anyMatch(kind -> kind != CheckKind.GATE);
  }

  /**
   * Returns the test of a signal known to be sound; its parts are made when they are first needed.
   */
  static ValueTest proved(ValueSignal signal, CheckContext context) {
    return new ValueTest(signal, NormalizerChain.of(signal.normalize()), context);
  }

  /** Returns the test, or null after telling {@code problems} everything that is wrong with it. */
  static @Nullable ValueTest compile(
      ValueSignal signal, CheckContext context, Consumer<String> problems) {
    List<String> found = new ArrayList<>();
    NormalizerChain chain = NormalizerChain.of(List.of());
    try {
      chain = NormalizerChain.of(signal.normalize());
    } catch (IllegalArgumentException e) {
      found.add(e.getMessage());
    }
    ValueTest test = new ValueTest(signal, chain, context);
    test.makeParts(found);
    found.forEach(problems);
    return found.isEmpty() ? test : null;
  }

  private void makeParts(List<String> found) {
    if (pattern != null) {
      try {
        // Before RE2 sees the pattern: it would write out any number of repeats.
        syntax().ifPresent(PatternLimits::check);
        pattern.get();
      } catch (PatternSyntaxException e) {
        found.add("pattern is not RE2 syntax: " + e.getDescription());
      } catch (OversizedPatternException e) {
        found.add("pattern is too large: " + e.getMessage());
      }
    }
    for (int i = 0; i < signal.dictionaries().size(); i++) {
      try {
        dictionaries.get(i).get();
      } catch (IllegalArgumentException e) {
        found.add("dictionary '" + signal.dictionaries().get(i) + "': " + e.getMessage());
      }
    }
    for (int i = 0; i < checks.size(); i++) {
      try {
        checks.get(i).get();
      } catch (IllegalArgumentException e) {
        found.add("check '" + signal.checks().get(i) + "': " + e.getMessage());
      }
    }
    if (signal.leastLength() != null
        && signal.greatestLength() != null
        && signal.leastLength() > signal.greatestLength()) {
      found.add(
          "the least length is above the greatest: "
              + signal.leastLength()
              + " > "
              + signal.greatestLength());
    }
    if (range != null) {
      try {
        range.get();
      } catch (IllegalArgumentException e) {
        found.add(String.valueOf(e.getMessage()));
      }
    }
  }

  ValueSignal signal() {
    return signal;
  }

  NormalizerChain chain() {
    return chain;
  }

  /** Returns the pattern, parsed; nothing when there is none that can be. */
  Optional<Syntax> syntax() {
    return syntax.get();
  }

  private static Optional<Syntax> parsed(@Nullable String pattern) {
    if (pattern == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Syntax.parse(pattern));
    } catch (UnsupportedPatternException leftToRe2) {
      return Optional.empty();
    }
  }

  PatternShape shape() {
    return shape.get();
  }

  boolean hasPattern() {
    return pattern != null;
  }

  /** Returns the lists that a word may be in. */
  List<String> dictionaries() {
    return signal.dictionaries();
  }

  /** Returns whether the rule brings words that are in no built-in list. */
  boolean hasOwnWords() {
    return !signal.words().isEmpty();
  }

  boolean usesDictionary() {
    return !dictionaries.isEmpty();
  }

  /** Returns whether values of the form may fail; gates refuse what has not quite the form. */
  boolean isChecked() {
    return checked;
  }

  /** Returns whether one of the checks is a sum. */
  boolean isSummed() {
    return kinds.contains(CheckKind.ARITHMETIC);
  }

  private boolean hasLength() {
    return signal.leastLength() != null || signal.greatestLength() != null;
  }

  private boolean isWithinLength(int length) {
    Integer least = signal.leastLength();
    Integer greatest = signal.greatestLength();
    return (least == null || length >= least) && (greatest == null || length <= greatest);
  }

  /** Returns whether the form is looked for in running text. */
  boolean isInText() {
    return signal.isInText() && pattern != null;
  }

  /**
   * Returns whether what it finds in a text is windows of tokens, whole ones, that its pattern
   * fits.
   */
  boolean isFoundInWindows() {
    return isInText() && chain.strips() && !usesDictionary();
  }

  /** Returns whether nothing that is found in a text goes beyond a line, nor looks beyond it. */
  boolean staysInLine() {
    return chain.strips()
        || (!shape().alphabet().contains('\n')
            && syntax().isPresent()
            && !syntax().get().hasConditions());
  }

  /** Returns whether the form may be somewhere in a text; quick, and never wrong about a no. */
  boolean mayLieIn(ValueForm text) {
    return mayLieInForm(chain.apply(text));
  }

  /** Returns the same of a text that is normalised already. */
  boolean mayLieInForm(ValueForm form) {
    return shape().mayLieIn(form);
  }

  /** Returns what finds the form in running text; compiled when it is first needed. */
  TextFinder finder() {
    return finder.get();
  }

  /** Returns whether a value, normalised, has the form. */
  boolean fits(ValueForm form) {
    if (form.length() == 0 || form.length() > LONGEST_WHOLE_VALUE) {
      return false;
    }
    if (pattern != null) {
      if (shape().admits(form) && pattern.get().matches(form.text())) {
        return true;
      }
    } else if (dictionaries.isEmpty()) {
      return true;
    }
    return isWord(form);
  }

  boolean isWord(ValueForm form) {
    if (form.length() <= LONGEST_WORD) {
      for (Lazy<WordList> dictionary : dictionaries) {
        if (dictionary.get().contains(form.folded())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns a value as it is tested. */
  ValueForm form(String value) {
    return chain.apply(new ValueForm(Separators.bare(value)));
  }

  /** Returns whether a value that {@linkplain #fits fits} is valid, too. */
  boolean isValid(ValueForm form) {
    if (!isWithinLength(form.length()) || (range != null && !range.get().contains(form.text()))) {
      return false;
    }
    for (Lazy<ValueCheck> check : checks) {
      if (!check.get().passes(form.text())) {
        return false;
      }
    }
    return true;
  }
}
