package io.racine.governance.examples.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.racine.governance.examples.cli.UsageException;
import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.ErrorKind;
import io.racine.governance.spi.GovernanceException;
import io.racine.governance.spi.classifier.Evidence;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A scan's outcome as one page that needs no network.
 *
 * <p>All data is one JSON text inside the page, in which no markup can begin; the page's script
 * puts it into place as text, never as markup. So no name from a source, however hostile, is
 * interpreted.
 */
public final class HtmlReport {
  private static final ErrorCode NOT_WRITTEN =
      ErrorCode.of("report.not-written", ErrorKind.HOST_CONFIG);
  private static final ObjectMapper JSON = new ObjectMapper();

  private HtmlReport() {}

  /**
   * Returns the path when a page can be written there.
   *
   * @throws UsageException if it cannot; better now than after an hour of scanning
   */
  public static Path requireWritable(Path page) {
    Path folder = page.toAbsolutePath().normalize().getParent();
    if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(page)) {
      throw new UsageException(
          "--report must name a file in an existing folder but was '" + page + "'");
    }
    return page;
  }

  /**
   * Writes the page.
   *
   * @throws GovernanceException if the file cannot be written
   */
  public static void write(ScanSummary summary, Path page) {
    try {
      Files.writeString(page, of(summary));
    } catch (IOException e) {
      throw new GovernanceException(
          NOT_WRITTEN,
          "Cannot write the report to '" + page + "': " + e.getClass().getSimpleName());
    }
  }

  static String of(ScanSummary summary) {
    return template().replace("\"@DATA@\"", inScript(JsonReport.text(data(summary))));
  }

  /** No tag, comment or line end of JavaScript can begin in the result. */
  static String inScript(String json) {
    return json.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  private static ObjectNode data(ScanSummary summary) {
    ObjectNode root = JSON.createObjectNode();
    root.put("source", summary.source());
    root.put("type", summary.type());
    root.put("scanId", String.valueOf(summary.scanId()));
    root.put("status", summary.status());
    root.put("startedAt", summary.startedAt().toString());
    root.put("seconds", summary.duration().toMillis() / 1000.0);
    root.set("counts", JsonReport.counts(summary.counts()));
    ArrayNode tables = root.putArray("tables");
    summary
        .tables()
        .forEach(
            table ->
                tables
                    .addObject()
                    .put("path", table.path())
                    .put("kind", table.kind())
                    .put("columns", table.columns()));
    ArrayNode columns = root.putArray("columns");
    summary.columns().forEach(found -> columns.add(column(found)));
    ArrayNode wholes = root.putArray("wholes");
    for (FoundTable found : summary.wholes()) {
      ObjectNode whole = wholes.addObject();
      whole.put("table", found.path());
      whole.put("entity", found.entity());
      whole.put("level", found.level().name());
      found.regulations().forEach(whole.withArray("regulations")::add);
      whole.put("why", String.join("; ", found.reasons()));
    }
    ArrayNode issues = root.putArray("issues");
    summary.issues().forEach(issue -> issues.add(JsonReport.issue(issue)));
    return root;
  }

  private static ObjectNode column(FoundColumn found) {
    ObjectNode column = JSON.createObjectNode();
    column.put("table", found.tablePath());
    column.put("column", found.column());
    column.put("dataType", found.dataType());
    column.put("entity", found.entity());
    column.put("level", found.level().name());
    column.put("sensitive", found.isSensitive());
    column.put("verdict", found.verdict().name());
    column.put("confidence", JsonReport.rounded(found.confidence()));
    column.put("rule", found.rule());
    found.regulations().forEach(column.withArray("regulations")::add);
    found.alternatives().forEach(column.withArray("alternatives")::add);
    Evidence evidence = found.evidence();
    column
        .putObject("evidence")
        .put("read", evidence.read())
        .put("nulls", evidence.nulls())
        .put("distinct", evidence.distinct())
        .put("matched", evidence.matched())
        .put("validated", evidence.validated());
    found
        .prevalence()
        .ifPresent(
            share ->
                column
                    .putObject("prevalence")
                    .put("low", JsonReport.rounded(share.low()))
                    .put("estimate", JsonReport.rounded(share.estimate()))
                    .put("high", JsonReport.rounded(share.high())));
    ArrayNode reasons = column.putArray("reasons");
    found
        .reasons()
        .forEach(
            reason ->
                reasons
                    .addObject()
                    .put("text", reason.text())
                    .put("weight", Math.round(reason.weight() * 10) / 10.0));
    return column;
  }

  private static String template() {
    try (InputStream template =
        Objects.requireNonNull(HtmlReport.class.getResourceAsStream("report.html"))) {
      return new String(template.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
