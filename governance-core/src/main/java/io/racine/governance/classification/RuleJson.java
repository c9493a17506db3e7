package io.racine.governance.classification;

import com.fasterxml.jackson.databind.JsonNode;
import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.ClassificationRuleType;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.NameSignal;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleExamples;
import io.racine.governance.spi.classifier.ValueSignal;
import io.racine.governance.store.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rules as the store keeps them. Fields may be added; a reader passes over what it does not know.
 */
final class RuleJson {
  private RuleJson() {}

  static String write(RuleDefinition rule) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", rule.id());
    fields.put("version", rule.version());
    fields.put("title", rule.title());
    fields.put("type", rule.type().name());
    fields.put("entity", rule.entity().name());
    fields.put("level", rule.level().name());
    fields.put("regulations", List.copyOf(rule.regulations()));
    fields.put("threshold", rule.threshold());
    rule.chanceRate().ifPresent(p0 -> fields.put("p0", p0));
    fields.put("nameRequired", rule.isNameRequired());
    fields.put("types", rule.types().stream().map(Enum::name).toList());
    fields.put("excludes", rule.excludes().stream().map(EntityType::name).toList());
    fields.put("locales", List.copyOf(rule.locales()));
    fields.put("references", rule.references());
    ValueSignal value = rule.value();
    if (value != null) {
      fields.put("value", fields(value));
    }
    NameSignal name = rule.name();
    if (name != null) {
      fields.put(
          "name",
          Map.of("phrases", name.phrases(), "unless", name.unless(), "tables", name.tables()));
    }
    RuleExamples examples = rule.examples();
    fields.put(
        "tests",
        Map.of(
            "accepts", examples.accepts(),
            "rejects", examples.rejects(),
            "acceptsNames", examples.acceptsNames(),
            "rejectsNames", examples.rejectsNames()));
    return JsonText.write(fields);
  }

  private static Map<String, Object> fields(ValueSignal value) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (value.pattern() != null) {
      fields.put("pattern", value.pattern());
    }
    fields.put("dictionaries", value.dictionaries());
    fields.put("normalize", value.normalize());
    fields.put("checks", value.checks());
    if (value.minimum() != null) {
      fields.put("minimum", value.minimum());
    }
    if (value.maximum() != null) {
      fields.put("maximum", value.maximum());
    }
    fields.put("inText", value.isInText());
    return fields;
  }

  static RuleDefinition read(String text) {
    JsonNode node = JsonText.read(text);
    RuleDefinition.Builder rule =
        RuleDefinition.builder(
                node.path("id").asText(),
                EntityType.of(node.path("entity").asText()),
                SensitivityLevel.valueOf(node.path("level").asText()))
            .version(node.path("version").asText())
            .title(node.path("title").asText())
            .type(ClassificationRuleType.valueOf(node.path("type").asText()))
            .regulations(Set.copyOf(texts(node.path("regulations"))))
            .threshold(node.path("threshold").asDouble())
            .nameRequired(node.path("nameRequired").asBoolean())
            .types(
                texts(node.path("types")).stream()
                    .map(LogicalType::valueOf)
                    .collect(Collectors.toSet()))
            .excludes(texts(node.path("excludes")).stream().map(EntityType::of).toList())
            .locales(Set.copyOf(texts(node.path("locales"))))
            .references(texts(node.path("references")));
    if (node.has("p0")) {
      rule.chanceRate(node.path("p0").asDouble());
    }
    if (node.has("value")) {
      rule.value(value(node.path("value")));
    }
    if (node.has("name")) {
      JsonNode name = node.path("name");
      rule.name(
          NameSignal.of(
              texts(name.path("phrases")), texts(name.path("unless")), texts(name.path("tables"))));
    }
    JsonNode tests = node.path("tests");
    return rule.examples(
            new RuleExamples(
                texts(tests.path("accepts")),
                texts(tests.path("rejects")),
                texts(tests.path("acceptsNames")),
                texts(tests.path("rejectsNames"))))
        .build();
  }

  private static ValueSignal value(JsonNode node) {
    ValueSignal.Builder value =
        ValueSignal.builder()
            .dictionaries(texts(node.path("dictionaries")))
            .normalize(texts(node.path("normalize")))
            .checks(texts(node.path("checks")))
            .range(textOrNull(node, "minimum"), textOrNull(node, "maximum"))
            .inText(node.path("inText").asBoolean());
    String pattern = textOrNull(node, "pattern");
    if (pattern != null) {
      value.pattern(pattern);
    }
    return value.build();
  }

  private static @Nullable String textOrNull(JsonNode node, String field) {
    return node.has(field) ? node.path(field).asText() : null;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(element -> texts.add(element.asText()));
    return texts;
  }
}
