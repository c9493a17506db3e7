package io.racine.governance.spi.classifier;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.asset.LogicalType;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A rule as data: the same thing whether it came from a pack or was made at run time.
 *
 * <p>Made with {@link #builder}. A rule has one signal or several: of values, names, metadata,
 * statistics, other findings, inference; what gives a verdict is the combined evidence.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class RuleDefinition implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Pattern ID =
      Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*");

  /** What a store has room for. */
  private static final int LONGEST_ID = 300;

  /** The least confidence at which a rule speaks unless it says otherwise. */
  public static final double DEFAULT_THRESHOLD = 0.5;

  private final String id;
  private final String version;
  private final String title;
  private final ClassificationRuleType type;
  private final EntityType entity;
  private final SensitivityLevel level;
  private final TreeSet<String> regulations;
  private final double threshold;
  private final @Nullable Double chanceRate;
  private final @Nullable ValueSignal value;
  private final @Nullable NameSignal name;
  private final boolean nameRequired;
  private final @Nullable MetadataSignal metadata;
  private final @Nullable StatisticSignal statistics;
  private final @Nullable CompositeSignal composite;
  private final @Nullable InferenceSignal inference;
  private final TreeSet<LogicalType> types;
  private final List<EntityType> excludes;
  private final TreeSet<String> locales;
  private final List<String> references;
  private final RuleExamples examples;

  private RuleDefinition(Builder builder) {
    this.id = builder.id;
    this.version = builder.version;
    this.title = builder.title;
    this.entity = builder.entity;
    this.level = builder.level;
    this.regulations = new TreeSet<>(builder.regulations);
    this.threshold = builder.threshold;
    this.chanceRate = builder.chanceRate;
    this.value = builder.value;
    this.name = builder.name;
    this.nameRequired = builder.nameRequired;
    this.metadata = builder.metadata;
    this.statistics = builder.statistics;
    this.composite = builder.composite;
    this.inference = builder.inference;
    this.types = new TreeSet<>(builder.types);
    this.excludes = List.copyOf(builder.excludes);
    this.locales = new TreeSet<>(builder.locales);
    this.references = List.copyOf(builder.references);
    this.examples = builder.examples;
    this.type = builder.type == null ? derivedType() : builder.type;
  }

  private ClassificationRuleType derivedType() {
    if (value != null) {
      return typeOf(value);
    }
    if (name != null) {
      return name.phrases().isEmpty()
          ? ClassificationRuleType.TABLE_NAME_PATTERN
          : ClassificationRuleType.COLUMN_NAME_PATTERN;
    }
    if (metadata != null) {
      return metadata.isTypeOnly()
          ? ClassificationRuleType.DATA_TYPE_PATTERN
          : ClassificationRuleType.METADATA_PATTERN;
    }
    if (statistics != null) {
      return ClassificationRuleType.STATISTICAL_PATTERN;
    }
    return composite != null
        ? ClassificationRuleType.COMPOSITE_PATTERN
        : ClassificationRuleType.AI_INFERENCE;
  }

  private static ClassificationRuleType typeOf(ValueSignal value) {
    if (value.pattern() != null) {
      return ClassificationRuleType.REGEX_PATTERN;
    }
    if (!value.dictionaries().isEmpty() || !value.words().isEmpty()) {
      return ClassificationRuleType.DICTIONARY_LOOKUP;
    }
    return value.checks().stream().anyMatch(check -> check.startsWith("model("))
        ? ClassificationRuleType.ML_INFERENCE
        : ClassificationRuleType.VALUE_RANGE_PATTERN;
  }

  /**
   * Returns a builder for a rule.
   *
   * @param id {@code pack/rule}, each lower-kebab, at most 300 characters
   * @throws IllegalArgumentException if the id has another form
   */
  public static Builder builder(String id, EntityType entity, SensitivityLevel level) {
    return new Builder(id, entity, level);
  }

  public String id() {
    return id;
  }

  public String version() {
    return version;
  }

  public String title() {
    return title;
  }

  /** Returns what kind of evidence the rule rests on first; derived from its signals unless set. */
  public ClassificationRuleType type() {
    return type;
  }

  public EntityType entity() {
    return entity;
  }

  public SensitivityLevel level() {
    return level;
  }

  public Set<String> regulations() {
    return java.util.Collections.unmodifiableSet(regulations);
  }

  /** Returns the entity with its level and regulations. */
  public EntityDefinition entityDefinition() {
    return new EntityDefinition(entity, level, regulations);
  }

  /** Returns the least confidence at which the rule speaks. */
  public double threshold() {
    return threshold;
  }

  /**
   * Returns p0: the share of values of the rule's shape that pass its check by chance; estimated by
   * the classifier when absent.
   */
  public OptionalDouble chanceRate() {
    return chanceRate == null ? OptionalDouble.empty() : OptionalDouble.of(chanceRate);
  }

  public @Nullable ValueSignal value() {
    return value;
  }

  public @Nullable NameSignal name() {
    return name;
  }

  /**
   * Returns whether values alone never suffice: a nine-digit number is no passport without a name.
   */
  public boolean isNameRequired() {
    return nameRequired;
  }

  public @Nullable MetadataSignal metadata() {
    return metadata;
  }

  public @Nullable StatisticSignal statistics() {
    return statistics;
  }

  public @Nullable CompositeSignal composite() {
    return composite;
  }

  public @Nullable InferenceSignal inference() {
    return inference;
  }

  /** Returns whether the rule rests on other findings alone. */
  public boolean isCompositeOnly() {
    return composite != null
        && value == null
        && name == null
        && metadata == null
        && statistics == null
        && inference == null;
  }

  /** Returns the logical types a column of this entity can have; empty for any. */
  public Set<LogicalType> types() {
    return java.util.Collections.unmodifiableSet(types);
  }

  /** Returns the entities that win when they fit as well: a card number is no IMEI. */
  public List<EntityType> excludes() {
    return excludes;
  }

  /** Returns where the entity is used: ISO 3166 country codes; empty for everywhere. */
  public Set<String> locales() {
    return java.util.Collections.unmodifiableSet(locales);
  }

  public List<String> references() {
    return references;
  }

  public RuleExamples examples() {
    return examples;
  }

  public Builder toBuilder() {
    Builder builder = new Builder(id, entity, level);
    builder.version = version;
    builder.title = title;
    builder.type = type;
    builder.regulations = regulations;
    builder.threshold = threshold;
    builder.chanceRate = chanceRate;
    builder.value = value;
    builder.name = name;
    builder.nameRequired = nameRequired;
    builder.metadata = metadata;
    builder.statistics = statistics;
    builder.composite = composite;
    builder.inference = inference;
    builder.types = types;
    builder.excludes = excludes;
    builder.locales = locales;
    builder.references = references;
    builder.examples = examples;
    return builder;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RuleDefinition that
        && id.equals(that.id)
        && version.equals(that.version)
        && title.equals(that.title)
        && type == that.type
        && entity.equals(that.entity)
        && level == that.level
        && regulations.equals(that.regulations)
        && Double.compare(threshold, that.threshold) == 0
        && Objects.equals(chanceRate, that.chanceRate)
        && Objects.equals(value, that.value)
        && Objects.equals(name, that.name)
        && nameRequired == that.nameRequired
        && Objects.equals(metadata, that.metadata)
        && Objects.equals(statistics, that.statistics)
        && Objects.equals(composite, that.composite)
        && Objects.equals(inference, that.inference)
        && types.equals(that.types)
        && excludes.equals(that.excludes)
        && locales.equals(that.locales)
        && references.equals(that.references)
        && examples.equals(that.examples);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, version, entity, value, name);
  }

  @Override
  public String toString() {
    return id + " " + version;
  }

  /**
   * Builds one rule.
   *
   * <p><b>Threads:</b> Confined: one thread at a time.
   */
  public static final class Builder {
    private final String id;
    private EntityType entity;
    private SensitivityLevel level;
    private String version = "1";
    private String title;
    private @Nullable ClassificationRuleType type;
    private Set<String> regulations = Set.of();
    private double threshold = DEFAULT_THRESHOLD;
    private @Nullable Double chanceRate;
    private @Nullable ValueSignal value;
    private @Nullable NameSignal name;
    private boolean nameRequired;
    private @Nullable MetadataSignal metadata;
    private @Nullable StatisticSignal statistics;
    private @Nullable CompositeSignal composite;
    private @Nullable InferenceSignal inference;
    private Set<LogicalType> types = Set.of();
    private List<EntityType> excludes = List.of();
    private Set<String> locales = Set.of();
    private List<String> references = List.of();
    private RuleExamples examples = RuleExamples.NONE;

    private Builder(String id, EntityType entity, SensitivityLevel level) {
      if (!ID.matcher(requireNonNull(id, "id")).matches()) {
        throw new IllegalArgumentException(
            "Rule id must have the form 'pack/rule' in lower-kebab but was '" + id + "'");
      }
      if (id.length() > LONGEST_ID) {
        throw new IllegalArgumentException(
            "Rule id must have at most "
                + LONGEST_ID
                + " characters but has "
                + id.length()
                + ": '"
                + id
                + "'");
      }
      this.id = id;
      this.title = id;
      this.entity = requireNonNull(entity, "entity");
      this.level = requireNonNull(level, "level");
    }

    /** Changes what the rule finds, as in a copy of another. */
    public Builder entity(EntityType entity, SensitivityLevel level) {
      this.entity = requireNonNull(entity, "entity");
      this.level = requireNonNull(level, "level");
      return this;
    }

    /** Changes what the rule finds, its level and regulations. */
    public Builder entity(EntityDefinition definition) {
      return entity(definition.entity(), definition.level()).regulations(definition.regulations());
    }

    public Builder version(String version) {
      this.version = requireNonNull(version, "version");
      return this;
    }

    public Builder title(String title) {
      this.title = requireNonNull(title, "title");
      return this;
    }

    public Builder type(ClassificationRuleType type) {
      this.type = requireNonNull(type, "type");
      return this;
    }

    public Builder regulations(Set<String> regulations) {
      this.regulations = Set.copyOf(regulations);
      return this;
    }

    public Builder threshold(double threshold) {
      this.threshold = Shares.checked("threshold", threshold);
      return this;
    }

    /** Sets p0, above 0 and at most 1: nothing is impossible. */
    public Builder chanceRate(double chanceRate) {
      if (!(chanceRate > 0 && chanceRate <= 1)) {
        throw new IllegalArgumentException(
            "chanceRate must be above 0 and at most 1 but was " + chanceRate);
      }
      this.chanceRate = chanceRate;
      return this;
    }

    public Builder value(@Nullable ValueSignal value) {
      this.value = value;
      return this;
    }

    public Builder name(@Nullable NameSignal name) {
      this.name = name;
      return this;
    }

    public Builder nameRequired(boolean nameRequired) {
      this.nameRequired = nameRequired;
      return this;
    }

    public Builder metadata(@Nullable MetadataSignal metadata) {
      this.metadata = metadata;
      return this;
    }

    public Builder statistics(@Nullable StatisticSignal statistics) {
      this.statistics = statistics;
      return this;
    }

    public Builder composite(@Nullable CompositeSignal composite) {
      this.composite = composite;
      return this;
    }

    public Builder inference(@Nullable InferenceSignal inference) {
      this.inference = inference;
      return this;
    }

    public Builder types(Set<LogicalType> types) {
      this.types = Set.copyOf(types);
      return this;
    }

    public Builder excludes(List<EntityType> excludes) {
      this.excludes = List.copyOf(excludes);
      return this;
    }

    public Builder locales(Set<String> locales) {
      this.locales = Set.copyOf(locales);
      return this;
    }

    public Builder references(List<String> references) {
      this.references = List.copyOf(references);
      return this;
    }

    public Builder examples(RuleExamples examples) {
      this.examples = requireNonNull(examples, "examples");
      return this;
    }

    /**
     * Returns the rule.
     *
     * @throws IllegalStateException if it has no signal
     */
    public RuleDefinition build() {
      if (value == null
          && name == null
          && metadata == null
          && statistics == null
          && composite == null
          && inference == null) {
        throw new IllegalStateException("Rule '" + id + "' must have a signal");
      }
      return new RuleDefinition(this);
    }
  }
}
