package io.racine.governance.classification;

import com.fasterxml.jackson.databind.JsonNode;
import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.Evidence;
import io.racine.governance.spi.classifier.Finding;
import io.racine.governance.spi.classifier.Interval;
import io.racine.governance.spi.classifier.Reason;
import io.racine.governance.spi.classifier.Verdict;
import io.racine.governance.store.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Findings as the store keeps them. Fields may be added; a reader passes over what it does not
 * know.
 */
final class FindingJson {
  private FindingJson() {}

  static String write(List<StoredFinding> findings) {
    return JsonText.write(findings.stream().map(FindingJson::fields).toList());
  }

  private static Map<String, Object> fields(StoredFinding found) {
    Finding finding = found.finding();
    Map<String, Object> fields = new LinkedHashMap<>();
    if (!found.original().equals(finding.entity())) {
      fields.put("original", found.original().name());
    }
    fields.put("rule", finding.ruleId());
    fields.put("ruleVersion", finding.ruleVersion());
    fields.put("entity", finding.entity().name());
    fields.put("level", finding.level().name());
    fields.put("verdict", finding.verdict().name());
    fields.put("confidence", finding.confidence());
    fields.put("regulations", List.copyOf(finding.regulations()));
    Evidence evidence = finding.evidence();
    fields.put(
        "evidence",
        List.of(
            evidence.read(),
            evidence.nulls(),
            evidence.distinct(),
            evidence.matched(),
            evidence.validated()));
    finding
        .prevalence()
        .ifPresent(
            share ->
                fields.put("prevalence", List.of(share.low(), share.estimate(), share.high())));
    fields.put(
        "reasons",
        finding.reasons().stream()
            .map(reason -> Map.of("text", reason.text(), "weight", reason.weight()))
            .toList());
    return fields;
  }

  static List<StoredFinding> read(String text) {
    List<StoredFinding> findings = new ArrayList<>();
    for (JsonNode node : JsonText.read(text)) {
      Finding finding = finding(node);
      findings.add(
          new StoredFinding(
              finding,
              node.has("original")
                  ? EntityType.of(node.path("original").asText())
                  : finding.entity()));
    }
    return findings;
  }

  private static Finding finding(JsonNode node) {
    var regulations = new TreeSet<String>();
    node.path("regulations").forEach(regulation -> regulations.add(regulation.asText()));
    List<Reason> reasons = new ArrayList<>();
    node.path("reasons")
        .forEach(
            reason ->
                reasons.add(
                    new Reason(reason.path("text").asText(), reason.path("weight").asDouble())));
    JsonNode counts = node.path("evidence");
    JsonNode share = node.path("prevalence");
    return Finding.builder(
            node.path("rule").asText(),
            EntityType.of(node.path("entity").asText()),
            SensitivityLevel.valueOf(node.path("level").asText()),
            Verdict.valueOf(node.path("verdict").asText()),
            node.path("confidence").asDouble())
        .ruleVersion(node.path("ruleVersion").asText())
        .regulations(regulations)
        .evidence(
            new Evidence(
                counts.path(0).asLong(),
                counts.path(1).asLong(),
                counts.path(2).asLong(),
                counts.path(3).asLong(),
                counts.path(4).asLong()))
        .prevalence(
            share.isArray()
                ? new Interval(
                    share.path(0).asDouble(), share.path(1).asDouble(), share.path(2).asDouble())
                : null)
        .reasons(reasons)
        .build();
  }
}
