package io.racine.governance.classification;

import com.fasterxml.jackson.databind.JsonNode;
import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.ClassificationRuleType;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleExamples;
import io.racine.governance.store.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
    SignalJson.write(rule, fields);
    fields.put("tests", tests(rule.examples()));
    return JsonText.write(fields);
  }

  static Map<String, Object> tests(RuleExamples examples) {
    return Map.of(
        "accepts", examples.accepts(),
        "rejects", examples.rejects(),
        "acceptsNames", examples.acceptsNames(),
        "rejectsNames", examples.rejectsNames());
  }

  static RuleDefinition read(String text) {
    return JsonText.read(text, RuleJson::rule);
  }

  private static RuleDefinition rule(JsonNode node) {
    RuleDefinition.Builder rule =
        RuleDefinition.builder(
                node.path("id").asText(),
                EntityType.of(node.path("entity").asText()),
                SensitivityLevel.valueOf(node.path("level").asText()))
            .version(node.path("version").asText())
            .title(node.path("title").asText())
            .type(ClassificationRuleType.valueOf(node.path("type").asText()))
            .regulations(Set.copyOf(SignalJson.texts(node.path("regulations"))))
            .threshold(node.path("threshold").asDouble())
            .nameRequired(node.path("nameRequired").asBoolean())
            .types(
                SignalJson.texts(node.path("types")).stream()
                    .map(LogicalType::valueOf)
                    .collect(Collectors.toSet()))
            .excludes(SignalJson.texts(node.path("excludes")).stream().map(EntityType::of).toList())
            .locales(Set.copyOf(SignalJson.texts(node.path("locales"))))
            .references(SignalJson.texts(node.path("references")));
    if (node.has("p0")) {
      rule.chanceRate(node.path("p0").asDouble());
    }
    SignalJson.read(node, rule);
    return rule.examples(tests(node.path("tests"))).build();
  }

  static RuleExamples tests(JsonNode tests) {
    return new RuleExamples(
        JsonText.texts(tests.path("accepts")),
        JsonText.texts(tests.path("rejects")),
        JsonText.texts(tests.path("acceptsNames")),
        JsonText.texts(tests.path("rejectsNames")));
  }
}
