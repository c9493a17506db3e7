package io.racine.governance.scan;

import io.racine.governance.classification.DataClassification;
import io.racine.governance.classification.TableClassification;
import io.racine.governance.datasource.DataSource;
import io.racine.governance.spi.Issue;
import java.util.List;

/**
 * What a scan came to.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param scan the scan with its final counts
 * @param dataSource the source
 * @param columns what is known about the columns of the assets it met, by table and position;
 *     people's decisions are in it; columns of which nothing is known are not
 * @param tables what is known about these assets as a whole, by path
 * @param issues what could not be done, or only in a lesser way
 * @since 0.1
 */
public record ScanReport(
    Scan scan,
    DataSource dataSource,
    List<DataClassification> columns,
    List<TableClassification> tables,
    List<Issue> issues) {
  public ScanReport {
    columns = List.copyOf(columns);
    tables = List.copyOf(tables);
    issues = List.copyOf(issues);
  }

  /** Returns the columns whose level is above INTERNAL. */
  public List<DataClassification> sensitiveColumns() {
    return columns.stream().filter(DataClassification::isSensitive).toList();
  }

  public ScanCounts counts() {
    return scan.counts();
  }

  /** Returns what the scan did besides reading: tries again, pauses, waits, parts. */
  public ScanEffort effort() {
    return scan.effort();
  }

  @Override
  public String toString() {
    return scan.status()
        + " scan "
        + scan.id()
        + " of '"
        + dataSource.name()
        + "': "
        + sensitiveColumns().size()
        + " sensitive columns, "
        + issues.size()
        + " issues";
  }
}
