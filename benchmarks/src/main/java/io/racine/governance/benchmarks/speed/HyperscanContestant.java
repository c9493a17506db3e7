package io.racine.governance.benchmarks.speed;

import com.gliwka.hyperscan.wrapper.CompileErrorException;
import com.gliwka.hyperscan.wrapper.Database;
import com.gliwka.hyperscan.wrapper.Expression;
import com.gliwka.hyperscan.wrapper.ExpressionFlag;
import com.gliwka.hyperscan.wrapper.Scanner;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * All patterns at once through Hyperscan and its Java binding: one call into native code per value.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
final class HyperscanContestant implements Contestant {
  private final Database whole;
  private final Database within;
  private final Scanner wholeScanner = new Scanner();
  private final Scanner withinScanner = new Scanner();

  HyperscanContestant(PatternChoice patterns) {
    // A whole value fits or does not; the start is asked for in text only, because it costs.
    whole =
        database(
            patterns.whole().stream().map(text -> "^(?:" + text + ")\\z").toList(),
            EnumSet.of(ExpressionFlag.UTF8, ExpressionFlag.SINGLEMATCH));
    within =
        database(
            patterns.inText().stream().map(BenchmarkPatterns::asToken).toList(),
            EnumSet.of(ExpressionFlag.UTF8, ExpressionFlag.SOM_LEFTMOST));
    wholeScanner.allocScratch(whole);
    withinScanner.allocScratch(within);
  }

  private static Database database(List<String> patterns, EnumSet<ExpressionFlag> flags) {
    List<Expression> expressions = new ArrayList<>();
    for (int i = 0; i < patterns.size(); i++) {
      expressions.add(new Expression(patterns.get(i), flags, i));
    }
    try {
      return Database.compile(expressions);
    } catch (CompileErrorException e) {
      throw new IllegalStateException("Hyperscan refuses a pattern: " + e.getMessage(), e);
    }
  }

  @Override
  public long whole(String[] values, int from, int to) {
    long found = 0;
    for (int i = from; i < to; i++) {
      found += wholeScanner.scan(whole, values[i]).size();
    }
    return found;
  }

  @Override
  public long within(String[] texts, int from, int to) {
    long found = 0;
    for (int i = from; i < to; i++) {
      found += withinScanner.scan(within, texts[i]).size();
    }
    return found;
  }

  @Override
  public void close() {
    try (whole;
        within;
        wholeScanner;
        withinScanner) {
      // Closing frees what lies outside the heap.
    }
  }
}
