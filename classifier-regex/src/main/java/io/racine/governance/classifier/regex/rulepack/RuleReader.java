package io.racine.governance.classifier.regex.rulepack;

import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.ClassificationRuleType;
import io.racine.governance.spi.classifier.EntityDefinition;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleExamples;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one rule file. */
final class RuleReader {
  private final YamlFields fields;
  private final String file;
  private final Problems problems;
  private final EntityTable entities;

  RuleReader(YamlFields fields, String file, Problems problems, EntityTable entities) {
    this.fields = fields;
    this.file = file;
    this.problems = problems;
    this.entities = entities;
  }

  /** Returns the rule, or null after telling what is wrong with it. */
  @Nullable RuleDefinition read(String id, String version) {
    String title = fields.requiredText("title");
    String entityName = fields.requiredText("entity");
    Optional<EntityDefinition> known = entities.find(entityName);
    SensitivityLevel level = fields.choice("level", SensitivityLevel.class);
    if (level == null && !fields.has("level")) {
      level = known.map(EntityDefinition::level).orElse(null);
      if (level == null && !entityName.isEmpty()) {
        error("entity", "'level' is missing and " + EntityTable.FILE + " has no such entity");
      }
    }
    Set<String> regulations =
        fields.has("regulations")
            ? Set.copyOf(fields.texts("regulations"))
            : known.map(EntityDefinition::regulations).orElse(Set.of());
    ClassificationRuleType type = fields.choice("type", ClassificationRuleType.class);
    Double threshold = fields.share("threshold");
    Double chanceRate = fields.share("p0");
    if (chanceRate != null && chanceRate == 0) {
      error("p0", "'p0' must be above 0: nothing is impossible");
      chanceRate = null;
    }
    Set<LogicalType> types = Set.copyOf(fields.choices("types", LogicalType.class));
    Set<String> locales = Set.copyOf(fields.texts("locales"));
    List<EntityType> excludes =
        fields.texts("excludes").stream()
            .map(name -> built("excludes", name, EntityType::of))
            .flatMap(Optional::stream)
            .toList();
    List<String> references = fields.texts("references");
    SignalReader.Signals signals = new SignalReader(fields, file, problems).read();
    YamlFields tests = fields.fields("tests");
    RuleExamples examples = tests == null ? RuleExamples.NONE : examples(tests);
    fields.refuseOthers();
    Optional<EntityType> entity =
        entityName.isBlank() ? Optional.empty() : built("entity", entityName, EntityType::of);
    if (SignalReader.FIELDS.stream().noneMatch(fields::has)) {
      problems.error(file, fields.line(), "a rule must have one or more of " + SignalReader.FIELDS);
    }
    if (entity.isEmpty() || level == null || signals.isEmpty()) {
      return null;
    }
    EntityDefinition found = new EntityDefinition(entity.get(), level, regulations);
    RuleDefinition.Builder rule =
        built("id", id, text -> RuleDefinition.builder(text, found.entity(), found.level()))
            .orElse(null);
    if (rule == null) {
      return null;
    }
    rule.version(version)
        .title(title)
        .regulations(found.regulations())
        .types(types)
        .locales(locales)
        .excludes(excludes)
        .references(references)
        .examples(examples);
    signals.putInto(rule);
    if (type != null) {
      rule.type(type);
    }
    if (threshold != null) {
      rule.threshold(threshold);
    }
    if (chanceRate != null) {
      rule.chanceRate(chanceRate);
    }
    return rule.build();
  }

  static RuleExamples examples(YamlFields tests) {
    YamlFields names = tests.fields("names");
    var examples =
        new RuleExamples(
            tests.texts("accepts"),
            tests.texts("rejects"),
            names == null ? List.of() : names.texts("accepts"),
            names == null ? List.of() : names.texts("rejects"));
    if (names != null) {
      names.refuseOthers();
    }
    tests.refuseOthers();
    return examples;
  }

  private <T> Optional<T> built(String field, String text, Function<String, T> constructor) {
    try {
      return Optional.of(constructor.apply(text));
    } catch (IllegalArgumentException e) {
      error(field, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private void error(String field, String message) {
    problems.error(file, fields.lineOf(field), message);
  }
}
