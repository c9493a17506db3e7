package io.racine.governance.classifier.regex.rulepack;

import io.racine.governance.spi.classifier.EntityDefinition;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleExtension;
import io.racine.governance.spi.classifier.RuleOverlay;
import io.racine.governance.spi.classifier.RuleProblem;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a pack changes about the rules of all packs that are loaded with it.
 *
 * <p>Stands under {@code overlay} in {@code pack.yaml}. Rules are named by their full id, such as
 * {@code finance/iban}. Of two packs that change the same, the first has the last word.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param disabled rules that stay silent
 * @param thresholds other thresholds, by rule
 * @param renamed what an entity is reported as, by the name that rules give it; within rules, in
 *     {@code excludes} and {@code composite}, its old name stays
 * @param extended what is added, by rule
 * @since 0.1
 */
public record PackOverlay(
    Set<String> disabled,
    Map<String, Double> thresholds,
    Map<EntityType, EntityDefinition> renamed,
    Map<String, RuleExtension> extended)
    implements Serializable {
  public static final PackOverlay NONE = new PackOverlay(Set.of(), Map.of(), Map.of(), Map.of());

  public PackOverlay {
    disabled = Collections.unmodifiableSortedSet(new TreeSet<>(disabled));
    thresholds = Collections.unmodifiableSortedMap(new TreeMap<>(thresholds));
    renamed = Collections.unmodifiableSortedMap(new TreeMap<>(renamed));
    extended = Collections.unmodifiableSortedMap(new TreeMap<>(extended));
  }

  /** Returns what an organisation changes about rules that are there, without those it adds. */
  public static PackOverlay of(RuleOverlay overlay) {
    return new PackOverlay(
        overlay.disabled(), overlay.thresholds(), overlay.renamed(), overlay.extended());
  }

  public boolean isEmpty() {
    return disabled.isEmpty() && thresholds.isEmpty() && renamed.isEmpty() && extended.isEmpty();
  }

  /**
   * Returns what names nothing among the rules, or cannot be done to what it names. Each problem's
   * place is the path of a key, such as {@code overlay.threshold.finance/iban}.
   */
  public List<RuleProblem> problems(List<RuleDefinition> rules) {
    Map<String, RuleDefinition> known = new HashMap<>();
    Set<EntityType> entities = new TreeSet<>();
    for (RuleDefinition rule : rules) {
      known.put(rule.id(), rule);
      entities.add(rule.entity());
    }
    List<RuleProblem> problems = new ArrayList<>();
    requireKnown("disable", disabled, known, problems);
    requireKnown("threshold", thresholds.keySet(), known, problems);
    requireKnown("extend", extended.keySet(), known, problems);
    for (EntityType entity : renamed.keySet()) {
      if (!entities.contains(entity)) {
        problems.add(
            RuleProblem.error(
                "overlay.rename." + entity,
                "'overlay' renames entity '" + entity + "', which no rule has"));
      }
    }
    extended.forEach(
        (id, extension) -> {
          RuleDefinition rule = known.get(id);
          if (rule != null && !extension.canExtend(rule)) {
            problems.add(
                RuleProblem.error(
                    "overlay.extend." + id,
                    "'overlay' adds words to rule '" + id + "', which has no word list"));
          }
        });
    return problems;
  }

  private static void requireKnown(
      String what, Set<String> ids, Map<String, RuleDefinition> known, List<RuleProblem> problems) {
    for (String id : ids) {
      if (!known.containsKey(id)) {
        problems.add(
            RuleProblem.error(
                "overlay." + what + "." + id,
                "'overlay' has '" + what + "' for rule '" + id + "', which is not loaded"));
      }
    }
  }

  /**
   * Returns the rules as this leaves them, in the same order; what an entity is reported as is not
   * among the rules.
   */
  public List<RuleDefinition> appliedTo(List<RuleDefinition> rules) {
    return new RuleOverlay(List.of(), disabled, thresholds, renamed, extended).appliedTo(rules);
  }

  @Override
  public String toString() {
    return disabled.size()
        + " disabled, "
        + thresholds.size()
        + " thresholds, "
        + renamed.size()
        + " renamed, "
        + extended.size()
        + " extended";
  }
}
