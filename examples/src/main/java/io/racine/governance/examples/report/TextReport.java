package io.racine.governance.examples.report;

import io.racine.governance.scan.ScanCounts;
import io.racine.governance.scan.ScanEffort;
import io.racine.governance.spi.Issue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A scan's outcome as a table, for people. */
public final class TextReport {
  private static final List<String> TITLES = List.of("COLUMN", "ENTITY", "LEVEL", "SURE", "WHY");
  private static final int WIDEST = 44;

  private TextReport() {}

  /** Returns the table, the issues and a last line with the counts. */
  public static String of(ScanSummary summary, Path page) {
    var text = new StringBuilder();
    List<List<String>> rows = new ArrayList<>();
    rows.add(TITLES);
    summary.columns().stream()
        .sorted(Comparator.comparing((FoundColumn column) -> !column.isSensitive()))
        .forEach(column -> rows.add(row(column)));
    if (rows.size() > 1) {
      table(text, rows);
    }
    for (FoundTable found : summary.wholes()) {
      text.append("Table ")
          .append(printable(found.path()))
          .append(" as a whole: ")
          .append(found.entity())
          .append(" (")
          .append(found.level())
          .append("): ")
          .append(printable(String.join("; ", found.reasons())))
          .append('\n');
    }
    text.append(summary.wholes().isEmpty() ? "" : "\n");
    for (Issue issue : summary.issues()) {
      text.append(issue.severity())
          .append(' ')
          .append(issue.code())
          .append(issue.where().map(where -> " at " + printable(where)).orElse(""))
          .append(": ")
          .append(printable(issue.message()))
          .append('\n');
    }
    if (!summary.effort().equals(ScanEffort.NONE)) {
      text.append(effort(summary.effort()));
    }
    return text.append(summary.issues().isEmpty() ? "" : "\n")
        .append(last(summary, page))
        .toString();
  }

  private static List<String> row(FoundColumn found) {
    String name =
        (found.schema().isEmpty() ? "" : found.schema() + ".")
            + found.table()
            + "."
            + found.column();
    return List.of(
        printable(name),
        (found.verdict().name().equals("CONTAINS") ? "contains " : "") + found.entity(),
        found.level().name(),
        String.format(Locale.ROOT, "%3.0f %%", found.confidence() * 100),
        printable(found.why()));
  }

  private static void table(StringBuilder text, List<List<String>> rows) {
    int last = TITLES.size() - 1;
    int[] widths = new int[last];
    for (List<String> row : rows) {
      for (int i = 0; i < last; i++) {
        widths[i] = Math.max(widths[i], Math.min(WIDEST, row.get(i).length()));
      }
    }
    for (List<String> row : rows) {
      for (int i = 0; i < last; i++) {
        String cell = shortened(row.get(i));
        text.append(cell).append(" ".repeat(widths[i] - cell.length() + 2));
      }
      text.append(row.get(last)).append('\n');
    }
    text.append('\n');
  }

  private static String shortened(String cell) {
    return cell.length() <= WIDEST ? cell : cell.substring(0, WIDEST - 1) + "…";
  }

  private static String last(ScanSummary summary, Path page) {
    ScanCounts counts = summary.counts();
    return String.format(
        Locale.ROOT,
        "%s: %d sensitive of %d columns in %d tables and views, %d issues, %.1f s"
            + " (%d listed, %d recorded, %d unchanged, %d failed, %d filtered, %d not reached)%n"
            + "Report: %s",
        summary.status().toLowerCase(Locale.ROOT),
        summary.sensitiveColumns(),
        summary.totalColumns(),
        summary.tables().size(),
        summary.issues().size(),
        summary.duration().toMillis() / 1000.0,
        counts.listed(),
        counts.recorded(),
        counts.unchanged(),
        counts.failed(),
        counts.filtered(),
        counts.notReached(),
        page);
  }

  private static String effort(ScanEffort effort) {
    return String.format(
        Locale.ROOT,
        "%d calls made again, %d pauses, %.1f s waited, %d parts of %d large tables%n",
        effort.retries(),
        effort.circuitOpenings(),
        effort.retryWait().plus(effort.circuitWait()).plus(effort.limitWait()).toMillis() / 1000.0,
        effort.partitions(),
        effort.splitAssets());
  }

  /** Names from a source may hold escape sequences that would drive the terminal. */
  static String printable(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
  }
}
