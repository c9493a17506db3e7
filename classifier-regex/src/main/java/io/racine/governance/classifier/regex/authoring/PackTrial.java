package io.racine.governance.classifier.regex.authoring;

import static java.util.Objects.requireNonNull;

import io.racine.governance.classifier.regex.ClassifierEngine;
import io.racine.governance.classifier.regex.check.CheckContext;
import io.racine.governance.classifier.regex.rule.CompiledRule;
import io.racine.governance.classifier.regex.rulepack.RulePack;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.classifier.Finding;
import io.racine.governance.spi.classifier.RuleDefinition;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Tries packs, beside the built-in ones, on somebody's data.
 *
 * <p>Open a table for each file, hand it the rows and ask for its result; {@link #silentRules} then
 * says which rules have found nothing anywhere. Memory does not grow with the data.
 *
 * <pre>{@code
 * PackTrial trial = PackTrial.of(List.of(RulePacks.read(folder)), Clock.systemUTC());
 * TableTrial table = trial.open("customers", columns);
 * batches.forEach(table::accept);
 * TrialResult result = table.result();
 * }</pre>
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 *
 * @since 0.1
 */
public final class PackTrial {
  private final ClassifierEngine engine;
  private final List<RulePack> packs;
  private final List<CompiledRule> rules;
  private final Set<String> heard = new LinkedHashSet<>();

  private PackTrial(ClassifierEngine engine, List<RulePack> packs, List<CompiledRule> rules) {
    this.engine = engine;
    this.packs = packs;
    this.rules = rules;
  }

  /**
   * Returns a trial of packs; one of a built-in id stands for that pack.
   *
   * @throws io.racine.governance.classifier.regex.rulepack.RulePackException if a rule is broken or
   *     a pack lacks what it requires; lists every problem
   */
  public static PackTrial of(List<RulePack> packs, Clock clock) {
    ClassifierEngine.Builder engine =
        ClassifierEngine.builder().clock(requireNonNull(clock, "clock"));
    packs.forEach(engine::pack);
    ClassifierEngine built = engine.build();
    CheckContext context = CheckContext.of(clock);
    List<CompiledRule> rules = new ArrayList<>();
    for (RulePack pack : packs) {
      for (RuleDefinition rule : pack.rules()) {
        if (rule.value() != null) {
          // The engine would not have been built with one that does not compile.
          rules.add(CompiledRule.proved(rule, context));
        }
      }
    }
    return new PackTrial(built, List.copyOf(packs), rules);
  }

  /** Returns a trial of one table with these columns. */
  public TableTrial open(String table, List<ColumnDescriptor> columns) {
    return new TableTrial(engine, table, columns, rules, this::heard);
  }

  private void heard(Finding finding) {
    heard.add(finding.ruleId());
  }

  /**
   * Returns the rules of the packs that are among no findings of the results that were asked for,
   * alternatives included.
   */
  public List<RuleDefinition> silentRules() {
    return packs.stream()
        .flatMap(pack -> pack.rules().stream())
        .filter(rule -> !heard.contains(rule.id()))
        .toList();
  }

  @Override
  public String toString() {
    return packs.toString();
  }
}
