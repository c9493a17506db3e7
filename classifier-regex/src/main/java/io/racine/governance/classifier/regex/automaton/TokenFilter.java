package io.racine.governance.classifier.regex.automaton;

import com.google.re2j.Pattern;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Not API: tells in one pass which patterns may have a match in a text that begins and ends at the
 * bounds of tokens; wider than the truth, never narrower.
 *
 * <p>Conditions on places are taken to hold and long counts are left out. Every character beyond
 * ASCII that is not for certain within a token bounds one.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
public final class TokenFilter {
  private static final Pattern LETTERS = Pattern.compile("[\\pL\\pN]");
  private static final CharSet ASCII_TOKEN =
      CharSet.range('0', '9').or(CharSet.range('a', 'z')).or(CharSet.range('A', 'Z'));

  /** What may be between two tokens of one match, though the pattern does not see it. */
  private static final CharSet JOINTS =
      ASCII_TOKEN
          .or(CharSet.range(128, 128))
          .or(CharSet.of(' '))
          .or(CharSet.of('-'))
          .or(CharSet.of('.'))
          .or(CharSet.of('/'))
          .or(CharSet.of('('))
          .or(CharSet.of(')'))
          .or(CharSet.of('+'));

  /** In running text a pattern begins at every token, so that fewer go together. */
  private static final int MOST_NUMBERS = 32;

  private final LazyAutomaton[] parts;
  private final int size;

  private TokenFilter(LazyAutomaton[] parts, int size) {
    this.parts = parts;
    this.size = size;
  }

  static SymbolSet withinToken() {
    return new SymbolSet(
        ASCII_TOKEN, new Beyond.WithinToken(new Beyond.Asked("[\\pL\\pN]", LETTERS)));
  }

  /** Returns whether a pattern can be filtered: one that matches the empty text is everywhere. */
  public static boolean takes(Syntax syntax) {
    PatternMeasure measure = PatternMeasure.of(Relaxation.of(syntax).syntax());
    return measure.least() > 0 && measure.nodes() <= PatternLimits.MOST_NODES;
  }

  /**
   * Returns the filter of patterns that it {@linkplain #takes takes}.
   *
   * @param byteLimit how much memory its states may take
   */
  public static TokenFilter of(List<ScanPattern> patterns, long byteLimit) {
    List<Syntax> relaxed = relaxed(patterns);
    return new TokenFilter(
        PatternPart.of(relaxed, MOST_NUMBERS, false, byteLimit).stream()
            .map(part -> automaton(patterns, relaxed, part))
            .toArray(LazyAutomaton[]::new),
        patterns.size());
  }

  /** Returns one automaton of all patterns, which tells of their ends in the order of the text. */
  static LazyAutomaton inOrder(List<ScanPattern> patterns, long byteLimit) {
    List<Integer> all = IntStream.range(0, patterns.size()).boxed().toList();
    return automaton(patterns, relaxed(patterns), new PatternPart(all, byteLimit));
  }

  private static List<Syntax> relaxed(List<ScanPattern> patterns) {
    return patterns.stream().map(each -> Relaxation.of(each.syntax()).syntax()).toList();
  }

  private static LazyAutomaton automaton(
      List<ScanPattern> patterns, List<Syntax> relaxed, PatternPart part) {
    var program = new Program();
    var builder = new ProgramBuilder(program, true);
    int[] stripped = new int[patterns.size()];
    for (int i : part.patterns()) {
      ScanPattern pattern = patterns.get(i);
      builder.add(relaxed.get(i), pattern.raisesCase(), i);
      stripped[i] =
          pattern.strips() ? program.set(SymbolSet.of(pattern.stripped().and(JOINTS))) : -1;
    }
    int tokenSet = program.set(withinToken());
    int plusSet = program.set(SymbolSet.of('+'));
    var alphabet = new Alphabet(program.sets());
    return new LazyAutomaton(
        alphabet,
        new SearchStepper(program, alphabet, stripped, tokenSet, plusSet),
        part.byteLimit());
  }

  /** Returns one bit for each pattern that may match somewhere; null for none at all. */
  public long @Nullable [] patternsIn(String text, int from, int end) {
    long @Nullable [] bits = null;
    for (LazyAutomaton part : parts) {
      bits = part.search(text, from, end, size, bits);
    }
    return bits;
  }

  public long memoryBytes() {
    return Arrays.stream(parts).mapToLong(LazyAutomaton::bytes).sum();
  }

  public int states() {
    return Arrays.stream(parts).mapToInt(LazyAutomaton::states).sum();
  }

  @Override
  public String toString() {
    return size + " patterns, " + states() + " states";
  }
}
