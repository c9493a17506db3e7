package io.racine.governance.classifier.regex.rulepack;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.classifier.RuleDefinition;
import java.io.Serializable;
import java.util.List;

/**
 * Rules that belong together, in order of precedence.
 *
 * <p>Got from {@link RulePacks}.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param id lower-kebab; the first part of its rules' ids
 * @param version the version of the pack and its rules
 * @param title what it is for
 * @param rules the rules
 * @since 0.1
 */
public record RulePack(String id, String version, String title, List<RuleDefinition> rules)
    implements Serializable {
  public RulePack {
    requireNonNull(id, "id");
    requireNonNull(version, "version");
    requireNonNull(title, "title");
    rules = List.copyOf(rules);
  }

  @Override
  public String toString() {
    return id + " " + version + " (" + rules.size() + " rules)";
  }
}
