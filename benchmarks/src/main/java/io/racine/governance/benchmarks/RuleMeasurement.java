package io.racine.governance.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.racine.governance.classifier.regex.ClassifierEngine;
import io.racine.governance.spi.classifier.Finding;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.TextSpan;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Measures each entity on labelled values and columns and prints the counts as CSV, which the
 * guide's page of entities shows. Where an entity has several rules, each has lines of its own: a
 * finding names its rule, so that what the rules found adds up to what was found of the entity, but
 * for answers of other entities that count for it.
 *
 * <p>Values: found is an entity that is among the findings of a value of it, falsely found one that
 * is among those of a near miss. Columns: what counts is the best finding; a column of a file that
 * is labelled as not sensitive counts against an entity only if that is sensitive. Made columns
 * have true, neutral and misleading names; named columns are those whose names are true.
 */
final class RuleMeasurement {
  private static final String HEAD = "data,entity,rule,positives,found,negatives,falsely_found\n";
  private static final int GENERATED = 20_000;
  private static final double ENTITIES = 0.7;
  private static final long SEED = 0x5eed;

  private final JsonMapper mapper = new JsonMapper();
  private final ClassifierEngine engine = ClassifierEngine.builtIn();
  private final ColumnJudging judging = new ColumnJudging(engine);
  private final Map<String, Counts> values = new TreeMap<>();
  private final Map<String, Counts> columns = new TreeMap<>();

  /** Those of the columns that are called by what they hold, as all in the files are. */
  private final Map<String, Counts> telling = new TreeMap<>();

  private final Map<String, Integer> rightAnswer = new HashMap<>();
  private final Path valueFile;
  private final Path columnFile;
  private final Equivalents equivalents;
  private final int generated;
  private final PrintStream progress;
  private int scored;

  private RuleMeasurement(
      Path valueFile,
      Path columnFile,
      Equivalents equivalents,
      int generated,
      PrintStream progress) {
    this.valueFile = valueFile;
    this.columnFile = columnFile;
    this.equivalents = equivalents;
    this.generated = generated;
    this.progress = progress;
  }

  static RuleMeasurement parse(List<String> arguments, PrintStream progress) throws IOException {
    if (arguments.size() < 2 || arguments.size() % 2 != 0) {
      throw new IllegalArgumentException("measure-rules needs a file of values and one of columns");
    }
    Optional<Path> equivalents = Optional.empty();
    int generated = GENERATED;
    for (int i = 2; i < arguments.size(); i += 2) {
      switch (arguments.get(i)) {
        case "--equivalents" -> equivalents = Optional.of(Path.of(arguments.get(i + 1)));
        case "--generated" -> generated = Integer.parseInt(arguments.get(i + 1));
        default -> throw new IllegalArgumentException("No option '" + arguments.get(i) + "'");
      }
    }
    return new RuleMeasurement(
        Path.of(arguments.get(0)),
        Path.of(arguments.get(1)),
        Equivalents.read(equivalents),
        generated,
        progress);
  }

  /**
   * Returns the figures, a line an entity and kind of data, and one a rule where there are several;
   * no value and no name of a column.
   */
  String run() throws IOException {
    for (String line : Files.readAllLines(valueFile)) {
      measureValue(mapper.readTree(line));
    }
    progress.println("values measured");
    for (String line : Files.readAllLines(columnFile)) {
      measureColumn(mapper.readTree(line));
    }
    ColumnGenerator generator = new ColumnGenerator(SEED, ENTITIES);
    for (int i = 0; i < generated; i++) {
      GeneratedColumn made = generator.next();
      Set<String> answers = made.answers();
      boolean named = made.naming().equals("true");
      score(made.column().label(), named, answers, judging.judge(made.column()).top());
    }
    progress.println(scored + " columns measured");
    columns.forEach(
        (entity, counts) -> counts.negatives = scored - rightAnswer.getOrDefault(entity, 0));
    StringBuilder csv = new StringBuilder(HEAD);
    Map<String, List<String>> rules = rulesByEntity();
    append("values", values, rules, csv);
    append("columns", columns, rules, csv);
    append("named-columns", telling, rules, csv);
    return csv.toString();
  }

