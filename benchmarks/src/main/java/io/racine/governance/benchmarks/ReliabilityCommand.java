package io.racine.governance.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.racine.governance.classifier.regex.ClassifierEngine;
import io.racine.governance.spi.classifier.Finding;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Prints how often verdicts of each confidence are right, over labelled columns of a file and
 * columns made from a seed.
 *
 * <p>A column without a verdict has no confidence and is only counted. A harmless verdict on a
 * file's column that is labelled as not sensitive is neither right nor wrong, and left out.
 */
final class ReliabilityCommand {
  private static final int GENERATED = 3_000;
  private static final double ENTITIES = 0.5;
  private static final long SEED = 0x5eed;

  private final JsonMapper mapper = new JsonMapper();
  private final ColumnJudging judging = new ColumnJudging(ClassifierEngine.builtIn());
  private final ReliabilityTable table = new ReliabilityTable();
  private final Path file;
  private final Equivalents equivalents;
  private final int generated;
  private final double entities;
  private final PrintStream progress;
  private int silent;
  private int silentOnEntities;
  private int unscored;

  private ReliabilityCommand(
      Path file, Equivalents equivalents, int generated, double entities, PrintStream progress) {
    this.file = file;
    this.equivalents = equivalents;
    this.generated = generated;
    this.entities = entities;
    this.progress = progress;
  }

  static ReliabilityCommand parse(List<String> arguments, PrintStream progress) throws IOException {
    if (arguments.isEmpty() || arguments.get(0).startsWith("--")) {
      throw new IllegalArgumentException("reliability needs a file of columns");
    }
    Optional<Path> equivalents = Optional.empty();
    int generated = GENERATED;
    double entities = ENTITIES;
    for (int i = 1; i < arguments.size(); i += 2) {
      if (i + 1 == arguments.size()) {
        throw new IllegalArgumentException("Option '" + arguments.get(i) + "' needs a value");
      }
      String value = arguments.get(i + 1);
      switch (arguments.get(i)) {
        case "--equivalents" -> equivalents = Optional.of(Path.of(value));
        case "--generated" -> generated = Integer.parseInt(value);
        case "--entities" -> entities = Double.parseDouble(value);
        default -> throw new IllegalArgumentException("No option '" + arguments.get(i) + "'");
      }
    }
    return new ReliabilityCommand(
        Path.of(arguments.get(0)), Equivalents.read(equivalents), generated, entities, progress);
  }

  ObjectNode run() throws IOException {
    int open = 0;
    for (String line : Files.readAllLines(file)) {
      JsonNode item = mapper.readTree(line);
      LabelledColumn column = LabelledColumn.of(item);
      if (column.label().equals(LabelledColumn.CLEAN) || item.path("expected").asBoolean()) {
        judgeOpen(column);
        open++;
      }
    }
    progress.println(open + " columns of the file judged");
    ColumnGenerator generator = new ColumnGenerator(SEED, entities);
    for (int i = 0; i < generated; i++) {
      judge(generator.next());
    }
    progress.println(generated + " generated columns judged");
    return report(open);
  }

  private void judgeOpen(LabelledColumn column) {
    boolean clean = column.label().equals(LabelledColumn.CLEAN);
    Optional<Finding> top = judging.judge(column).top();
    if (top.isEmpty()) {
      silent(!clean);
      return;
    }
    Finding finding = top.get();
    if (clean && !finding.level().isSensitive()) {
      unscored++;
      return;
    }
    boolean right = !clean && equivalents.counts(column.label(), finding.entity().toString());
    String condition = column.values().isEmpty() ? "name only" : "as found";
    add(finding, right, "file", clean ? "clean" : column.label(), "as found", condition);
  }

  private void judge(GeneratedColumn made) {
    LabelledColumn column = made.column();
    boolean clean = column.label().equals(LabelledColumn.CLEAN);
    Optional<Finding> top = judging.judge(column).top();
    if (top.isEmpty()) {
      silent(!clean);
      return;
    }
    Finding finding = top.get();
    String answer = finding.entity().toString();
    boolean right =
        made.answers().stream().anyMatch(expected -> equivalents.counts(expected, answer));
    add(
        finding,
        right,
        clean ? "generated, harmless" : "generated, of an entity",
        made.kind(),
        made.naming(),
        made.condition());
  }

  private void silent(boolean entity) {
    silent++;
    silentOnEntities += entity ? 1 : 0;
  }

  private void add(
      Finding finding, boolean right, String origin, String kind, String naming, String condition) {
    table.add(
        new ReliabilityTable.Judged(
            finding.confidence(),
            right,
            Map.of(
                "origin",
                origin,
                "kind",
                kind,
                "rule",
                finding.ruleId(),
                "naming",
                origin + ", name " + naming,
                "condition",
                origin + ", values " + condition,
                "verdict",
                finding.verdict()
                    + " "
                    + (finding.level().isSensitive() ? "sensitive" : "harmless"),
                "mistake",
                kind
                    + ", name "
                    + naming
                    + ", values "
                    + condition
                    + " called "
                    + finding.ruleId())));
  }

  private ObjectNode report(int open) {
    ObjectNode report = mapper.createObjectNode();
    report.put("columns", open + generated);
    report.put("generated", generated);
    report.put("judged", table.size());
    report.put("silent", silent);
    report.put("silentOnEntities", silentOnEntities);
    report.put("unscored", unscored);
    report.put("ece", table.expectedCalibrationError());
    report.set("bins", table.binsReport());
    ObjectNode groups = report.putObject("groups");
    for (String trait : List.of("origin", "verdict", "naming", "condition", "kind", "rule")) {
      groups.set(trait, table.groups(trait));
    }
    report.set("mistakes", table.wrong("mistake"));
    return report;
  }
}
