package io.racine.governance.classifier.regex.verdict;

import io.racine.governance.classifier.regex.column.ColumnCounts;
import io.racine.governance.spi.classifier.ColumnContext;
import io.racine.governance.spi.classifier.EntityType;
import java.util.Map;

/**
 * Has an opinion on a column that is not drawn from the rules' own evidence.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
public interface Adviser {
  /** Has none. */
  Adviser NONE = (column, counts) -> Map.of();

  /** Returns an opinion for each entity there is one on. */
  Map<EntityType, Opinion> advise(ColumnContext column, ColumnCounts counts);

  /**
   * One opinion.
   *
   * @param probability the probability that the column is of the entity, 0 to 1
   * @param reason who says so, in words and without values
   */
  record Opinion(double probability, String reason) {}
}
