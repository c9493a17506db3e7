package io.racine.governance.classifier.regex.rulepack;

import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.classifier.EntityDefinition;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.RuleExamples;
import io.racine.governance.spi.classifier.RuleExtension;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads what a pack changes about rules of other packs. */
final class OverlayReader {
  private final String file;
  private final Problems problems;
  private final EntityTable entities;

  OverlayReader(String file, Problems problems, EntityTable entities) {
    this.file = file;
    this.problems = problems;
    this.entities = entities;
  }

  PackOverlay read(YamlFields overlay) {
    Set<String> disabled = Set.copyOf(overlay.texts("disable"));
    Map<String, Double> thresholds = thresholds(overlay);
    Map<EntityType, EntityDefinition> renamed = renamed(overlay);
    Map<String, RuleExtension> extended = extended(overlay);
    overlay.refuseOthers();
    return new PackOverlay(disabled, thresholds, renamed, extended);
  }

  private static Map<String, Double> thresholds(YamlFields overlay) {
    Map<String, Double> thresholds = new TreeMap<>();
    YamlFields fields = overlay.fields("threshold");
    if (fields != null) {
      for (String rule : fields.all().keySet()) {
        Double threshold = fields.share(rule);
        if (threshold != null) {
          thresholds.put(rule, threshold);
        }
      }
    }
    return thresholds;
  }

  private Map<EntityType, EntityDefinition> renamed(YamlFields overlay) {
    Map<EntityType, EntityDefinition> renamed = new TreeMap<>();
    YamlFields fields = overlay.fields("rename");
    if (fields != null) {
      for (String old : fields.all().keySet()) {
        Optional<EntityType> entity = entity(old, fields.lineOf(old));
        YamlFields as = fields.fields(old);
        if (entity.isPresent() && as != null) {
          renamed(entity.get(), as).ifPresent(name -> renamed.put(entity.get(), name));
        }
      }
    }
    return renamed;
  }

  /** The level and the tags stay those of the old name, where the table of entities has it. */
  private Optional<EntityDefinition> renamed(EntityType old, YamlFields as) {
    Optional<EntityDefinition> known = entities.find(old.name());
    String name = as.requiredText("entity");
    SensitivityLevel level = as.choice("level", SensitivityLevel.class);
    if (level == null && !as.has("level")) {
      level = known.map(EntityDefinition::level).orElse(null);
      if (level == null) {
        problems.error(
            file, as.line(), "'level' is missing and " + EntityTable.FILE + " has no such entity");
      }
    }
    Set<String> regulations =
        as.has("regulations")
            ? Set.copyOf(as.texts("regulations"))
            : known.map(EntityDefinition::regulations).orElse(Set.of());
    as.refuseOthers();
    Optional<EntityType> entity =
        name.isBlank() ? Optional.empty() : entity(name, as.lineOf("entity"));
    return entity.isEmpty() || level == null
        ? Optional.empty()
        : Optional.of(new EntityDefinition(entity.get(), level, regulations));
  }

  private Optional<EntityType> entity(String name, int line) {
    try {
      return Optional.of(EntityType.of(name));
    } catch (IllegalArgumentException e) {
      problems.error(file, line, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static Map<String, RuleExtension> extended(YamlFields overlay) {
    Map<String, RuleExtension> extended = new TreeMap<>();
    YamlFields fields = overlay.fields("extend");
    if (fields != null) {
      for (String rule : fields.all().keySet()) {
        YamlFields with = fields.fields(rule);
        if (with != null) {
          extended.put(rule, extension(with));
        }
      }
    }
    return extended;
  }

  private static RuleExtension extension(YamlFields with) {
    YamlFields tests = with.fields("tests");
    var extension =
        new RuleExtension(
            with.texts("tokens"),
            with.texts("unless"),
            with.texts("tables"),
            with.texts("words"),
            tests == null ? RuleExamples.NONE : RuleReader.examples(tests));
    with.refuseOthers();
    return extension;
  }
}
