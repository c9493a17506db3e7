package io.racine.governance.classification;

import com.fasterxml.jackson.databind.JsonNode;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.ColumnStatistic;
import io.racine.governance.spi.classifier.CompositeSignal;
import io.racine.governance.spi.classifier.InferenceSignal;
import io.racine.governance.spi.classifier.MetadataSignal;
import io.racine.governance.spi.classifier.NameSignal;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.StatisticSignal;
import io.racine.governance.spi.classifier.ValueSignal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The signals of a rule as the store keeps them, a field each. */
final class SignalJson {
  private SignalJson() {}

  static void write(RuleDefinition rule, Map<String, Object> fields) {
    put(fields, "value", rule.value() == null ? null : fields(rule.value()));
    put(fields, "name", rule.name() == null ? null : fields(rule.name()));
    put(fields, "metadata", rule.metadata() == null ? null : fields(rule.metadata()));
    put(fields, "statistics", rule.statistics() == null ? null : fields(rule.statistics()));
    CompositeSignal composite = rule.composite();
    if (composite != null) {
      fields.put(
          "composite",
          Map.of(
              "expression", composite.expression(),
              "scope", composite.scope().name(),
              "required", composite.required(),
              "share", composite.share()));
    }
    InferenceSignal inference = rule.inference();
    if (inference != null) {
      fields.put(
          "inference", Map.of("description", inference.description(), "share", inference.share()));
    }
  }

  private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value);
    }
  }

  private static Map<String, Object> fields(ValueSignal value) {
    Map<String, Object> fields = new LinkedHashMap<>();
    put(fields, "pattern", value.pattern());
    fields.put("dictionaries", value.dictionaries());
    fields.put("words", value.words());
    fields.put("normalize", value.normalize());
    fields.put("checks", value.checks());
    put(fields, "minimum", value.minimum());
    put(fields, "maximum", value.maximum());
    put(fields, "leastLength", value.leastLength());
    put(fields, "greatestLength", value.greatestLength());
    fields.put("inText", value.isInText());
    return fields;
  }

  private static Map<String, Object> fields(NameSignal name) {
    return Map.of("phrases", name.phrases(), "unless", name.unless(), "tables", name.tables());
  }

  private static Map<String, Object> fields(MetadataSignal metadata) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("types", metadata.types().stream().map(Enum::name).toList());
    fields.put("nativeTypes", List.copyOf(metadata.nativeTypes()));
    fields.put("comments", metadata.comments());
    put(fields, "key", metadata.key());
    fields.put("attributes", metadata.attributes());
    fields.put("environments", List.copyOf(metadata.environments()));
    fields.put("share", metadata.share());
    return fields;
  }

  private static Map<String, Object> fields(StatisticSignal statistics) {
    Map<String, Object> ranges = new LinkedHashMap<>();
    statistics
        .ranges()
        .forEach(
            (statistic, range) -> {
              // JSON has no infinity: an end that is not there is none.
              Map<String, Object> ends = new LinkedHashMap<>();
              put(ends, "least", Double.isInfinite(range.least()) ? null : range.least());
              put(ends, "greatest", Double.isInfinite(range.greatest()) ? null : range.greatest());
              ranges.put(statistic.name(), ends);
            });
    return Map.of(
        "ranges", ranges,
        "leastDistinct", statistics.leastDistinct(),
        "share", statistics.share());
  }

  static void read(JsonNode node, RuleDefinition.Builder rule) {
    if (node.has("value")) {
      rule.value(value(node.path("value")));
    }
    if (node.has("name")) {
      JsonNode name = node.path("name");
      rule.name(
          NameSignal.of(
              texts(name.path("phrases")), texts(name.path("unless")), texts(name.path("tables"))));
    }
    if (node.has("metadata")) {
      rule.metadata(metadata(node.path("metadata")));
    }
    if (node.has("statistics")) {
      rule.statistics(statistics(node.path("statistics")));
    }
    if (node.has("composite")) {
      JsonNode composite = node.path("composite");
      rule.composite(
          new CompositeSignal(
              composite.path("expression").asText(),
              CompositeSignal.Scope.valueOf(composite.path("scope").asText()),
              composite.path("required").asBoolean(),
              composite.path("share").asDouble()));
    }
    if (node.has("inference")) {
      JsonNode inference = node.path("inference");
      rule.inference(
          new InferenceSignal(
              inference.path("description").asText(), inference.path("share").asDouble()));
    }
  }

  private static ValueSignal value(JsonNode node) {
    ValueSignal.Builder value =
        ValueSignal.builder()
            .dictionaries(texts(node.path("dictionaries")))
            .words(texts(node.path("words")))
            .normalize(texts(node.path("normalize")))
            .checks(texts(node.path("checks")))
            .range(textOrNull(node, "minimum"), textOrNull(node, "maximum"))
            .length(countOrNull(node, "leastLength"), countOrNull(node, "greatestLength"))
            .inText(node.path("inText").asBoolean());
    String pattern = textOrNull(node, "pattern");
    if (pattern != null) {
      value.pattern(pattern);
    }
    return value.build();
  }

  private static MetadataSignal metadata(JsonNode node) {
    Map<String, String> attributes = new LinkedHashMap<>();
    node.path("attributes")
        .properties()
        .forEach(field -> attributes.put(field.getKey(), field.getValue().asText()));
    return MetadataSignal.builder()
        .types(
            texts(node.path("types")).stream()
                .map(LogicalType::valueOf)
                .collect(Collectors.toSet()))
        .nativeTypes(Set.copyOf(texts(node.path("nativeTypes"))))
        .comments(texts(node.path("comments")))
        .key(node.has("key") ? node.path("key").asBoolean() : null)
        .attributes(attributes)
        .environments(Set.copyOf(texts(node.path("environments"))))
        .share(node.path("share").asDouble())
        .build();
  }

  private static StatisticSignal statistics(JsonNode node) {
    StatisticSignal.Builder statistics =
        StatisticSignal.builder()
            .leastDistinct(node.path("leastDistinct").asInt())
            .share(node.path("share").asDouble());
    node.path("ranges")
        .properties()
        .forEach(
            field ->
                statistics.range(
                    ColumnStatistic.valueOf(field.getKey()),
                    new StatisticSignal.Range(
                        field.getValue().path("least").asDouble(Double.NEGATIVE_INFINITY),
                        field.getValue().path("greatest").asDouble(Double.POSITIVE_INFINITY))));
    return statistics.build();
  }

  private static @Nullable String textOrNull(JsonNode node, String field) {
    return node.has(field) ? node.path(field).asText() : null;
  }

  private static @Nullable Integer countOrNull(JsonNode node, String field) {
    return node.has(field) ? node.path(field).asInt() : null;
  }

  static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(element -> texts.add(element.asText()));
    return texts;
  }
}
