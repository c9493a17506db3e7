package io.racine.governance.classifier.regex.composite;

import io.racine.governance.spi.classifier.CompositeSignal;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts the rules that rest on other findings alone into an order in which each comes after those it
 * rests on.
 */
public final class CompositeOrder {
  private final Map<EntityType, List<RuleDefinition>> byEntity = new HashMap<>();
  private final Map<String, Set<EntityType>> wanted = new HashMap<>();
  private final List<RuleDefinition> ordered = new ArrayList<>();
  private final Set<String> done = new TreeSet<>();
  private final List<String> path = new ArrayList<>();
  private final List<RuleProblem> problems;

  private CompositeOrder(List<RuleProblem> problems) {
    this.problems = problems;
  }

  /**
   * Returns those of the rules in order.
   *
   * @param problems takes an error for every rule that rests on itself
   */
  public static List<RuleDefinition> of(List<RuleDefinition> rules, List<RuleProblem> problems) {
    var order = new CompositeOrder(problems);
    for (RuleDefinition rule : rules) {
      CompositeSignal composite = rule.composite();
      if (rule.isCompositeOnly() && composite != null) {
        order.byEntity.computeIfAbsent(rule.entity(), absent -> new ArrayList<>()).add(rule);
        order.wanted.put(rule.id(), ConditionParser.parse(composite.expression()).entities());
      }
    }
    rules.stream().filter(rule -> order.wanted.containsKey(rule.id())).forEach(order::visit);
    return List.copyOf(order.ordered);
  }

  private void visit(RuleDefinition rule) {
    int before = path.indexOf(rule.id());
    if (before >= 0) {
      List<String> cycle = new ArrayList<>(path.subList(before, path.size()));
      cycle.add(rule.id());
      problems.add(RuleProblem.error(rule.id(), "rests on itself: " + String.join(" → ", cycle)));
      return;
    }
    if (!done.contains(rule.id())) {
      path.add(rule.id());
      for (EntityType entity : wanted.getOrDefault(rule.id(), Set.of())) {
        byEntity.getOrDefault(entity, List.of()).forEach(this::visit);
      }
      path.remove(path.size() - 1);
      if (done.add(rule.id())) {
        ordered.add(rule);
      }
    }
  }
}
