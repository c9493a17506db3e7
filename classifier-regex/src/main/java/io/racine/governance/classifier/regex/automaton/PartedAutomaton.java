package io.racine.governance.classifier.regex.automaton;

import java.util.Arrays;
import java.util.List;

/**
 * Matches whole values with many patterns, in as few automata as keep their states few.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @see PatternPart
 */
final class PartedAutomaton {
  /** With more the states multiply, with fewer the passes. */
  private static final int MOST_NUMBERS = 64;

  private final LazyAutomaton[] parts;

  private PartedAutomaton(LazyAutomaton[] parts) {
    this.parts = parts;
  }

  /**
   * Returns the automata of patterns, known by their places in the list.
   *
   * @param syntaxes the patterns as they are to be matched
   * @param byteLimit how much memory the states of all may take
   */
  static PartedAutomaton of(List<ScanPattern> patterns, List<Syntax> syntaxes, long byteLimit) {
    return new PartedAutomaton(
        PatternPart.of(syntaxes, MOST_NUMBERS, true, byteLimit).stream()
            .map(part -> whole(patterns, syntaxes, part))
            .toArray(LazyAutomaton[]::new));
  }

  /** Returns the automaton of one pattern alone. */
  static LazyAutomaton whole(Syntax syntax, long byteLimit) {
    return whole(
        List.of(ScanPattern.of(syntax)), List.of(syntax), new PatternPart(List.of(0), byteLimit));
  }

  private static LazyAutomaton whole(
      List<ScanPattern> patterns, List<Syntax> syntaxes, PatternPart part) {
    var program = new Program();
    var builder = new ProgramBuilder(program, false);
    int[] stripped = new int[patterns.size()];
    for (int i : part.patterns()) {
      ScanPattern pattern = patterns.get(i);
      builder.add(syntaxes.get(i), pattern.raisesCase(), i);
      stripped[i] = pattern.strips() ? program.set(SymbolSet.of(pattern.stripped())) : -1;
    }
    int wordSet = program.set(ClassParser.WORDS);
    int newlineSet = program.set(SymbolSet.of('\n'));
    var alphabet = new Alphabet(program.sets());
    return new LazyAutomaton(
        alphabet,
        new WholeStepper(program, alphabet, stripped, wordSet, newlineSet),
        part.byteLimit());
  }

  /** Returns the patterns that match the whole text, ascending; shared, not to be written to. */
  int[] match(String text) {
    int[] found = AutomatonState.NONE;
    for (LazyAutomaton part : parts) {
      int[] more = part.match(text);
      if (more.length > 0) {
        found = found.length == 0 ? more : both(found, more);
      }
    }
    return found;
  }

  private static int[] both(int[] some, int[] others) {
    int[] all = Arrays.copyOf(some, some.length + others.length);
    System.arraycopy(others, 0, all, some.length, others.length);
    Arrays.sort(all);
    return all;
  }

  int parts() {
    return parts.length;
  }

  /** Returns the patterns of one part that match the whole text; shared, not to be written to. */
  int[] match(int part, String text) {
    return parts[part].match(text);
  }

  int states() {
    return Arrays.stream(parts).mapToInt(LazyAutomaton::states).sum();
  }

  long bytes() {
    return Arrays.stream(parts).mapToLong(LazyAutomaton::bytes).sum();
  }

  /** Returns how often all states of an automaton were dropped. */
  int flushes() {
    return Arrays.stream(parts).mapToInt(LazyAutomaton::flushes).sum();
  }

  /** Returns how many states were made out of another, counting those made again. */
  long steps() {
    return Arrays.stream(parts).mapToLong(LazyAutomaton::steps).sum();
  }

  @Override
  public String toString() {
    return states() + " states";
  }
}
