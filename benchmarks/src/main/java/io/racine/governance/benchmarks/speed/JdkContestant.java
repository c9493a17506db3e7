package io.racine.governance.benchmarks.speed;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The patterns one by one through {@code java.util.regex}, each with a matcher that is reused.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
final class JdkContestant implements Contestant {
  private final Matcher[] whole;
  private final Matcher[] within;

  JdkContestant(PatternChoice patterns) {
    whole =
        patterns.whole().stream()
            .map(text -> Pattern.compile(text).matcher(""))
            .toArray(Matcher[]::new);
    within =
        patterns.inText().stream()
            .map(text -> Pattern.compile(BenchmarkPatterns.asToken(text)).matcher(""))
            .toArray(Matcher[]::new);
  }

  @Override
  public long whole(String[] values, int from, int to) {
    long found = 0;
    for (int i = from; i < to; i++) {
      for (Matcher matcher : whole) {
        found += matcher.reset(values[i]).matches() ? 1 : 0;
      }
    }
    return found;
  }

  @Override
  public long within(String[] texts, int from, int to) {
    long found = 0;
    for (int i = from; i < to; i++) {
      for (Matcher matcher : within) {
        matcher.reset(texts[i]);
        while (matcher.find()) {
          found++;
        }
      }
    }
    return found;
  }
}
