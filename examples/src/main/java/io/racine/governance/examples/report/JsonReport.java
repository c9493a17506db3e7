package io.racine.governance.examples.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.racine.governance.scan.ScanCounts;
import io.racine.governance.scan.ScanEffort;
import io.racine.governance.spi.Issue;
import io.racine.governance.spi.classifier.Reason;

/** A scan's outcome as one JSON object, for scripts. */
public final class JsonReport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonReport() {}

  public static String of(ScanSummary summary) {
    ObjectNode root = JSON.createObjectNode();
    root.put("source", summary.source());
    root.put("scanId", String.valueOf(summary.scanId()));
    root.set("counts", counts(summary.counts()));
    ArrayNode columns = root.putArray("columns");
    for (FoundColumn found : summary.columns()) {
      ObjectNode column = columns.addObject();
      column.put("database", found.database());
      column.put("schema", found.schema());
      column.put("table", found.table());
      column.put("column", found.column());
      column.put("entity", found.entity());
      column.put("level", found.level().name());
      column.put("verdict", found.verdict().name());
      column.put("confidence", rounded(found.confidence()));
      ArrayNode reasons = column.putArray("reasons");
      found.reasons().stream().map(Reason::text).forEach(reasons::add);
    }
    ArrayNode issues = root.putArray("issues");
    summary.issues().forEach(issue -> issues.add(issue(issue)));
    ArrayNode tables = root.putArray("tables");
    for (FoundTable found : summary.wholes()) {
      ObjectNode table = tables.addObject();
      table.put("table", found.path());
      table.put("entity", found.entity());
      table.put("level", found.level().name());
      table.put("confidence", rounded(found.confidence()));
      ArrayNode reasons = table.putArray("reasons");
      found.reasons().forEach(reasons::add);
    }
    root.set("effort", effort(summary.effort()));
    return text(root);
  }

  static ObjectNode counts(ScanCounts counts) {
    return JSON.createObjectNode()
        .put("listed", counts.listed())
        .put("recorded", counts.recorded())
        .put("unchanged", counts.unchanged())
        .put("failed", counts.failed())
        .put("filtered", counts.filtered())
        .put("notReached", counts.notReached());
  }

  static ObjectNode effort(ScanEffort effort) {
    return JSON.createObjectNode()
        .put("retries", effort.retries())
        .put("retryMillis", effort.retryWait().toMillis())
        .put("circuitOpenings", effort.circuitOpenings())
        .put("circuitMillis", effort.circuitWait().toMillis())
        .put("limitMillis", effort.limitWait().toMillis())
        .put("splitAssets", effort.splitAssets())
        .put("partitions", effort.partitions());
  }

  static ObjectNode issue(Issue issue) {
    return JSON.createObjectNode()
        .put("severity", issue.severity().name())
        .put("code", issue.code().text())
        .put("where", issue.where().orElse(""))
        .put("message", issue.message());
  }

  static double rounded(double share) {
    return Math.round(share * 10_000) / 10_000.0;
  }

  static String text(ObjectNode root) {
    try {
      return JSON.writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree of texts and numbers cannot be written", e);
    }
  }
}
