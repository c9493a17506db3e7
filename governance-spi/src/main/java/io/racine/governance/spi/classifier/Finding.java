package io.racine.governance.spi.classifier;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.SensitivityLevel;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A classifier's opinion on one column: which entity, how surely and why.
 *
 * <p>Made with {@link #builder}. It holds counts, names and rule ids, and never a value.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Finding implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String ruleId;
  private final String ruleVersion;
  private final EntityType entity;
  private final SensitivityLevel level;
  private final Verdict verdict;
  private final double confidence;
  private final TreeSet<String> regulations;
  private final Evidence evidence;
  private final @Nullable Interval prevalence;
  private final ArrayList<Reason> reasons;

  private Finding(Builder builder) {
    this.ruleId = builder.ruleId;
    this.ruleVersion = builder.ruleVersion;
    this.entity = builder.entity;
    this.level = builder.level;
    this.verdict = builder.verdict;
    this.confidence = builder.confidence;
    this.regulations = new TreeSet<>(builder.regulations);
    this.evidence = builder.evidence;
    this.prevalence = builder.prevalence;
    this.reasons = new ArrayList<>(builder.reasons);
  }

  /**
   * Returns a builder for a finding.
   *
   * @param ruleId the rule that speaks, in the form {@code pack/rule}
   * @param confidence the probability that the claim is true, 0 to 1
   */
  public static Builder builder(
      String ruleId,
      EntityType entity,
      SensitivityLevel level,
      Verdict verdict,
      double confidence) {
    return new Builder(ruleId, entity, level, verdict, confidence);
  }

  public String ruleId() {
    return ruleId;
  }

  public String ruleVersion() {
    return ruleVersion;
  }

  public EntityType entity() {
    return entity;
  }

  public SensitivityLevel level() {
    return level;
  }

  public Verdict verdict() {
    return verdict;
  }

  public double confidence() {
    return confidence;
  }

  public Set<String> regulations() {
    return Collections.unmodifiableSet(regulations);
  }

  public Evidence evidence() {
    return evidence;
  }

  /**
   * Returns which share of the values is, or contains, the entity; nothing for a claim by name
   * only.
   */
  public Optional<Interval> prevalence() {
    return Optional.ofNullable(prevalence);
  }

  /** Returns the reasons for and against, the weightiest first. */
  public List<Reason> reasons() {
    return Collections.unmodifiableList(reasons);
  }

  /** Returns the same opinion by another name, level and regulations of the entity. */
  public Finding reportedAs(EntityDefinition as) {
    return toBuilder(as.entity(), as.level()).regulations(as.regulations()).build();
  }

  public Builder toBuilder() {
    return toBuilder(entity, level).regulations(regulations);
  }

  private Builder toBuilder(EntityType entity, SensitivityLevel level) {
    return new Builder(ruleId, entity, level, verdict, confidence)
        .ruleVersion(ruleVersion)
        .evidence(evidence)
        .prevalence(prevalence)
        .reasons(reasons);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Finding that
        && ruleId.equals(that.ruleId)
        && ruleVersion.equals(that.ruleVersion)
        && entity.equals(that.entity)
        && level == that.level
        && verdict == that.verdict
        && Double.compare(confidence, that.confidence) == 0
        && regulations.equals(that.regulations)
        && evidence.equals(that.evidence)
        && Objects.equals(prevalence, that.prevalence)
        && reasons.equals(that.reasons);
  }

  @Override
  public int hashCode() {
    return Objects.hash(ruleId, entity, verdict, confidence, evidence);
  }

  @Override
  public String toString() {
    return String.format(
        java.util.Locale.ROOT, "%s %s (%s, %.2f, %s)", verdict, entity, level, confidence, ruleId);
  }

  /**
   * Builds one finding.
   *
   * <p><b>Threads:</b> Confined: one thread at a time.
   */
  public static final class Builder {
    private final String ruleId;
    private final EntityType entity;
    private final SensitivityLevel level;
    private final Verdict verdict;
    private double confidence;
    private String ruleVersion = "1";
    private Set<String> regulations = Set.of();
    private Evidence evidence = Evidence.NONE;
    private @Nullable Interval prevalence;
    private List<Reason> reasons = List.of();

    private Builder(
        String ruleId,
        EntityType entity,
        SensitivityLevel level,
        Verdict verdict,
        double confidence) {
      this.ruleId = requireNonNull(ruleId, "ruleId");
      this.entity = requireNonNull(entity, "entity");
      this.level = requireNonNull(level, "level");
      this.verdict = requireNonNull(verdict, "verdict");
      confidence(confidence);
    }

    public Builder confidence(double confidence) {
      if (!(confidence >= 0 && confidence <= 1)) {
        throw new IllegalArgumentException(
            "confidence must be between 0 and 1 but was " + confidence);
      }
      this.confidence = confidence;
      return this;
    }

    public Builder ruleVersion(String ruleVersion) {
      this.ruleVersion = requireNonNull(ruleVersion, "ruleVersion");
      return this;
    }

    public Builder regulations(Set<String> regulations) {
      this.regulations = Set.copyOf(regulations);
      return this;
    }

    public Builder evidence(Evidence evidence) {
      this.evidence = requireNonNull(evidence, "evidence");
      return this;
    }

    public Builder prevalence(@Nullable Interval prevalence) {
      this.prevalence = prevalence;
      return this;
    }

    public Builder reasons(List<Reason> reasons) {
      this.reasons = List.copyOf(reasons);
      return this;
    }

    public Finding build() {
      return new Finding(this);
    }
  }
}
