package io.racine.governance.classifier.regex.rulepack;

import io.racine.governance.classifier.regex.check.CheckContext;
import io.racine.governance.classifier.regex.rule.ChanceRateTrial;
import io.racine.governance.classifier.regex.rule.CompiledRule;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleProblem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Compiles the rules of a pack that was read, runs their examples, and tells what is missing. */
final class PackVerifier {
  private static final int LEAST_ACCEPTS = 2;
  private static final int LEAST_REJECTS = 3;

  /** So many look-alikes tell a rate of one in ten to a third. */
  private static final int DRAWS = 1_000;

  private final RulePackReader reader;
  private final CheckContext context;

  /** Whether too few examples and no reference are errors, as in our own build. */
  private final boolean strict;

  PackVerifier(RulePackReader reader, Clock clock, boolean strict) {
    this.reader = reader;
    this.context = CheckContext.of(clock);
    this.strict = strict;
  }

  /**
   * @param beside the packs that are loaded with it
   */
  void verify(RulePack pack, List<RulePack> beside) {
    List<CompiledRule> compiled = new ArrayList<>();
    for (RuleDefinition rule : pack.rules()) {
      RulePackReader.Place place = reader.placeOf(rule);
      List<RuleProblem> found = new ArrayList<>();
      CompiledRule ready = CompiledRule.compile(rule, context, found);
      if (ready != null) {
        found.addAll(ready.failedExamples());
        compiled.add(ready);
      }
      found.forEach(
          problem ->
              reader
                  .problems()
                  .error(place.file(), lineFor(place.node(), problem), problem.message()));
      incomplete(rule, place);
      if (!strict && ready != null) {
        chanceRate(ready, place);
      }
    }
    if (!strict) {
      collisions(compiled);
    }
    verifyBeside(pack, beside);
  }

  /** What a pack requires and changes is judged by what is loaded with it. */
  private void verifyBeside(RulePack pack, List<RulePack> beside) {
    Map<String, String> versions = new HashMap<>();
    List<RuleDefinition> rules = new ArrayList<>(pack.rules());
    for (RulePack other : beside) {
      versions.putIfAbsent(other.id(), other.version());
      rules.addAll(other.rules());
    }
    pack.missing(versions).forEach(reader::addAtPack);
    List<RuleProblem> problems = pack.overlay().problems(rules);
    problems.forEach(reader::addAtPack);
    for (RuleDefinition rule : problems.isEmpty() ? pack.overlay().appliedTo(rules) : rules) {
      if (pack.overlay().extended().containsKey(rule.id())) {
        List<RuleProblem> found = new ArrayList<>();
        CompiledRule ready = CompiledRule.compile(rule, context, found);
        if (ready != null) {
          found.addAll(ready.failedExamples());
        }
        found.forEach(
            problem ->
                reader.addAtPack(
                    RuleProblem.error(
                        "overlay.extend." + rule.id(),
                        "rule '" + rule.id() + "' as extended: " + problem.message())));
      }
    }
  }

  private void incomplete(RuleDefinition rule, RulePackReader.Place place) {
    List<String> missing = new ArrayList<>();
    if (rule.value() != null) {
      if (rule.examples().accepts().size() < LEAST_ACCEPTS) {
        missing.add("'tests' must have at least " + LEAST_ACCEPTS + " 'accepts'");
      }
      if (rule.examples().rejects().size() < LEAST_REJECTS) {
        missing.add("'tests' must have at least " + LEAST_REJECTS + " 'rejects'");
      }
    }
    boolean hasNames = !strict && rule.name() != null && !rule.name().phrases().isEmpty();
    if (hasNames
        && (rule.examples().acceptsNames().isEmpty() || rule.examples().rejectsNames().isEmpty())) {
      missing.add("'tests' must have 'names' with at least one of 'accepts' and of 'rejects'");
    }
    if (rule.references().isEmpty()) {
      missing.add("'references' must have at least one");
    }
    for (String message : missing) {
      if (strict) {
        reader.problems().error(place.file(), place.node().line(), message);
      } else {
        reader.problems().warning(place.file(), place.node().line(), message);
      }
    }
  }

  private void chanceRate(CompiledRule rule, RulePackReader.Place place) {
    if (!rule.isChecked()) {
      return;
    }
    RuleDefinition definition = rule.definition();
    if (definition.chanceRate().isEmpty()) {
      reader
          .problems()
          .warning(
              place.file(),
              lineOfKey(place.node(), "check"),
              String.format(
                  Locale.ROOT,
                  "'p0' is missing; by the examples it is about %.1g. Give the share of values of"
                      + " the form that pass the check by chance",
                  rule.rates().check()));
    } else if (!definition.examples().accepts().isEmpty()) {
      ChanceRateTrial.of(definition, context, DRAWS, ChanceRateTrial.harmless())
          .objection(definition.chanceRate().getAsDouble())
          .ifPresent(
              objection ->
                  reader
                      .problems()
                      .warning(place.file(), lineOfKey(place.node(), "p0"), objection));
    }
  }

  /** An example that an earlier rule takes never shows what its own rule says. */
  private void collisions(List<CompiledRule> rules) {
    for (int i = 1; i < rules.size(); i++) {
      RuleDefinition rule = rules.get(i).definition();
      for (CompiledRule earlier : rules.subList(0, i)) {
        if (canTake(earlier.definition(), rule)) {
          collision(earlier, rule);
        }
      }
    }
  }

  private static boolean canTake(RuleDefinition earlier, RuleDefinition rule) {
    return !earlier.entity().equals(rule.entity())
        && !earlier.excludes().contains(rule.entity())
        && !earlier.isNameRequired()
        && !rule.isNameRequired();
  }

  private void collision(CompiledRule earlier, RuleDefinition rule) {
    List<String> examples = rule.examples().accepts();
    for (int i = 0; i < examples.size(); i++) {
      if (earlier.accepts(examples.get(i))) {
        String taker = earlier.definition().id();
        String message =
            "tests.accepts: example "
                + (i + 1)
                + " of "
                + examples.size()
                + " is taken by rule '"
                + taker
                + "' before it; list '"
                + rule.id()
                + "' first, or name "
                + rule.entity()
                + " in the 'excludes' of '"
                + taker
                + "'";
        RulePackReader.Place place = reader.placeOf(rule);
        int line = lineFor(place.node(), RuleProblem.warning(rule.id(), message));
        reader.problems().warning(place.file(), line, message);
        return;
      }
    }
  }

  /** Finds the line of what a problem is about: its message begins with a key of the file. */
  private static int lineFor(YamlNode root, RuleProblem problem) {
    String message = problem.message();
    if (message.startsWith("tests.")) {
      return place(root, message.substring(0, message.indexOf(':')).split("\\.", -1), message);
    }
    return lineOfKey(root, message.split("[ ':]", 2)[0]);
  }

  private static int lineOfKey(YamlNode root, String key) {
    YamlNode value = root.fields().get("value");
    YamlNode found = value == null ? null : value.fields().get(key);
    if (found == null) {
      found = root.fields().get(key);
    }
    return found == null ? root.line() : found.line();
  }

  private static int place(YamlNode root, String[] path, String message) {
    YamlNode node = root;
    for (String step : path) {
      YamlNode next = node.fields().get(step);
      if (next == null) {
        return node.line();
      }
      node = next;
    }
    String number = message.replaceFirst(".*: example (\\d+) of .*", "$1");
    int index = Integer.parseInt(number) - 1;
    return index < node.items().size() ? node.items().get(index).line() : node.line();
  }
}
