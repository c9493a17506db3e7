package io.racine.governance.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.racine.governance.classifier.regex.ClassifierEngine;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Set;

/** Has each column judged by all rules and compares the top verdict with the label. */
final class ColumnEvaluation {
  private final EvaluationOptions options;
  private final JsonMapper mapper = new JsonMapper();
  private final ClassifierEngine engine = ClassifierEngine.builtIn();
  private final ColumnJudging judging = new ColumnJudging(engine);

  ColumnEvaluation(EvaluationOptions options) {
    this.options = options;
  }

  Object run() throws IOException {
    Equivalents equivalents = Equivalents.read(options.equivalents());
    Set<String> known = KnownEntities.of(engine);
    ObjectNode report = mapper.createObjectNode();
    ArrayNode wrong = mapper.createArrayNode();
    ArrayNode falselyFlagged = mapper.createArrayNode();
    int labelled = 0;
    int right = 0;
    int clean = 0;
    int flagged = 0;
    int leftOut = 0;
    long values = 0;
    long nanos = 0;
    try (Predictions predictions = Predictions.open(options.predictions())) {
      int number = 0;
      for (String line : Files.readAllLines(options.file())) {
        JsonNode item = mapper.readTree(line);
        LabelledColumn column = LabelledColumn.of(item);
        long start = System.nanoTime();
        ColumnVerdict verdict = judging.judge(column);
        nanos += System.nanoTime() - start;
        values += column.values().size();
        predictions.findings(++number, verdict.findings());
        Optional<Finding> top = verdict.top();
        String label = column.label();
        if (options.isKnownOnly()
            && !label.equals(LabelledColumn.CLEAN)
            && !equivalents.isAnswered(label, known)) {
          leftOut++;
        } else if (label.equals(LabelledColumn.CLEAN)) {
          clean++;
          if (top.isPresent() && top.get().level().isSensitive()) {
            flagged++;
            falselyFlagged.add(miss(number, item, top));
          }
        } else if (item.path("expected").asBoolean()) {
          labelled++;
          if (top.isPresent() && equivalents.counts(label, top.get().entity().toString())) {
            right++;
          } else {
            wrong.add(miss(number, item, top));
          }
        }
      }
    }
    report.put("labelled", labelled);
    report.put("recall", labelled == 0 ? 0 : (double) right / labelled);
    report.set("wrong", wrong);
    report.put("clean", clean);
    report.put("flagged", flagged);
    report.put("flaggedRate", clean == 0 ? 0 : (double) flagged / clean);
    report.set("falselyFlagged", falselyFlagged);
    report.put("valuesPerSecond", Math.round(values * 1e9 / Math.max(1, nanos)));
    if (options.isKnownOnly()) {
      report.put("leftOut", leftOut);
    }
    return report;
  }

  private ObjectNode miss(int line, JsonNode item, Optional<Finding> top) {
    ObjectNode miss = mapper.createObjectNode();
    miss.put("line", line);
    miss.put("column", item.path("column_name").asText());
    miss.put("label", item.path("entity").asText());
    miss.put("verdict", top.map(finding -> finding.entity().toString()).orElse(null));
    miss.put("confidence", top.map(Finding::confidence).orElse(null));
    return miss;
  }
}
