package io.racine.governance.classifier.regex.rule;

import io.racine.governance.spi.classifier.MetadataSignal;
import io.racine.governance.spi.classifier.NameSignal;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.StatisticSignal;
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
            name == null ? "" : name.phrases() + "\t" + name.unless() + "\t" + name.tables(),
            rule.metadata() == null ? "" : of(rule.metadata()),
            rule.statistics() == null ? "" : of(rule.statistics()),
            String.valueOf(rule.composite()),
            String.valueOf(rule.inference())));
  }

  private static String of(MetadataSignal metadata) {
    return String.join(
        "\t",
        metadata.types().toString(),
        metadata.nativeTypes().toString(),
        metadata.comments().toString(),
        String.valueOf(metadata.key()),
        metadata.attributes().toString(),
        metadata.environments().toString(),
        Double.toString(metadata.share()));
  }

  private static String of(StatisticSignal statistics) {
    return String.join(
        "\t",
        statistics.ranges().toString(),
        Integer.toString(statistics.leastDistinct()),
        Double.toString(statistics.share()));
  }

  private static String of(ValueSignal value) {
    return String.join(
        "\t",
        String.valueOf(value.pattern()),
        value.dictionaries().toString(),
        value.words().toString(),
        value.normalize().toString(),
        value.checks().toString(),
        String.valueOf(value.minimum()),
        String.valueOf(value.maximum()),
        String.valueOf(value.leastLength()),
        String.valueOf(value.greatestLength()),
        Boolean.toString(value.isInText()));
  }
}
