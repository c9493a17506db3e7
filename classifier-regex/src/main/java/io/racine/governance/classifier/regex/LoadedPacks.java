package io.racine.governance.classifier.regex;

import io.racine.governance.classifier.regex.rulepack.PackOverlay;
import io.racine.governance.classifier.regex.rulepack.RulePack;
import io.racine.governance.classifier.regex.rulepack.RulePackException;
import io.racine.governance.spi.classifier.EntityDefinition;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleProblem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The rules of all packs together, as the packs' overlays leave them.
 *
 * @param rules the rules, in order of precedence
 * @param proved ids of those that the build has proved; an overlay adds nothing to a rule that a
 *     compile could refuse
 * @param names what entities are reported as
 */
record LoadedPacks(
    List<RuleDefinition> rules, Set<String> proved, Map<EntityType, EntityDefinition> names) {
  /**
   * Puts packs together.
   *
   * @throws RulePackException if a pack lacks what it requires, or changes what is not there
   */
  static LoadedPacks of(List<RuleDefinition> own, List<RulePack> packs, List<RulePack> builtIn) {
    List<RuleDefinition> rules = new ArrayList<>(own);
    packs.forEach(pack -> rules.addAll(pack.rules()));
    Set<String> proved = new HashSet<>();
    for (RulePack pack : builtIn) {
      rules.addAll(pack.rules());
      pack.rules().forEach(rule -> proved.add(rule.id()));
    }
    refuseIncomplete(packs, builtIn, rules);
    List<RuleDefinition> changed = rules;
    Map<EntityType, EntityDefinition> names = new TreeMap<>();
    List<RulePack> lastFirst = new ArrayList<>(packs);
    Collections.reverse(lastFirst);
    for (RulePack pack : lastFirst) {
      PackOverlay overlay = pack.overlay();
      changed = overlay.appliedTo(changed);
      names.putAll(overlay.renamed());
    }
    return new LoadedPacks(changed, proved, names);
  }

  private static void refuseIncomplete(
      List<RulePack> packs, List<RulePack> builtIn, List<RuleDefinition> rules) {
    Map<String, String> versions = new HashMap<>();
    packs.forEach(pack -> versions.put(pack.id(), pack.version()));
    builtIn.forEach(pack -> versions.put(pack.id(), pack.version()));
    for (RulePack pack : packs) {
      List<RuleProblem> problems = new ArrayList<>(pack.missing(versions));
      problems.addAll(pack.overlay().problems(rules));
      if (!problems.isEmpty()) {
        throw new RulePackException("rule pack '" + pack.id() + "'", problems);
      }
    }
  }
}
