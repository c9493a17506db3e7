package io.racine.governance.benchmarks;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.racine.governance.classifier.regex.check.CheckContext;
import io.racine.governance.classifier.regex.rule.CompiledRule;
import io.racine.governance.classifier.regex.rulepack.RulePacks;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.ValueSignal;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Measures by simulation how often values of a rule's shape pass its check by chance, and compares
 * that with what the rule declares or the engine estimates.
 */
final class ChanceRateSimulation {
  private static final int DRAWS = 20_000;
  private static final int LAST = 3;
  private static final double OFF = 2;

  /** Fewer values of the form than this say nothing about a rate. */
  private static final int LEAST_OF_THE_FORM = 200;

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

  ObjectNode run() {
    ObjectNode report = mapper.createObjectNode();
    report.put("draws", DRAWS);
    ArrayNode measured = report.putArray("rules");
    int off = 0;
    for (RuleDefinition rule : rules) {
      ValueSignal signal = rule.value();
      if (signal != null && !rule.examples().accepts().isEmpty()) {
        progress.println(rule.id());
        ObjectNode figures = simulate(rule, signal);
        measured.add(figures);
        off += figures.has("note") ? 1 : 0;
      }
    }
    report.put("off", off);
    return report;
  }

  private ObjectNode simulate(RuleDefinition rule, ValueSignal signal) {
    CompiledRule whole = CompiledRule.proved(rule, CONTEXT);
    CompiledRule form =
        CompiledRule.proved(rule.toBuilder().value(withoutChecks(signal)).build(), CONTEXT);
    var random = new SplittableRandom(rule.id().hashCode());
    var lookAlikes = new LookAlikes(rule.examples().accepts(), random);
    Rate anew = Rate.of(form, whole, lookAlikes::next);
    Rate last = Rate.of(form, whole, () -> lookAlikes.next(LAST));
    ObjectNode figures = mapper.createObjectNode();
    figures.put("rule", rule.id());
    figures.put("checked", whole.isChecked());
    anew.write(figures.putObject("allDrawnAnew"));
    last.write(figures.putObject("lastThreeDrawnAnew"));
    if (!whole.isChecked()) {
      // Then p0 is the share of columns of other things with the form, which no shape of its own
      // tells; what is used is shown, and not judged.
      figures.put("used", whole.rates().form());
      return figures;
    }
    double used = whole.rates().check();
    figures.put("used", used);
    figures.put("declared", rule.chanceRate().isPresent());
    boolean usesAll = anew.fits >= LEAST_OF_THE_FORM;
    Rate rate = usesAll ? anew : last;
    if (rate.fits < LEAST_OF_THE_FORM || (!usesAll && last.passed == last.fits)) {
      // Too few have the form, or the check does not look at the last ones.
      return figures;
    }
    figures.put("measured", rate.share());
    if (rate.isBeyond(used)) {
      figures.put(
          "note",
          String.format(
              Locale.ROOT,
              "%s %.4g, measured %.4g%s: off by more than a factor of two",
              rule.chanceRate().isPresent() ? "declared" : "estimated",
              used,
              rate.share(),
              usesAll ? "" : " with the last three drawn anew"));
    }
    return figures;
  }

  private static ValueSignal withoutChecks(ValueSignal signal) {
    ValueSignal.Builder builder =
        ValueSignal.builder()
            .dictionaries(signal.dictionaries())
            .normalize(signal.normalize())
            .inText(signal.isInText());
    String pattern = signal.pattern();
    return (pattern == null ? builder : builder.pattern(pattern)).build();
  }

  /** How many of the values drawn had the form, and how many of these passed. */
  private record Rate(int fits, int passed) {
    static Rate of(CompiledRule form, CompiledRule whole, Supplier<String> values) {
      int fits = 0;
      int passed = 0;
      for (int i = 0; i < DRAWS; i++) {
        String value = values.get();
        if (form.accepts(value)) {
          fits++;
          passed += whole.accepts(value) ? 1 : 0;
        }
      }
      return new Rate(fits, passed);
    }

    double share() {
      return fits == 0 ? 0 : (double) passed / fits;
    }

    /**
     * Returns whether a declared rate is off by more than the factor beyond what chance explains:
     * three standard errors of the count, and three hits for none.
     */
    boolean isBeyond(double declared) {
      double error = 3 * Math.sqrt(passed + 1.0);
      double most = (passed + error) / fits;
      double least = Math.max(0, passed - error) / fits;
      return declared > OFF * most || declared * OFF < least;
    }

    void write(ObjectNode node) {
      node.put("ofTheForm", (double) fits / DRAWS);
      if (fits > 0) {
        node.put("passedOfThese", share());
      }
    }
  }
}
