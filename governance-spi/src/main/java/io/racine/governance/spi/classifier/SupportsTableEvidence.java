package io.racine.governance.spi.classifier;

import io.racine.governance.spi.asset.FieldPath;
import java.util.Map;

/**
 * A classifier that judges columns again in the light of their siblings.
 *
 * @since 0.1
 */
public interface SupportsTableEvidence {
  /**
   * Returns the verdicts after a look at the whole table.
   *
   * @param verdicts the verdicts of the columns alone, by path
   * @return as many, for the same paths, and what is found about the table
   */
  TableVerdict judge(TableContext table, Map<FieldPath, ColumnVerdict> verdicts);
}
