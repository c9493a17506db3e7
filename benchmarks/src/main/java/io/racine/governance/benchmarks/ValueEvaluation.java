package io.racine.governance.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.racine.governance.classifier.regex.ClassifierEngine;
import io.racine.governance.spi.classifier.TextSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Asks of each value whether its label is among the findings. */
final class ValueEvaluation {
  private static final int TOP = 3;
  private static final int LEAST_POSITIVES = 5;

  private final EvaluationOptions options;
  private final JsonMapper mapper = new JsonMapper();
  private final Map<String, Counts> entities = new TreeMap<>();
  private long findings;
  private long lines;
  private long leftOut;

  ValueEvaluation(EvaluationOptions options) {
    this.options = options;
  }

  Object run() throws IOException {
    ClassifierEngine engine = ClassifierEngine.builtIn();
    Equivalents equivalents = Equivalents.read(options.equivalents());
    Set<String> known = KnownEntities.of(engine);
    try (Predictions predictions = Predictions.open(options.predictions())) {
      int number = 0;
      for (String line : Files.readAllLines(options.file())) {
        JsonNode item = mapper.readTree(line);
        String value = item.path("value").asText();
        boolean text = item.path("kind").asText().equals("text");
        List<TextSpan> found = text ? engine.findSpans(value) : engine.classifyValue(value);
        predictions.spans(++number, found, text);
        if (options.isKnownOnly() && !equivalents.isAnswered(item.path("entity").asText(), known)) {
          leftOut++;
        } else if (item.path("tier").asText("core").equals("core")) {
          count(item, value, text, found, equivalents);
        }
      }
    }
    return report();
  }

  private void count(
      JsonNode item, String value, boolean text, List<TextSpan> found, Equivalents equivalents) {
    lines++;
    findings += found.size();
    String label = item.path("entity").asText();
    Counts counts = entities.computeIfAbsent(label, name -> new Counts());
    String span = item.path("span").asText("");
    int start = text && !span.isEmpty() ? Math.max(0, value.indexOf(span)) : 0;
    int end = text && !span.isEmpty() ? start + span.length() : value.length();
    int rank = -1;
    for (int i = 0; i < found.size() && rank < 0; i++) {
      TextSpan finding = found.get(i);
      boolean overlaps = !text || (finding.start() < end && start < finding.end());
      if (overlaps && equivalents.counts(label, finding.entity().toString())) {
        rank = i;
      }
    }
    if (item.path("expected").asBoolean()) {
      counts.positives++;
      counts.found += rank >= 0 ? 1 : 0;
      counts.top += rank >= 0 && rank < TOP ? 1 : 0;
    } else {
      counts.negatives++;
      counts.falselyFound += rank >= 0 ? 1 : 0;
    }
  }

  private Object report() {
    Counts all = new Counts();
    double recalls = 0;
    int judged = 0;
    ObjectNode perEntity = mapper.createObjectNode();
    for (Map.Entry<String, Counts> entry : entities.entrySet()) {
      Counts counts = entry.getValue();
      all.add(counts);
      if (counts.positives >= LEAST_POSITIVES) {
        judged++;
        recalls += (double) counts.found / counts.positives;
      }
      perEntity
          .putObject(entry.getKey())
          .put("positives", counts.positives)
          .put("found", counts.found)
          .put("negatives", counts.negatives)
          .put("falselyFound", counts.falselyFound);
    }
    ObjectNode report = mapper.createObjectNode();
    report.put("positives", all.positives);
    report.put("recall", share(all.found, all.positives));
    report.put("top3", share(all.top, all.positives));
    report.put("meanFindings", share(findings, lines));
    report.put("negatives", all.negatives);
    report.put("specificity", share(all.negatives - all.falselyFound, all.negatives));
    report.put("macroRecall", judged == 0 ? 0 : recalls / judged);
    if (options.isKnownOnly()) {
      report.put("leftOut", leftOut);
    }
    report.set("entities", perEntity);
    return report;
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  private static final class Counts {
    private int positives;
    private int found;
    private int top;
    private int negatives;
    private int falselyFound;

    void add(Counts that) {
      positives += that.positives;
      found += that.found;
      top += that.top;
      negatives += that.negatives;
      falselyFound += that.falselyFound;
    }
  }
}
