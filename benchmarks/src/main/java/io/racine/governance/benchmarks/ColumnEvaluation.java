package io.racine.governance.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.racine.governance.classifier.regex.ClassifierEngine;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.ColumnAccumulator;
import io.racine.governance.spi.classifier.ColumnContext;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.Finding;
import io.racine.governance.spi.classifier.HashKey;
import io.racine.governance.spi.classifier.TableContext;
import io.racine.governance.spi.value.ValueColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Has each column judged by all rules and compares the top verdict with the label. */
final class ColumnEvaluation {
  private static final HashKey KEY = HashKey.of(0x5eed, 0xc0ffee);

  private final EvaluationOptions options;
  private final JsonMapper mapper = new JsonMapper();
  private final ClassifierEngine engine = ClassifierEngine.builtIn();

  ColumnEvaluation(EvaluationOptions options) {
    this.options = options;
  }

  Object run() throws IOException {
    Equivalents equivalents = Equivalents.read(options.equivalents());
    ObjectNode report = mapper.createObjectNode();
    ArrayNode wrong = mapper.createArrayNode();
    ArrayNode falselyFlagged = mapper.createArrayNode();
    int labelled = 0;
    int right = 0;
    int clean = 0;
    int flagged = 0;
    long values = 0;
    long nanos = 0;
    try (Predictions predictions = Predictions.open(options.predictions())) {
      int number = 0;
      for (String line : Files.readAllLines(options.file())) {
        JsonNode item = mapper.readTree(line);
        long start = System.nanoTime();
        ColumnVerdict verdict = judge(item);
        nanos += System.nanoTime() - start;
        values += item.path("values").size();
        predictions.findings(++number, verdict.findings());
        Optional<Finding> top = verdict.top();
        String label = item.path("entity").asText();
        if (label.equals("*")) {
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

  private ColumnVerdict judge(JsonNode item) {
    FieldPath path = FieldPath.of(item.path("column_name").asText());
    LogicalType type = logicalType(item.path("data_type").asText(""));
    ColumnDescriptor column = ColumnDescriptor.builder(path, type).build();
    String table = item.path("table").asText("");
    AssetPath asset = table.isEmpty() ? null : AssetPath.of(table);
    ColumnContext context =
        ColumnContext.builder(column, KEY)
            .table(asset)
            .siblings(List.of(path))
            .locales(locales(item.path("locale").asText("")))
            .build();
    ColumnAccumulator accumulator = engine.open(context);
    List<@Nullable String> texts = new ArrayList<>();
    item.path("values").forEach(value -> texts.add(value.isNull() ? null : value.asText()));
    accumulator.accept(ValueColumn.ofTexts(path, type, texts));
    Map<FieldPath, ColumnVerdict> verdicts =
        engine
            .judge(
                new TableContext(asset, Map.of(path, context)), Map.of(path, accumulator.verdict()))
            .columns();
    return java.util.Objects.requireNonNull(verdicts.get(path), "verdict");
  }

  private static Set<String> locales(String tag) {
    String country = Locale.forLanguageTag(tag).getCountry();
    return country.isEmpty() ? Set.of() : Set.of(country);
  }

  private static LogicalType logicalType(String name) {
    String type = name.toUpperCase(Locale.ROOT).replaceAll("\\(.*", "");
    return switch (type) {
      case "INT", "INTEGER", "BIGINT", "SMALLINT", "LONG" -> LogicalType.INTEGER;
      case "DECIMAL", "NUMERIC", "NUMBER" -> LogicalType.DECIMAL;
      case "FLOAT", "DOUBLE", "REAL" -> LogicalType.FLOAT;
      case "BOOLEAN", "BOOL" -> LogicalType.BOOLEAN;
      case "DATE" -> LogicalType.DATE;
      case "TIMESTAMP", "DATETIME" -> LogicalType.TIMESTAMP;
      default -> LogicalType.TEXT;
    };
  }
}
