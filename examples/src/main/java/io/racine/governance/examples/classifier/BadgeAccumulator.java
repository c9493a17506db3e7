package io.racine.governance.examples.classifier;

import io.racine.governance.spi.classifier.ColumnAccumulator;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.value.ValueColumn;

/** Takes in the values of one column; what it keeps of them are counts and keyed hashes. */
final class BadgeAccumulator implements ColumnAccumulator {
  private final BadgeClassifier classifier;
  private final BadgeCounts counts;

  BadgeAccumulator(BadgeClassifier classifier, BadgeCounts counts) {
    this.classifier = classifier;
    this.counts = counts;
  }

  @Override
  public void accept(ValueColumn values) {
    for (int i = 0; i < values.size(); i++) {
      counts.add(values.text(i), values.binaryLength(i) >= 0, values.multiplicity(i));
    }
  }

  @Override
  public void merge(ColumnAccumulator other) {
    if (!(other instanceof BadgeAccumulator that)
        || !classifier.version().equals(that.classifier.version())) {
      throw new IllegalArgumentException("Only accumulators of one classifier can be merged");
    }
    counts.merge(that.counts);
  }

  @Override
  public byte[] toBytes() {
    return counts.toBytes();
  }

  @Override
  public ColumnVerdict verdict() {
    return classifier.judge(counts.evidence());
  }
}
