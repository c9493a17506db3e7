package io.racine.governance.classifier.regex.rulepack;

import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.ColumnStatistic;
import io.racine.governance.spi.classifier.CompositeSignal;
import io.racine.governance.spi.classifier.InferenceSignal;
import io.racine.governance.spi.classifier.MetadataSignal;
import io.racine.governance.spi.classifier.NameSignal;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.StatisticSignal;
import io.racine.governance.spi.classifier.ValueSignal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the signals of a rule, each from a field of its own. */
final class SignalReader {
  /** The fields of which a rule must have one. */
  static final List<String> FIELDS =
      List.of("value", "name", "metadata", "statistics", "composite", "inference");

  private final YamlFields fields;
  private final String file;
  private final Problems problems;

  SignalReader(YamlFields fields, String file, Problems problems) {
    this.fields = fields;
    this.file = file;
    this.problems = problems;
  }

  /**
   * Puts the signals into the rule; the builder's own checks then see whether there is any. What is
   * wrong with one becomes a problem.
   */
  Signals read() {
    YamlFields names = fields.fields("name");
    NameSignal name = names == null ? null : name(names);
    boolean nameRequired = names != null && names.flag("required");
    if (names != null) {
      names.refuseOthers();
    }
    return new Signals(
        value(), name, nameRequired, metadata(), statistics(), composite(), inference());
  }

  /** The signals of one rule. */
  record Signals(
      @Nullable ValueSignal value,
      @Nullable NameSignal name,
      boolean nameRequired,
      @Nullable MetadataSignal metadata,
      @Nullable StatisticSignal statistics,
      @Nullable CompositeSignal composite,
      @Nullable InferenceSignal inference) {
    boolean isEmpty() {
      return value == null
          && name == null
          && metadata == null
          && statistics == null
          && composite == null
          && inference == null;
    }

    void putInto(RuleDefinition.Builder rule) {
      rule.value(value)
          .name(name)
          .nameRequired(nameRequired)
          .metadata(metadata)
          .statistics(statistics)
          .composite(composite)
          .inference(inference);
    }
  }

  private @Nullable ValueSignal value() {
    YamlFields value = fields.fields("value");
    if (value == null) {
      return null;
    }
    ValueSignal.Builder signal =
        ValueSignal.builder()
            .normalize(value.texts("normalize"))
            .checks(value.texts("check"))
            .dictionaries(value.texts("dictionary"))
            .words(value.texts("words"))
            .inText(value.flag("in-text"));
    String pattern = value.text("pattern");
    if (pattern != null) {
      signal.pattern(pattern);
    }
    YamlFields range = value.fields("range");
    if (range != null) {
      signal.range(range.text("min"), range.text("max"));
      range.refuseOthers();
    }
    YamlFields length = value.fields("length");
    if (length != null) {
      signal.length(length.count("min"), length.count("max"));
      length.refuseOthers();
    }
    value.refuseOthers();
    try {
      return signal.build();
    } catch (IllegalStateException e) {
      problems.error(
          file,
          value.line(),
          "'value' must have a pattern, a dictionary, words, a check, a range or a length");
      return null;
    }
  }

  private @Nullable NameSignal name(YamlFields names) {
    List<String> tokens = names.texts("tokens");
    List<String> tables = names.texts("tables");
    if (tokens.isEmpty() && tables.isEmpty()) {
      problems.error(file, names.line(), "'name' must have 'tokens', 'tables' or both");
    }
    return NameSignal.of(tokens, names.texts("unless"), tables);
  }

  private @Nullable MetadataSignal metadata() {
    YamlFields metadata = fields.fields("metadata");
    if (metadata == null) {
      return null;
    }
    MetadataSignal.Builder signal =
        MetadataSignal.builder()
            .types(Set.copyOf(metadata.choices("types", LogicalType.class)))
            .nativeTypes(Set.copyOf(metadata.texts("native-types")))
            .comments(metadata.texts("comments"))
            .environments(Set.copyOf(metadata.texts("environments")));
    if (metadata.has("key")) {
      signal.key(metadata.flag("key"));
    }
    YamlFields attributes = metadata.fields("attributes");
    if (attributes != null) {
      signal.attributes(texts(attributes));
    }
    Double share = metadata.share("share");
    if (share != null) {
      signal.share(share);
    }
    metadata.refuseOthers();
    try {
      return signal.build();
    } catch (IllegalStateException e) {
      problems.error(
          file,
          metadata.line(),
          "'metadata' must have types, native-types, comments, a key, attributes or environments");
      return null;
    }
  }

  private static Map<String, String> texts(YamlFields attributes) {
    Map<String, String> texts = new TreeMap<>();
    for (String name : attributes.all().keySet()) {
      String text = attributes.text(name);
      texts.put(name, text == null ? "" : text);
    }
    return texts;
  }

  private @Nullable StatisticSignal statistics() {
    YamlFields statistics = fields.fields("statistics");
    if (statistics == null) {
      return null;
    }
    StatisticSignal.Builder signal = StatisticSignal.builder();
    for (ColumnStatistic statistic : ColumnStatistic.values()) {
      String key = statistic.name().toLowerCase(Locale.ROOT).replace('_', '-');
      YamlFields range = statistics.fields(key);
      if (range != null) {
        Double least = range.number("min");
        Double greatest = range.number("max");
        range.refuseOthers();
        try {
          signal.range(
              statistic,
              new StatisticSignal.Range(
                  least == null ? Double.NEGATIVE_INFINITY : least,
                  greatest == null ? Double.POSITIVE_INFINITY : greatest));
        } catch (IllegalArgumentException e) {
          problems.error(file, range.line(), "'" + key + "': " + e.getMessage());
        }
      }
    }
    Integer leastDistinct = statistics.count("least-distinct");
    if (leastDistinct != null && leastDistinct > 0) {
      signal.leastDistinct(leastDistinct);
    }
    Double share = statistics.share("share");
    if (share != null) {
      signal.share(share);
    }
    statistics.refuseOthers();
    try {
      return signal.build();
    } catch (IllegalStateException e) {
      problems.error(file, statistics.line(), "'statistics' must have a range of a statistic");
      return null;
    }
  }

  private @Nullable CompositeSignal composite() {
    YamlFields composite = fields.fields("composite");
    if (composite == null) {
      return null;
    }
    String expression = composite.requiredText("expression");
    CompositeSignal.Scope scope = composite.choice("scope", CompositeSignal.Scope.class);
    boolean required = composite.flag("required");
    Double share = composite.share("share");
    composite.refuseOthers();
    return expression.isBlank()
        ? null
        : new CompositeSignal(
            expression,
            scope == null ? CompositeSignal.Scope.COLUMN : scope,
            required,
            share == null ? CompositeSignal.DEFAULT_SHARE : share);
  }

  private @Nullable InferenceSignal inference() {
    YamlFields inference = fields.fields("inference");
    if (inference == null) {
      return null;
    }
    String description = inference.requiredText("description");
    Double share = inference.share("share");
    inference.refuseOthers();
    return description.isBlank()
        ? null
        : new InferenceSignal(description, share == null ? InferenceSignal.DEFAULT_SHARE : share);
  }
}