  private void measureValue(JsonNode item) {
    if (!item.path("tier").asText("core").equals("core")) {
      return;
    }
    String label = item.path("entity").asText();
    String value = item.path("value").asText();
    boolean text = item.path("kind").asText().equals("text");
    List<TextSpan> spans = text ? engine.findSpans(value) : engine.classifyValue(value);
    Optional<TextSpan> found =
        spans.stream()
            .filter(span -> equivalents.counts(label, span.entity().toString()))
            .findFirst();
    Counts counts = values.computeIfAbsent(label, any -> new Counts());
    if (item.path("expected").asBoolean()) {
      counts.positive(found.map(TextSpan::ruleId));
    } else {
      counts.negatives++;
      found.map(TextSpan::ruleId).ifPresent(counts::falselyFound);
    }
  }

  private void measureColumn(JsonNode item) {
    LabelledColumn column = LabelledColumn.of(item);
    boolean clean = column.label().equals(LabelledColumn.CLEAN);
    if (!clean && !item.path("expected").asBoolean()) {
      return;
    }
    Optional<Finding> top = judging.judge(column).top();
    if (clean && top.isPresent() && !top.get().level().isSensitive()) {
      return;
    }
    score(column.label(), true, clean ? Set.of() : Set.of(column.label()), top);
  }

  private void score(String label, boolean named, Set<String> answers, Optional<Finding> top) {
    scored++;
    answers.forEach(answer -> rightAnswer.merge(answer, 1, Integer::sum));
    String said = top.map(finding -> finding.entity().toString()).orElse("");
    boolean right = answers.stream().anyMatch(answer -> equivalents.counts(answer, said));
    Optional<String> rule = top.map(Finding::ruleId);
    if (!label.equals(LabelledColumn.CLEAN)) {
      columns.computeIfAbsent(label, any -> new Counts()).positive(rule.filter(any -> right));
      if (named) {
        telling.computeIfAbsent(label, any -> new Counts()).positive(rule.filter(any -> right));
      }
    }
    if (!right) {
      rule.ifPresent(id -> columns.computeIfAbsent(said, any -> new Counts()).falselyFound(id));
    }
  }

  /** Only entities of the rules have a place on the page. */
  private Map<String, List<String>> rulesByEntity() {
    return engine.rules().stream()
        .collect(
            Collectors.groupingBy(
                rule -> rule.entity().toString(),
                Collectors.mapping(RuleDefinition::id, Collectors.toList())));
  }

  private static void append(
      String data,
      Map<String, Counts> measured,
      Map<String, List<String>> rules,
      StringBuilder csv) {
    measured.forEach(
        (entity, counts) -> {
          List<String> its = rules.getOrDefault(entity, List.of());
          if (!its.isEmpty()) {
            csv.append(data).append(',').append(entity).append(",,").append(counts).append('\n');
          }
          if (its.size() > 1) {
            for (String rule : its) {
              csv.append(data).append(',').append(entity).append(',').append(rule).append(',');
              csv.append(counts.of(rule)).append('\n');
            }
          }
        });
  }

  private static final class Counts {
    private final Map<String, Integer> foundBy = new HashMap<>();
    private final Map<String, Integer> falselyFoundBy = new HashMap<>();
    private int positives;
    private int negatives;

    /**
     * @param rule the rule that found it, if one did
     */
    void positive(Optional<String> rule) {
      positives++;
      rule.ifPresent(id -> foundBy.merge(id, 1, Integer::sum));
    }

    void falselyFound(String rule) {
      falselyFoundBy.merge(rule, 1, Integer::sum);
    }

    String of(String rule) {
      return line(foundBy.getOrDefault(rule, 0), falselyFoundBy.getOrDefault(rule, 0));
    }

    private String line(int found, int falselyFound) {
      return positives + "," + found + "," + negatives + "," + falselyFound;
    }

    private static int sum(Map<String, Integer> counts) {
      return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public String toString() {
      return line(sum(foundBy), sum(falselyFoundBy));
    }
  }
}
