package io.racine.governance.classifier.regex.rule;

import io.racine.governance.classifier.regex.automaton.CharSet;
import io.racine.governance.classifier.regex.dictionary.WordLists;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is done to a value before a rule looks at it, in order.
 *
 * <p>Every value is trimmed and has its {@linkplain Separators separators} folded already.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
public final class NormalizerChain {
  private static final CharSet BLANK = CharSet.of(' ').or(CharSet.range('\t', '\r'));
  private static final CharSet LOWER = CharSet.range('a', 'z').or(CharSet.range(128, 128));
  private static final CharSet UPPER = CharSet.range('A', 'Z').or(CharSet.range(128, 128));
  private static final CharSet SEPARATORS =
      BLANK
          .or(CharSet.of('-'))
          .or(CharSet.of('.'))
          .or(CharSet.of('/'))
          .or(CharSet.of('_'))
          .or(CharSet.of(','))
          .or(CharSet.of(':'))
          .or(CharSet.of('('))
          .or(CharSet.of(')'));
  private static final Map<String, Step> STEPS = steps();
  private static final Set<String> BY_CHARACTER =
      Set.of(
          "trim",
          "fold-separators",
          "strip-spaces",
          "strip-hyphens",
          "strip-dots",
          "strip-separators",
          "upper");

  private static final Set<String> SCANNABLE =
      Set.of(
          "trim",
          "fold-separators",
          "strip-spaces",
          "strip-hyphens",
          "strip-dots",
          "strip-separators",
          "digits",
          "upper");

  private final List<String> names;
  // Chains are compared for every value, and one text is quicker to compare than a list of them.
  private final String key;
  private final List<Step> steps;
  private final CharSet stripped;
  private final boolean byCharacter;
  private final boolean scannable;
  private final boolean raisesCase;

  private NormalizerChain(List<String> names, List<Step> steps, CharSet stripped) {
    this.names = names;
    this.key = String.join(" ", names);
    this.steps = steps;
    this.stripped = stripped;
    this.byCharacter = BY_CHARACTER.containsAll(names);
    this.raisesCase = names.contains("upper");
    this.scannable = SCANNABLE.containsAll(names);
  }

  private static Map<String, Step> steps() {
    Map<String, Step> steps = new TreeMap<>();
    steps.put("trim", strip(CharSet.NONE));
    steps.put("fold-separators", strip(CharSet.NONE));
    steps.put("strip-spaces", strip(BLANK));
    steps.put("strip-hyphens", strip(CharSet.of('-')));
    steps.put("strip-dots", strip(CharSet.of('.')));
    steps.put("strip-separators", strip(SEPARATORS));
    steps.put("digits", strip(CharSet.range('0', '9').negated()));
    steps.put("upper", new Step(LOWER, CharSet.NONE, text -> text.toUpperCase(Locale.ROOT)));
    steps.put("lower", new Step(UPPER, CharSet.NONE, text -> text.toLowerCase(Locale.ROOT)));
    steps.put(
        "strip-accents",
        new Step(CharSet.range(128, 128), CharSet.NONE, NormalizerChain::stripAccents));
    steps.put("fold", new Step(CharSet.ALL, CharSet.NONE, WordLists::fold));
    return steps;
  }

  /**
   * Returns the chain of these steps.
   *
   * @throws IllegalArgumentException if a step is not known
   */
  public static NormalizerChain of(List<String> names) {
    List<Step> steps = new ArrayList<>();
    CharSet stripped = CharSet.NONE;
    for (String name : names) {
      Step step = STEPS.get(name);
      if (step == null) {
        throw new IllegalArgumentException(
            "normalize '" + name + "' is not known; known are " + STEPS.keySet());
      }
      steps.add(step);
      stripped = stripped.or(step.stripped);
    }
    return new NormalizerChain(List.copyOf(names), List.copyOf(steps), stripped);
  }

  List<String> names() {
    return names;
  }

  /** Returns the characters that vanish. */
  CharSet stripped() {
    return stripped;
  }

  boolean strips() {
    return stripped.low() != 0 || stripped.high() != 0;
  }

  /** Returns whether it changes or drops each ASCII character by itself. */
  boolean isByCharacter() {
    return byCharacter;
  }

  /**
   * Returns whether it only drops characters and raises case, in whatever order: an automaton can
   * then read the value as it is.
   */
  boolean isScannable() {
    return scannable;
  }

  boolean changesNothing() {
    return isScannable() && !raisesCase() && !strips();
  }

  boolean raisesCase() {
    return raisesCase;
  }

  boolean lowersCase() {
    return names.contains("lower") || names.contains("fold");
  }

  ValueForm apply(ValueForm form) {
    ValueForm result = form;
    for (Step step : steps) {
      if (result.hasAny(step.concerns)) {
        String text = step.change.apply(result.text());
        result = text.equals(result.text()) ? result : new ValueForm(text);
      }
    }
    return result;
  }

  private static Step strip(CharSet set) {
    return new Step(set, set, text -> without(text, set));
  }

  private static String without(String text, CharSet set) {
    var kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (!set.contains(text.charAt(i))) {
        kept.append(text.charAt(i));
      }
    }
    return kept.toString();
  }

  private static String stripAccents(String text) {
    String apart = Normalizer.normalize(text, Normalizer.Form.NFD);
    var kept = new StringBuilder(apart.length());
    for (int i = 0; i < apart.length(); i++) {
      if (Character.getType(apart.charAt(i)) != Character.NON_SPACING_MARK) {
        kept.append(apart.charAt(i));
      }
    }
    return kept.toString();
  }

  @Override
  public boolean equals(@org.jspecify.annotations.Nullable Object other) {
    return other instanceof NormalizerChain that && key.equals(that.key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  @Override
  public String toString() {
    return names.toString();
  }

  private interface Change {
    String apply(String text);
  }

  /** One step: which characters concern it at all, which it takes away, what it does. */
  private record Step(CharSet concerns, CharSet stripped, Change change) {}
}
