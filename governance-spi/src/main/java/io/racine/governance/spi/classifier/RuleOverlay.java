package io.racine.governance.spi.classifier;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an organisation changes about the rules of a classifier.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param added rules of its own
 * @param disabled ids of rules that stay silent
 * @param thresholds other thresholds, by rule id
 * @since 0.1
 */
public record RuleOverlay(
    List<RuleDefinition> added, Set<String> disabled, Map<String, Double> thresholds) {
  public static final RuleOverlay NONE = new RuleOverlay(List.of(), Set.of(), Map.of());

  public RuleOverlay {
    added = List.copyOf(added);
    disabled = Set.copyOf(disabled);
    thresholds = Map.copyOf(thresholds);
  }

  public boolean isEmpty() {
    return added.isEmpty() && disabled.isEmpty() && thresholds.isEmpty();
  }
}
