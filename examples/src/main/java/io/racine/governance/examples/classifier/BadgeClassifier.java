package io.racine.governance.examples.classifier;

import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.classifier.Classifier;
import io.racine.governance.spi.classifier.ColumnAccumulator;
import io.racine.governance.spi.classifier.ColumnContext;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.EntityDefinition;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.Evidence;
import io.racine.governance.spi.classifier.Finding;
import io.racine.governance.spi.classifier.Reason;
import io.racine.governance.spi.classifier.Verdict;
import java.util.List;
import java.util.Set;

/**
 * Knows badge numbers: a site of two letters, five digits, and a letter that checks the digits.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
// tag::classifier[]
final class BadgeClassifier implements Classifier {
  static final EntityType BADGE = EntityType.of("EMPLOYEE_BADGE");
  private static final SensitivityLevel LEVEL = SensitivityLevel.EMPLOYEE_DATA;
  private static final String RULE = "badge/number";
  private final int leastBadges;

  BadgeClassifier(int leastBadges) {
    this.leastBadges = leastBadges;
  }

  @Override
  public Set<EntityDefinition> entities() {
    return Set.of(new EntityDefinition(BADGE, LEVEL, Set.of("GDPR")));
  }

  @Override
  public String version() {
    return "1-" + leastBadges;
  }

  @Override
  public ColumnAccumulator open(ColumnContext column) {
    return new BadgeAccumulator(this, new BadgeCounts(column.hashKey()));
  }

  @Override
  public ColumnAccumulator restore(ColumnContext column, byte[] state) {
    return new BadgeAccumulator(this, BadgeCounts.fromBytes(column.hashKey(), state));
  }

  /** One valid badge proves little, many do: each would pass by chance one time in 23. */
  ColumnVerdict judge(Evidence counts) {
    boolean most = counts.validated() * 2 > counts.distinct();
    if (!most || counts.validated() < leastBadges) {
      return new ColumnVerdict(counts.read(), counts.nulls(), counts.distinct(), List.of());
    }
    String why =
        counts.validated() + " of " + counts.distinct() + " distinct values have a right letter";
    double weight = counts.validated() * Math.log(Badge.LETTERS);
    Finding finding =
        Finding.builder(
                RULE, BADGE, LEVEL, Verdict.IS, (double) counts.validated() / counts.distinct())
            .regulations(Set.of("GDPR"))
            .evidence(counts)
            .reasons(List.of(new Reason(why, Math.min(weight, 20))))
            .build();
    return new ColumnVerdict(counts.read(), counts.nulls(), counts.distinct(), List.of(finding));
  }
}
// end::classifier[]
