package io.racine.governance.classification;

import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.Finding;
import io.racine.governance.spi.classifier.TableVerdict;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts the opinions of several classifiers on one column together. */
final class FindingMerger {
  private static final Comparator<Finding> BEST_FIRST =
      Comparator.comparingDouble(Finding::confidence)
          .reversed()
          .thenComparing(Finding::verdict)
          .thenComparing(Finding::ruleId);

  private FindingMerger() {}

  /**
   * Returns one verdict: of each entity the surest finding, the surest entity first. One
   * classifier's order is kept as it is, because it knows more than its confidences say.
   */
  static ColumnVerdict merge(List<ColumnVerdict> verdicts) {
    if (verdicts.size() == 1) {
      return verdicts.get(0);
    }
    long read = 0;
    long nulls = 0;
    long distinct = 0;
    for (ColumnVerdict verdict : verdicts) {
      read = Math.max(read, verdict.read());
      nulls = Math.max(nulls, verdict.nulls());
      distinct = Math.max(distinct, verdict.distinct());
    }
    return new ColumnVerdict(
        read,
        nulls,
        distinct,
        surest(verdicts.stream().flatMap(verdict -> verdict.findings().stream()).toList()));
  }

  /** Returns what is found about a table, of each entity the surest finding. */
  static List<Finding> ofTables(List<TableVerdict> verdicts) {
    return surest(verdicts.stream().flatMap(verdict -> verdict.findings().stream()).toList());
  }

  private static List<Finding> surest(List<Finding> findings) {
    Map<EntityType, Finding> byEntity = new LinkedHashMap<>();
    for (Finding finding : findings) {
      byEntity.merge(finding.entity(), finding, (a, b) -> BEST_FIRST.compare(a, b) <= 0 ? a : b);
    }
    return byEntity.values().stream().sorted(BEST_FIRST).toList();
  }
}
