package io.racine.governance.benchmarks;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.racine.governance.Governance;
import io.racine.governance.classification.DataClassification;
import io.racine.governance.classifier.regex.ClassifierEngine;
import io.racine.governance.classifier.regex.RegexClassifierFactory;
import io.racine.governance.connector.jdbc.JdbcConnectorFactory;
import io.racine.governance.datasource.DataSourceBuilder;
import io.racine.governance.scan.ScanReport;
import io.racine.governance.scan.ScanRequest;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.store.StoreConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Scans a database through the real connector and compares every column's top verdict with a table
 * of labels: {@code database,table,column,entity}, where {@code ?} is not scored and a column that
 * is not listed is not personal.
 */
final class DatabaseEvaluation {
  private static final String NOT_SCORED = "?";

  private final JsonMapper mapper = new JsonMapper();
  private final Equivalents equivalents;
  private final Predictions predictions;
  private final Set<String> known;
  private final boolean knownOnly;
  private final ArrayNode missed = mapper.createArrayNode();
  private final ArrayNode wrong = mapper.createArrayNode();
  private final ArrayNode falselyFlagged = mapper.createArrayNode();
  private int labelled;
  private int correct;
  private int flagged;
  private int leftOut;
  private int number;

  /**
   * @param predictions takes what was found, column by column
   * @param knownOnly whether columns are left out whose entity no rule has
   */
  DatabaseEvaluation(Equivalents equivalents, Predictions predictions, boolean knownOnly) {
    this.equivalents = equivalents;
    this.predictions = predictions;
    this.knownOnly = knownOnly;
    this.known = knownOnly ? KnownEntities.of(ClassifierEngine.builtIn()) : Set.of();
  }

  /** Scans one database and adds its figures to those of the databases before. */
  void add(DataSourceType type, Consumer<DataSourceBuilder> source, Path truth, String name)
      throws IOException {
    Map<String, String> labels = labels(truth, name);
    try (Governance governance =
        Governance.builder()
            .store(StoreConfig.inMemory())
            .plugin(new JdbcConnectorFactory())
            .plugin(new RegexClassifierFactory())
            .dataSource(name, type, source)
            .build()) {
      ScanReport report = governance.scans().run(ScanRequest.of(name));
      report.issues().forEach(issue -> System.err.println(issue));
      Set<String> met = new HashSet<>();
      for (DataClassification column : report.columns()) {
        String key = key(column.table().name(), column.column().toString());
        met.add(key);
        predictions.column(++number, name + "." + key, column.verdict().findings());
        score(name, column, labels.get(key));
      }
      labels.forEach(
          (key, label) -> {
            if (!met.contains(key) && isScored(label)) {
              labelled++;
              missed.add(name + "." + key + " " + label);
            }
          });
    }
  }

  private void score(String name, DataClassification column, @Nullable String label) {
    String where = name + "." + key(column.table().name(), column.column().toString());
    String answer = column.entity().map(EntityType::name).orElse("nothing");
    if (label == null) {
      if (column.isSensitive()) {
        flagged++;
        falselyFlagged.add(where + " " + answer);
      }
    } else if (isScored(label)) {
      labelled++;
      if (!column.isSensitive()) {
        missed.add(where + " " + label);
        return;
      }
      flagged++;
      if (equivalents.counts(label, answer)) {
        correct++;
      } else {
        wrong.add(where + " " + label + " called " + answer);
      }
    }
  }

  private boolean isScored(String label) {
    if (label.equals(NOT_SCORED)) {
      return false;
    }
    if (knownOnly && !equivalents.isAnswered(label, known)) {
      leftOut++;
      return false;
    }
    return true;
  }

  ObjectNode report() {
    ObjectNode report = mapper.createObjectNode();
    report.put("labelled", labelled);
    report.put("recall", labelled == 0 ? 0 : (double) correct / labelled);
    report.put("precision", flagged == 0 ? 1 : (double) correct / flagged);
    report.set("missed", missed);
    report.set("wrong", wrong);
    report.set("falselyFlagged", falselyFlagged);
    if (knownOnly) {
      report.put("leftOut", leftOut);
    }
    return report;
  }

  private static Map<String, String> labels(Path truth, String database) throws IOException {
    Map<String, String> labels = new HashMap<>();
    List<String> lines = Files.readAllLines(truth);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      if (cells.length == 4 && plain(cells[0]).equals(plain(database))) {
        labels.put(key(cells[1], cells[2]), cells[3]);
      }
    }
    if (labels.isEmpty()) {
      throw new IllegalArgumentException(truth + " has no labels for database '" + database + "'");
    }
    return labels;
  }

  private static String key(String table, String column) {
    return plain(table) + "." + plain(column);
  }

  /** Names are compared by their letters and digits alone, so that first_name is FirstName. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
