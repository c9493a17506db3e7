package io.racine.governance.classifier.regex.authoring;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.classifier.Finding;
import java.util.List;

/**
 * What the rules say of one table.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param table what the table is called
 * @param columns its columns, in their order
 * @param findings what the table as a whole holds
 * @since 0.1
 */
public record TrialResult(String table, List<ColumnTrial> columns, List<Finding> findings) {
  public TrialResult {
    requireNonNull(table, "table");
    columns = List.copyOf(columns);
    findings = List.copyOf(findings);
  }
}
