package io.racine.governance.classifier.regex.rulepack;

import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.classifier.EntityDefinition;
import io.racine.governance.spi.classifier.EntityType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The one reviewed table of how sensitive each entity is.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
final class EntityTable {
  static final String FILE = "entities.yaml";

  private final Map<String, EntityDefinition> entities;

  private EntityTable(Map<String, EntityDefinition> entities) {
    this.entities = entities;
  }

  /** Returns the table of the built-in packs. */
  static EntityTable builtIn() {
    return BuiltIn.TABLE;
  }

  private static EntityTable load() {
    CompactPack source = CompactPack.builtIn("entities");
    String text = source.read(FILE);
    var problems = new Problems();
    EntityTable table = of(text == null ? null : source.parse(text, FILE, problems), problems);
    if (problems.hasErrors()) {
      throw new RulePackException("the table of entities", problems.all());
    }
    return table;
  }

  static EntityTable read(String text, Problems problems) {
    return of(YamlText.parse(text, FILE, problems), problems);
  }

  private static EntityTable of(@Nullable YamlNode root, Problems problems) {
    Map<String, EntityDefinition> entities = new TreeMap<>();
    if (root != null) {
      var lines = new YamlFields(root, FILE, problems);
      for (String name : lines.all().keySet()) {
        YamlFields fields = lines.fields(name);
        if (fields == null) {
          problems.error(FILE, lines.lineOf(name), "'" + name + "' says nothing");
          continue;
        }
        SensitivityLevel level = fields.choice("level", SensitivityLevel.class);
        Set<String> regulations = Set.copyOf(fields.texts("regulations"));
        if (!fields.has("level")) {
          problems.error(FILE, fields.line(), "'level' is missing");
        }
        fields.refuseOthers();
        try {
          if (level != null) {
            entities.put(name, new EntityDefinition(EntityType.of(name), level, regulations));
          }
        } catch (IllegalArgumentException e) {
          problems.error(FILE, lines.lineOf(name), String.valueOf(e.getMessage()));
        }
      }
    }
    return new EntityTable(entities);
  }

  Optional<EntityDefinition> find(String entity) {
    return Optional.ofNullable(entities.get(entity));
  }

  /** All packs share the table, so it is read once. */
  private static final class BuiltIn {
    static final EntityTable TABLE = load();
  }
}
