package io.racine.governance.classifier.regex.authoring;

import io.racine.governance.classifier.regex.rulepack.RulePack;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.classifier.Finding;
import io.racine.governance.spi.classifier.RuleDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares two packs, or two versions of one: what is written in them, and what they say of data.
 *
 * <p>Rules are the same when they have the same name within their pack.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @since 0.1
 */
public final class PackDiff {
  private PackDiff() {}

  /** Returns what differs: of the pack first, then by rule, in the order of the second pack. */
  public static List<RuleChange> of(RulePack before, RulePack after) {
    List<RuleChange> changes = new ArrayList<>();
    Map<String, RuleDefinition> old = byName(before);
    Map<String, RuleDefinition> young = byName(after);
    List<String> pack = RuleKeys.ofPack(before, after);
    if (!inOrder(old, young).equals(inOrder(young, old))) {
      pack = new ArrayList<>(pack);
      pack.add("rules: in another order");
    }
    if (!pack.isEmpty()) {
      changes.add(new RuleChange(RuleChange.Kind.CHANGED, "pack.yaml", pack));
    }
    young.forEach(
        (name, rule) -> {
          RuleDefinition was = old.get(name);
          if (was == null) {
            changes.add(new RuleChange(RuleChange.Kind.ADDED, name, List.of()));
          } else {
            List<String> keys = RuleKeys.changed(was, rule);
            if (!keys.isEmpty()) {
              changes.add(new RuleChange(RuleChange.Kind.CHANGED, name, keys));
            }
          }
        });
    for (String name : old.keySet()) {
      if (!young.containsKey(name)) {
        changes.add(new RuleChange(RuleChange.Kind.REMOVED, name, List.of()));
      }
    }
    return changes;
  }

  private static Map<String, RuleDefinition> byName(RulePack pack) {
    Map<String, RuleDefinition> rules = new LinkedHashMap<>();
    for (RuleDefinition rule : pack.rules()) {
      rules.put(rule.id().substring(rule.id().indexOf('/') + 1), rule);
    }
    return rules;
  }

  private static List<String> inOrder(
      Map<String, RuleDefinition> rules, Map<String, RuleDefinition> others) {
    return rules.keySet().stream().filter(others::containsKey).toList();
  }

  /** Returns the columns whose best finding differs in entity, level or verdict. */
  public static List<VerdictChange> of(TrialResult before, TrialResult after) {
    Map<FieldPath, ColumnTrial> old = new LinkedHashMap<>();
    before.columns().forEach(column -> old.put(column.path(), column));
    List<VerdictChange> changes = new ArrayList<>();
    for (ColumnTrial column : after.columns()) {
      ColumnTrial other = old.get(column.path());
      Optional<Finding> was = other == null ? Optional.empty() : other.verdict().top();
      Optional<Finding> is = column.verdict().top();
      if (!said(was).equals(said(is))) {
        changes.add(new VerdictChange(after.table(), column.path(), was, is));
      }
    }
    return changes;
  }

  private static Optional<List<Object>> said(Optional<Finding> finding) {
    return finding.map(top -> List.of(top.entity(), top.level(), top.verdict()));
  }
}
