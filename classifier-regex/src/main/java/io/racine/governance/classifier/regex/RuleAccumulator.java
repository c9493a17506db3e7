package io.racine.governance.classifier.regex;

import io.racine.governance.classifier.regex.column.ColumnState;
import io.racine.governance.classifier.regex.column.StateFormat;
import io.racine.governance.classifier.regex.verdict.ColumnJudge;
import io.racine.governance.spi.classifier.ColumnAccumulator;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.value.ValueColumn;

/**
 * Gathers evidence on one column for the rules of an engine.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
final class RuleAccumulator implements ColumnAccumulator {
  private final ColumnState state;
  private final ColumnJudge judge;
  private final Renaming renaming;

  RuleAccumulator(ColumnState state, ColumnJudge judge, Renaming renaming) {
    this.state = state;
    this.judge = judge;
    this.renaming = renaming;
  }

  @Override
  public void accept(ValueColumn values) {
    state.accept(values);
  }

  @Override
  public void merge(ColumnAccumulator other) {
    if (!(other instanceof RuleAccumulator that)) {
      throw new IllegalArgumentException("Cannot merge evidence of another classifier");
    }
    state.merge(that.state);
  }

  @Override
  public byte[] toBytes() {
    return StateFormat.write(state);
  }

  @Override
  public ColumnVerdict verdict() {
    return renaming.renamed(judge.judge(state.counts()));
  }

  @Override
  public String toString() {
    return state.toString();
  }
}
