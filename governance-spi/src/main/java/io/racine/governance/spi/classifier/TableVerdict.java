package io.racine.governance.spi.classifier;

import io.racine.governance.spi.asset.FieldPath;
import java.util.List;
import java.util.Map;

/**
 * What a classifier says about a table: the verdicts on its columns, and what its columns make up
 * together.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param columns the verdicts on the columns, by path
 * @param findings what the table as a whole holds, best first, such as columns that single people
 *     out together
 * @since 0.1
 */
public record TableVerdict(Map<FieldPath, ColumnVerdict> columns, List<Finding> findings) {
  public TableVerdict {
    columns = Map.copyOf(columns);
    findings = List.copyOf(findings);
  }
}
