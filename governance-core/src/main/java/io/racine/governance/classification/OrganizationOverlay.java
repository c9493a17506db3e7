package io.racine.governance.classification;

import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleExtension;
import io.racine.governance.spi.classifier.RuleOverlay;
import io.racine.governance.spi.classifier.SupportsRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A classifier that runs rules, with what an organisation changed about them.
 *
 * <p>The classifier may be newer than the changes, so that it refuses some: a pack brings a rule of
 * the same id by now, or examples fail. These are left out and named, for one of them must not end
 * every scan of the organisation.
 *
 * @param rules the classifier with the changes that it takes
 * @param refused what was left out, by its rule
 */
record OrganizationOverlay(SupportsRules rules, Map<String, RefusedChange> refused) {
  static OrganizationOverlay of(SupportsRules engine, List<JdbiRuleStore.Row> rows) {
    try {
      return new OrganizationOverlay(overlaid(engine, rows), Map.of());
    } catch (IllegalArgumentException e) {
      return ofThoseThatFit(engine, rows);
    }
  }

  /** Takes the rows one by one, and again while one that was refused may rest on a later one. */
  private static OrganizationOverlay ofThoseThatFit(
      SupportsRules engine, List<JdbiRuleStore.Row> rows) {
    List<JdbiRuleStore.Row> taken = new ArrayList<>();
    Map<String, RefusedChange> refused = new TreeMap<>();
    List<JdbiRuleStore.Row> left = rows;
    int before;
    do {
      before = taken.size();
      List<JdbiRuleStore.Row> next = new ArrayList<>();
      for (JdbiRuleStore.Row row : left) {
        try {
          overlaid(engine, with(taken, row));
          taken.add(row);
          refused.remove(row.ruleId());
        } catch (IllegalArgumentException e) {
          refused.put(
              row.ruleId(),
              new RefusedChange(row.definition() != null, String.valueOf(e.getMessage())));
          next.add(row);
        }
      }
      left = next;
    } while (!left.isEmpty() && taken.size() > before);
    for (JdbiRuleStore.Row row : left) {
      if (row.definition() == null) {
        // Only what was added to a rule can be refused: its threshold goes on to count.
        taken.add(row.withExtension(RuleExtension.NONE));
      }
    }
    return new OrganizationOverlay(overlaid(engine, taken), refused);
  }

  private static List<JdbiRuleStore.Row> with(
      Collection<JdbiRuleStore.Row> taken, JdbiRuleStore.Row row) {
    List<JdbiRuleStore.Row> all = new ArrayList<>(taken);
    all.add(row);
    return all;
  }

  private static SupportsRules overlaid(SupportsRules engine, List<JdbiRuleStore.Row> rows) {
    return overlaid(engine, changes(engine, rows));
  }

  static SupportsRules overlaid(SupportsRules rules, RuleOverlay overlay) {
    return overlay.isEmpty() ? rules : (SupportsRules) rules.withOverlay(overlay);
  }

  /** A later version of a classifier may lack a rule that the organisation once changed. */
  private static RuleOverlay changes(SupportsRules engine, List<JdbiRuleStore.Row> rows) {
    Map<String, RuleDefinition> known = new HashMap<>();
    engine.rules().forEach(rule -> known.put(rule.id(), rule));
    RuleOverlay.Builder changes = RuleOverlay.builder();
    for (JdbiRuleStore.Row row : rows) {
      RuleDefinition own = row.definition();
      RuleDefinition rule = own == null ? known.get(row.ruleId()) : own;
      if (rule != null && row.active()) {
        if (own != null) {
          changes.add(own);
        }
        change(changes, row, rule);
      } else if (rule != null && own == null) {
        changes.disable(row.ruleId());
      }
    }
    return changes.build();
  }

  private static void change(
      RuleOverlay.Builder changes, JdbiRuleStore.Row row, RuleDefinition rule) {
    Double threshold = row.threshold();
    if (threshold != null) {
      changes.threshold(row.ruleId(), threshold);
    }
    RuleExtension extension = row.extensionOf(rule);
    if (!extension.isEmpty()) {
      changes.extend(row.ruleId(), extension);
    }
  }
}
