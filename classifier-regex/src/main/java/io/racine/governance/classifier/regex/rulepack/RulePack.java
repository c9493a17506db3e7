package io.racine.governance.classifier.regex.rulepack;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleProblem;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
 * @param requires the least versions of packs that must be loaded with it, by id
 * @param rules the rules
 * @param overlay what it changes about the rules of all packs
 * @since 0.1
 */
public record RulePack(
    String id,
    String version,
    String title,
    Map<String, String> requires,
    List<RuleDefinition> rules,
    PackOverlay overlay)
    implements Serializable {
  public RulePack {
    requireNonNull(id, "id");
    requireNonNull(version, "version");
    requireNonNull(title, "title");
    requires = Collections.unmodifiableSortedMap(new TreeMap<>(requires));
    rules = List.copyOf(rules);
    requireNonNull(overlay, "overlay");
  }

  /**
   * Returns what is missing for this pack to be used. Each problem's place is the path of a key,
   * such as {@code requires.finance}.
   *
   * @param versions the versions of the packs that are loaded, by id
   */
  public List<RuleProblem> missing(Map<String, String> versions) {
    List<RuleProblem> problems = new ArrayList<>();
    requires.forEach(
        (other, least) -> {
          String version = versions.get(other);
          if (version == null || PackVersion.of(version).compareTo(PackVersion.of(least)) < 0) {
            problems.add(
                RuleProblem.error(
                    "requires." + other,
                    "pack '"
                        + id
                        + "' requires pack '"
                        + other
                        + "' "
                        + least
                        + " or later, "
                        + (version == null ? "which is not loaded" : "but it is " + version)));
          }
        });
    return problems;
  }

  @Override
  public String toString() {
    return id + " " + version + " (" + rules.size() + " rules)";
  }
}
