package io.racine.governance.spi.classifier;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an organisation changes about the rules of a classifier.
 *
 * <p>Made with {@link #builder}.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param added rules of its own
 * @param disabled ids of rules that stay silent
 * @param thresholds other thresholds, by rule id
 * @param renamed what an entity is reported as, by the name that the classifier reports it by
 *     without this; within rules, in {@code excludes} and composites, its old name stays
 * @param extended what is added to rules, by rule id
 * @since 0.1
 */
public record RuleOverlay(
    List<RuleDefinition> added,
    Set<String> disabled,
    Map<String, Double> thresholds,
    Map<EntityType, EntityDefinition> renamed,
    Map<String, RuleExtension> extended)
    implements Serializable {
  public static final RuleOverlay NONE = builder().build();

  public RuleOverlay {
    added = List.copyOf(added);
    disabled = sorted(disabled);
    thresholds = sorted(thresholds);
    renamed = sorted(renamed);
    extended = sorted(extended);
  }

  private static SortedSet<String> sorted(Set<String> set) {
    return Collections.unmodifiableSortedSet(new TreeSet<>(set));
  }

  private static <K, V> SortedMap<K, V> sorted(Map<K, V> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }

  /** Returns a builder of an overlay that changes nothing. */
  public static Builder builder() {
    return new Builder();
  }

  public boolean isEmpty() {
    return added.isEmpty()
        && disabled.isEmpty()
        && thresholds.isEmpty()
        && renamed.isEmpty()
        && extended.isEmpty();
  }

  /**
   * Returns the rules of a classifier as this leaves them, its own first; entities have the names
   * that rules give them, see {@link #reported}.
   */
  public List<RuleDefinition> appliedTo(List<RuleDefinition> rules) {
    List<RuleDefinition> changed = new ArrayList<>();
    for (RuleDefinition rule : added) {
      changed.add(appliedTo(rule));
    }
    for (RuleDefinition rule : rules) {
      if (!disabled.contains(rule.id())) {
        changed.add(appliedTo(rule));
      }
    }
    return changed;
  }

  /** Returns a rule with what this adds to it and with the threshold that it sets. */
  public RuleDefinition appliedTo(RuleDefinition rule) {
    RuleExtension extension = extended.get(rule.id());
    RuleDefinition changed = extension == null ? rule : extension.appliedTo(rule);
    Double threshold = thresholds.get(rule.id());
    return threshold == null ? changed : changed.toBuilder().threshold(threshold).build();
  }

  /** Returns a rule by the name, level and regulations that its entity is reported by. */
  public RuleDefinition reported(RuleDefinition rule) {
    EntityDefinition as = renamed.get(rule.entity());
    return as == null ? rule : rule.toBuilder().entity(as).build();
  }

  /**
   * Builds one overlay.
   *
   * <p><b>Threads:</b> Confined: one thread at a time.
   */
  public static final class Builder {
    private final List<RuleDefinition> added = new ArrayList<>();
    private final Set<String> disabled = new LinkedHashSet<>();
    private final Map<String, Double> thresholds = new HashMap<>();
    private final Map<EntityType, EntityDefinition> renamed = new HashMap<>();
    private final Map<String, RuleExtension> extended = new HashMap<>();

    private Builder() {}

    /** Adds a rule of the organisation's own; those added first have precedence. */
    public Builder add(RuleDefinition rule) {
      added.add(requireNonNull(rule, "rule"));
      return this;
    }

    /** Silences a rule. */
    public Builder disable(String ruleId) {
      disabled.add(requireNonNull(ruleId, "ruleId"));
      return this;
    }

    /** Sets the least confidence, 0 to 1, at which a rule speaks. */
    public Builder threshold(String ruleId, double threshold) {
      thresholds.put(requireNonNull(ruleId, "ruleId"), Shares.checked("threshold", threshold));
      return this;
    }

    /** Has an entity reported by another name, level and regulations. */
    public Builder rename(EntityType entity, EntityDefinition as) {
      renamed.put(requireNonNull(entity, "entity"), requireNonNull(as, "as"));
      return this;
    }

    /** Adds to a rule; replaces what was added to it before. */
    public Builder extend(String ruleId, RuleExtension extension) {
      extended.put(requireNonNull(ruleId, "ruleId"), requireNonNull(extension, "extension"));
      return this;
    }

    public RuleOverlay build() {
      return new RuleOverlay(added, disabled, thresholds, renamed, extended);
    }
  }
}
