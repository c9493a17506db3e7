package io.racine.governance.spi.classifier;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * What a classifier says about one column.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param read values read, nulls and repeats included: the size of the sample
 * @param nulls of these, null or empty
 * @param distinct different values among the others; an estimate beyond the classifier's limit
 * @param findings best first; the first is the verdict, the others are alternatives; empty when
 *     nothing fits
 * @since 0.1
 */
public record ColumnVerdict(long read, long nulls, long distinct, List<Finding> findings)
    implements Serializable {
  public ColumnVerdict {
    findings = List.copyOf(findings);
  }

  public Optional<Finding> top() {
    return findings.stream().findFirst();
  }

  public ColumnVerdict withFindings(List<Finding> findings) {
    return new ColumnVerdict(read, nulls, distinct, findings);
  }
}
