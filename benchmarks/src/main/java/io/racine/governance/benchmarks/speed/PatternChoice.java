package io.racine.governance.benchmarks.speed;

import java.util.List;

/**
 * What is compiled for each mode.
 *
 * @param whole the patterns that whole values are matched against
 * @param inText the patterns that are looked for in running text
 */
record PatternChoice(List<String> whole, List<String> inText) {
  PatternChoice {
    whole = List.copyOf(whole);
    inText = List.copyOf(inText);
  }

  static PatternChoice sixty() {
    return new PatternChoice(BenchmarkPatterns.whole(), BenchmarkPatterns.inText());
  }

  /** Returns every pattern of the packs, for the engine's own automaton alone. */
  static PatternChoice ofPacks() {
    return new PatternChoice(BenchmarkPatterns.ofPacks(), BenchmarkPatterns.ofPacksInText());
  }
}
