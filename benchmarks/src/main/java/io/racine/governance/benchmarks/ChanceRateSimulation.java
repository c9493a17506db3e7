package io.racine.governance.benchmarks;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.racine.governance.classifier.regex.check.CheckContext;
import io.racine.governance.classifier.regex.rule.ChanceRateTrial;
import io.racine.governance.classifier.regex.rule.CompiledRule;
import io.racine.governance.classifier.regex.rulepack.RulePacks;
import io.racine.governance.spi.classifier.RuleDefinition;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Measures by simulation how often values of other things pass a rule's check, and compares that
 * with what the rule declares or the engine estimates. What is right is said once, in {@link
 * ChanceRateTrial}.
 */
final class ChanceRateSimulation {
  private static final int DRAWS = 20_000;
  private static final int OF_EACH_KIND = 400;

  /** Dates of birth are judged by a clock; a fixed one, so that a run can be repeated. */
  private static final CheckContext CONTEXT =
      CheckContext.of(Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));

  private final JsonMapper mapper = new JsonMapper();
  private final List<RuleDefinition> rules;
  private final PrintStream progress;

  private ChanceRateSimulation(List<RuleDefinition> rules, PrintStream progress) {
    this.rules = rules;
    this.progress = progress;
  }

  static ChanceRateSimulation parse(List<String> arguments, PrintStream progress) {
    if (arguments.isEmpty()) {
      throw new IllegalArgumentException("p0 needs ids of rules, or --all");
    }
    List<RuleDefinition> all = new ArrayList<>();
    RulePacks.builtInIds().forEach(pack -> all.addAll(RulePacks.builtIn(pack).rules()));
    if (arguments.equals(List.of("--all"))) {
      return new ChanceRateSimulation(all, progress);
    }
    List<RuleDefinition> chosen = new ArrayList<>();
    for (String id : arguments) {
      chosen.add(
          all.stream()
              .filter(rule -> rule.id().equals(id))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException("No rule '" + id + "'")));
    }
    return new ChanceRateSimulation(chosen, progress);
  }

  /** Returns the figures of each rule; {@code off} counts the rules with a note. */
  ObjectNode run() {
    ObjectNode report = mapper.createObjectNode();
    report.put("draws", DRAWS);
    ArrayNode measured = report.putArray("rules");
    int off = 0;
    for (RuleDefinition rule : rules) {
      if (rule.value() != null && !rule.examples().accepts().isEmpty()) {
        progress.println(rule.id());
        ObjectNode figures = simulate(rule);
        measured.add(figures);
        off += figures.has("note") ? 1 : 0;
      }
    }
    report.put("off", off);
    return report;
  }

  /** Returns what a trial says against the rate that a rule's verdict uses, if there is a check. */
  static Optional<String> objection(RuleDefinition rule, int draws, int ofEachKind) {
    CompiledRule compiled = CompiledRule.proved(rule, CONTEXT);
    return compiled.isChecked()
        ? trial(rule, draws, ofEachKind).objection(compiled.rates().check())
        : Optional.empty();
  }

  private static ChanceRateTrial trial(RuleDefinition rule, int draws, int ofEachKind) {
    return ChanceRateTrial.of(rule, CONTEXT, draws, OtherValues.than(rule.entity(), ofEachKind));
  }

  private ObjectNode simulate(RuleDefinition rule) {
    CompiledRule compiled = CompiledRule.proved(rule, CONTEXT);
    ChanceRateTrial trial = trial(rule, DRAWS, OF_EACH_KIND);
    ObjectNode figures = mapper.createObjectNode();
    figures.put("rule", rule.id());
    figures.put("checked", compiled.isChecked());
    write(trial.anew(), figures.putObject("allDrawnAnew"));
    write(trial.last(), figures.putObject("lastThreeDrawnAnew"));
    write(trial.others(), figures.putObject("otherThings"));
    figures.put("words", trial.words());
    figures.put("blindAtTheEnd", trial.isBlindAtTheEnd());
    figures.put("declared", rule.chanceRate().isPresent());
    if (compiled.isChecked()) {
      double used = compiled.rates().check();
      figures.put("used", used);
      trial.objection(used).ifPresent(note -> figures.put("note", note));
    } else {
      // Then p0 is the share of columns of other things with the form, which no shape of its own
      // tells; what is used is shown, and not judged.
      figures.put("used", compiled.rates().form());
    }
    return figures;
  }

  private static void write(ChanceRateTrial.Share share, ObjectNode node) {
    node.put("ofTheForm", (double) share.fits() / share.drawn());
    if (share.fits() > 0) {
      node.put("passedOfThese", (double) share.passed() / share.fits());
    }
  }
}
