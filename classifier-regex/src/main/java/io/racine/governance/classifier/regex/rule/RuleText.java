package io.racine.governance.classifier.regex.rule;

import io.racine.governance.spi.classifier.NameSignal;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.ValueSignal;
import java.util.List;

/** Writes down everything of a rule that a verdict depends on, for its version. */
final class RuleText {
  private RuleText() {}

  static String of(RuleDefinition rule) {
    ValueSignal value = rule.value();
    NameSignal name = rule.name();
    return String.join(
        "\n",
        List.of(
            rule.id(),
            rule.version(),
            rule.entity().name(),
            rule.level().name(),
            rule.regulations().toString(),
            Double.toString(rule.threshold()),
            rule.chanceRate().toString(),
            Boolean.toString(rule.isNameRequired()),
            rule.types().toString(),
            rule.excludes().toString(),
            rule.locales().toString(),
            // Examples carry the estimate of p0.
            String.join("\t", rule.examples().accepts()),
            value == null ? "" : of(value),
            name == null ? "" : name.phrases() + "\t" + name.unless() + "\t" + name.tables()));
  }

  private static String of(ValueSignal value) {
    return String.join(
        "\t",
        String.valueOf(value.pattern()),
        value.dictionaries().toString(),
        value.normalize().toString(),
        value.checks().toString(),
        String.valueOf(value.minimum()),
        String.valueOf(value.maximum()),
        Boolean.toString(value.isInText()));
  }
}
