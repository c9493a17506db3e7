package io.racine.governance.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.racine.governance.classifier.regex.rulepack.RulePacks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The guide's page of entities: the index of the built-in packs, joined with what was measured. */
final class EntitiesPage {
  private static final String INDEX = "/io/racine/governance/rulepacks/index.json";

  private final JsonNode index;
  private final Map<String, Counts> measured = new HashMap<>();

  /** What was counted of an entity on one kind of data. */
  private record Counts(int positives, int found, int negatives, int falselyFound) {
    String recall() {
      return share(found, positives);
    }

    String precision() {
      return share(found, found + falselyFound);
    }

    private static String share(int part, int whole) {
      return whole == 0
          ? ""
          : String.format(Locale.ROOT, "%.2f of %d", (double) part / whole, whole);
    }
  }

  private EntitiesPage(JsonNode index) {
    this.index = index;
  }

  /**
   * @param figures the figures that {@code measure-rules} of the benchmarks has printed
   */
  static EntitiesPage of(Path figures) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(RulePacks.class.getResourceAsStream(INDEX), INDEX)) {
      EntitiesPage page = new EntitiesPage(new JsonMapper().readTree(in));
      List<String> lines = Files.readAllLines(figures);
      for (String line : lines.subList(1, lines.size())) {
        String[] cells = line.split(",", -1);
        page.measured.put(
            key(cells[0], cells[1], cells[2]),
            new Counts(
                Integer.parseInt(cells[3]),
                Integer.parseInt(cells[4]),
                Integer.parseInt(cells[5]),
                Integer.parseInt(cells[6])));
      }
      return page;
    }
  }

  /** Returns the entities that figures were given for. */
  List<String> measuredEntities() {
    return measured.keySet().stream()
        .map(key -> key.split(" ", -1)[1])
        .distinct()
        .sorted()
        .toList();
  }

  /** Returns the rules that figures of their own were given for. */
  List<String> measuredRules() {
    return measured.keySet().stream()
        .map(key -> key.split(" ", -1)[2])
        .filter(rule -> !rule.isEmpty())
        .distinct()
        .sorted()
        .toList();
  }

  /** Returns the rules in the index whose entity has others. */
  List<String> rulesThatShareAnEntity() {
    Map<String, List<String>> rules = new TreeMap<>();
    index
        .path("rules")
        .forEach(
            rule ->
                rules
                    .computeIfAbsent(rule.path("entity").asText(), any -> new ArrayList<>())
                    .add(rule.path("id").asText()));
    return rules.values().stream()
        .filter(its -> its.size() > 1)
        .flatMap(List::stream)
        .sorted()
        .toList();
  }

  private static String key(String data, String entity, String rule) {
    return data + " " + entity + " " + rule;
  }

  /** Returns the entities in the index. */
  List<String> entities() {
    List<String> entities = new ArrayList<>();
    index.path("rules").forEach(rule -> entities.add(rule.path("entity").asText()));
    return entities.stream().distinct().sorted().toList();
  }

  String text(String generated) {
    var page = new StringBuilder("# Entities\n\n").append(generated);
    page.append(entities().size())
        .append(" entities by ")
        .append(index.path("rules").size())
        .append(
            """
             rules; for programs the same is in the jar, as `io/racine/governance/rulepacks/index.json`.
            *p0* is the share of values of the form that pass the checks by chance, or, where there are none but gates such
            as `entropy`, that of columns of other things which have the form; no figure: it is estimated. A rule whose
            *name* is required never speaks by its values alone. Every example that a rule accepts or rejects is a test.

            Measured by entity, with all packs loaded, by `measure-rules` of the benchmarks:

            * *recall*: of so many columns of the entity that are called by what they hold (of any name, where its rules know
              none), the share whose first verdict is the entity. Most are made from a seed by the rules' own forms, a half
              of them with dirt, many nulls, masks or few values; some are real ones.
            * *precision*: of so many columns that were called so, the share that are. Here almost a third of the columns are
              of other things, and many have neutral or misleading names.
            * *values*: single values, all real or published, that were found out of those of the entity; then near misses
              that were taken for it, out of all. No figure: nobody has data.

            Where an entity has several rules, a row has the figures of its rule: what it found and was named for. Then
            recall and values of the rules add up to those of the entity, which are given in brackets.

            """
                .stripTrailing())
        .append('\n');
    index.path("packs").forEach(pack -> append(pack, page));
    return page.toString();
  }

  private void append(JsonNode pack, StringBuilder page) {
    String id = pack.path("id").asText();
    page.append("\n## ")
        .append(pack.path("title").asText())
        .append("\n\nPack `")
        .append(id)
        .append("` ")
        .append(pack.path("version").asText())
        .append(".\n\n| entity | rule | level | regulations | checks | p0 | name | examples")
        .append(" | recall | precision | values |\n")
        .append("|---|---|---|---|---|---|---|---|---|---|---|\n");
    for (JsonNode rule : index.path("rules")) {
      if (rule.path("id").asText().startsWith(id + "/")) {
        page.append(row(rule));
      }
    }
  }

  private String row(JsonNode rule) {
    String entity = rule.path("entity").asText();
    String id = rule.path("id").asText();
    boolean shares = rulesThatShareAnEntity().contains(id);
    String its = shares ? id : "";
    Counts named = counts("named-columns", entity, its);
    String data = named.positives() == 0 ? "columns" : "named-columns";
    Counts columns = counts("columns", entity, its);
    Counts values = counts("values", entity, its);
    Counts whole = counts("values", entity, "");
    return "| `%s` | %s | %s | %s | %s | %s | %s | %d / %d | %s | %s | %s |\n"
        .formatted(
            entity,
            rule.path("title").asText().replace("|", "\\|").replace("<", "&lt;"),
            rule.path("level").asText(),
            joined(rule.path("regulations"), "", ", "),
            joined(rule.path("checks"), "`", " "),
            rule.has("p0") ? rule.path("p0").asDouble() : "",
            !rule.path("named").asBoolean()
                ? ""
                : rule.path("nameRequired").asBoolean() ? "required" : "counts",
            rule.path("accepts").asInt(),
            rule.path("rejects").asInt(),
            counts(data, entity, its).recall()
                + (shares ? inBrackets(counts(data, entity, "").recall()) : ""),
            columns.precision(),
            values.positives() + values.negatives() == 0
                ? ""
                : "%d / %d, %d / %d"
                        .formatted(
                            values.found(),
                            values.positives(),
                            values.falselyFound(),
                            values.negatives())
                    + (shares ? inBrackets(whole.found() + ", " + whole.falselyFound()) : ""));
  }

  private static String inBrackets(String figure) {
    return figure.isEmpty() ? "" : " (" + figure.replaceFirst(" of .*", "") + ")";
  }

  private Counts counts(String data, String entity, String rule) {
    return measured.getOrDefault(key(data, entity, rule), new Counts(0, 0, 0, 0));
  }

  private static String joined(JsonNode list, String quote, String between) {
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(quote + item.asText() + quote));
    return texts.stream().collect(Collectors.joining(between));
  }
}
