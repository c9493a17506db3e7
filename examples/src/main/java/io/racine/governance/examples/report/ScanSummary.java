package io.racine.governance.examples.report;

import io.racine.governance.Governance;
import io.racine.governance.catalog.CatalogItem;
import io.racine.governance.catalog.CatalogQuery;
import io.racine.governance.scan.Scan;
import io.racine.governance.scan.ScanCounts;
import io.racine.governance.scan.ScanEffort;
import io.racine.governance.scan.ScanReport;
import io.racine.governance.spi.Issue;
import io.racine.governance.spi.asset.CatalogItemType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a report shows: the findings of one scan, and how many columns each table has besides.
 *
 * @param tables every table and view of the source that the catalogue knows, by path
 * @param columns the columns of which something is known
 * @param wholes what tables hold as a whole
 */
public record ScanSummary(
    String source,
    String type,
    long scanId,
    String status,
    Instant startedAt,
    Duration duration,
    ScanCounts counts,
    ScanEffort effort,
    List<TableShape> tables,
    List<FoundColumn> columns,
    List<FoundTable> wholes,
    List<Issue> issues) {
  /**
   * One table or view.
   *
   * @param columns how many columns it has
   */
  public record TableShape(String path, String name, String kind, long columns) {}

  public ScanSummary {
    tables = List.copyOf(tables);
    columns = List.copyOf(columns);
    wholes = List.copyOf(wholes);
    issues = List.copyOf(issues);
  }

  /** Returns the summary of a report, with what the catalogue knows beyond it. */
  public static ScanSummary of(Governance governance, ScanReport report) {
    Scan scan = report.scan();
    String source = report.dataSource().name().text();
    Instant started = scan.findStartedAt().orElse(scan.createdAt());
    return new ScanSummary(
        source,
        report.dataSource().type().name(),
        scan.id().value(),
        scan.status().name(),
        started,
        Duration.between(started, scan.findCompletedAt().orElse(started)),
        report.counts(),
        report.effort(),
        tables(governance, source),
        report.columns().stream().flatMap(column -> FoundColumn.of(column).stream()).toList(),
        report.tables().stream().flatMap(table -> FoundTable.of(table).stream()).toList(),
        report.issues());
  }

  public long sensitiveColumns() {
    return columns.stream().filter(FoundColumn::isSensitive).count();
  }

  public long totalColumns() {
    return tables.stream().mapToLong(TableShape::columns).sum();
  }

  private static List<TableShape> tables(Governance governance, String source) {
    Map<String, Long> columns = new TreeMap<>();
    for (CatalogItem column : all(governance, source, CatalogItemType.COLUMN)) {
      columns.merge(column.path().toString(), 1L, Long::sum);
    }
    List<TableShape> tables = new ArrayList<>();
    for (CatalogItemType type : List.of(CatalogItemType.TABLE, CatalogItemType.VIEW)) {
      for (CatalogItem table : all(governance, source, type)) {
        String path = table.path().toString();
        tables.add(new TableShape(path, table.name(), type.name(), columns.getOrDefault(path, 0L)));
      }
    }
    return tables;
  }

  private static List<CatalogItem> all(Governance governance, String source, CatalogItemType type) {
    CatalogQuery query = CatalogQuery.all().dataSource(source).types(type);
    List<CatalogItem> items = new ArrayList<>();
    List<CatalogItem> page;
    do {
      page = governance.catalog().list(query.page(CatalogQuery.MAX_LIMIT, items.size()));
      items.addAll(page);
    } while (page.size() == CatalogQuery.MAX_LIMIT);
    return items;
  }
}
