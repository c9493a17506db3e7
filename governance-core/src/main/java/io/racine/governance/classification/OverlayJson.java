package io.racine.governance.classification;

import com.fasterxml.jackson.databind.JsonNode;
import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.classifier.EntityDefinition;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.RuleExtension;
import io.racine.governance.store.JsonText;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an organisation changes about rules and entities as the store keeps it. Fields may be added;
 * a reader passes over what it does not know and refuses a row that lacks what it does.
 */
final class OverlayJson {
  private OverlayJson() {}

  static String write(RuleExtension extension) {
    return JsonText.write(
        Map.of(
            "tokens", extension.tokens(),
            "unless", extension.unless(),
            "tables", extension.tables(),
            "words", extension.words(),
            "tests", RuleJson.tests(extension.examples())));
  }

  static RuleExtension readExtension(String text) {
    return JsonText.read(
        text,
        node ->
            new RuleExtension(
                JsonText.texts(node.path("tokens")),
                JsonText.texts(node.path("unless")),
                JsonText.texts(node.path("tables")),
                JsonText.texts(node.path("words")),
                RuleJson.tests(node.path("tests"))));
  }

  static String write(EntityDefinition definition) {
    return JsonText.write(
        Map.of(
            "entity", definition.entity().name(),
            "level", definition.level().name(),
            "regulations", List.copyOf(definition.regulations())));
  }

  static EntityDefinition readDefinition(String text) {
    return JsonText.read(
        text,
        node ->
            new EntityDefinition(
                entity(node.path("entity")),
                SensitivityLevel.valueOf(node.path("level").asText()),
                Set.copyOf(JsonText.texts(node.path("regulations")))));
  }

  static String write(Collection<EntityType> entities) {
    return JsonText.write(entities.stream().map(EntityType::name).toList());
  }

  static List<EntityType> readEntities(String text) {
    return JsonText.read(text, node -> JsonText.texts(node).stream().map(EntityType::of).toList());
  }

  private static EntityType entity(JsonNode node) {
    return EntityType.of(node.asText());
  }
}
