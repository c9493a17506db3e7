package io.racine.governance.classifier.regex.rule;

import static java.util.Objects.requireNonNull;

import io.racine.governance.classifier.regex.check.CheckContext;
import io.racine.governance.classifier.regex.composite.ConditionParser;
import io.racine.governance.classifier.regex.name.ColumnName;
import io.racine.governance.classifier.regex.name.NameMatch;
import io.racine.governance.classifier.regex.name.NameTest;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.classifier.CompositeSignal;
import io.racine.governance.spi.classifier.NameSignal;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleExamples;
import io.racine.governance.spi.classifier.RuleProblem;
import io.racine.governance.spi.classifier.ValueSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rule made ready to run.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
public final class CompiledRule {
  private final RuleDefinition definition;
  private final @Nullable ValueTest test;
  private final @Nullable Lazy<NameTest> name;
  private volatile @Nullable ChanceRates rates;

  private CompiledRule(RuleDefinition definition, @Nullable ValueTest test) {
    this.definition = definition;
    this.test = test;
    this.name = lazy(definition.name());
  }

  /** A rule of the same values; what else the two have in common is shared. */
  private CompiledRule(CompiledRule base, RuleDefinition definition) {
    this.definition = definition;
    this.test = base.test;
    NameSignal names = definition.name();
    this.name = Objects.equals(names, base.definition.name()) ? base.name : lazy(names);
    // Examples carry the estimate of the rates.
    this.rates = definition.examples().equals(base.definition.examples()) ? base.rates : null;
  }

  private static @Nullable Lazy<NameTest> lazy(@Nullable NameSignal names) {
    return names == null ? null : new Lazy<>(() -> NameTest.of(names));
  }

  /**
   * Returns the rule made ready.
   *
   * @param problems takes everything that is wrong with it, its own examples included
   * @return null if it cannot run
   */
  public static @Nullable CompiledRule compile(
      RuleDefinition definition, CheckContext context, List<RuleProblem> problems) {
    List<RuleProblem> found = new ArrayList<>();
    ValueSignal signal = definition.value();
    ValueTest test =
        signal == null
            ? null
            : ValueTest.compile(
                signal, context, text -> found.add(RuleProblem.error(definition.id(), text)));
    if (definition.isNameRequired() && definition.name() == null) {
      found.add(RuleProblem.error(definition.id(), "name is required but the rule has no name"));
    }
    CompositeSignal composite = definition.composite();
    if (composite != null) {
      try {
        ConditionParser.parse(composite.expression());
      } catch (IllegalArgumentException e) {
        found.add(RuleProblem.error(definition.id(), String.valueOf(e.getMessage())));
      }
    }
    problems.addAll(found);
    return found.isEmpty() ? new CompiledRule(definition, test) : null;
  }

  /**
   * Returns a rule that has been {@linkplain #compile compiled} without a problem before, as the
   * built-in ones have in the build; its parts are made when they are first needed.
   */
  public static CompiledRule proved(RuleDefinition definition, CheckContext context) {
    ValueSignal signal = definition.value();
    return new CompiledRule(definition, signal == null ? null : ValueTest.proved(signal, context));
  }

  /**
   * Returns the rule with what an overlay changed about it; what was compiled and stays the same is
   * shared.
   *
   * @param problems takes everything that is wrong with what changed
   * @return null if it cannot run
   */
  public @Nullable CompiledRule changedTo(
      RuleDefinition changed, CheckContext context, List<RuleProblem> problems) {
    if (changed.equals(definition)) {
      return this;
    }
    return Objects.equals(changed.value(), definition.value())
        ? new CompiledRule(this, changed)
        : compile(changed, context, problems);
  }

  public RuleDefinition definition() {
    return definition;
  }

  public @Nullable NameTest name() {
    return name == null ? null : name.get();
  }

  @Nullable ValueTest test() {
    return test;
  }

  /** Returns whether values say anything about the rule. */
  public boolean hasValueTest() {
    return test != null;
  }

  /** Returns whether a word list carries the rule. */
  public boolean usesDictionary() {
    return test != null && test.usesDictionary();
  }

  /**
   * Returns whether values of the form have a check to pass. Gates are none: what they refuse has
   * not the form.
   */
  public boolean isChecked() {
    return test != null && test.isChecked();
  }

  /** Returns the chance rates of a rule with a value test; estimated when they are first needed. */
  public ChanceRates rates() {
    ChanceRates known = rates;
    if (known == null) {
      known = ChanceRates.of(definition, requireNonNull(test, "test"));
      rates = known;
    }
    return known;
  }

  /** Returns the examples that the rule gets wrong, named by their place and never shown. */
  public List<RuleProblem> failedExamples() {
    RuleExamples examples = definition.examples();
    List<RuleProblem> problems = new ArrayList<>();
    verify(examples.accepts(), true, problems);
    verify(examples.rejects(), false, problems);
    verifyNames(examples.acceptsNames(), true, problems);
    verifyNames(examples.rejectsNames(), false, problems);
    return problems;
  }

  private void verify(List<String> values, boolean accepted, List<RuleProblem> problems) {
    for (int i = 0; i < values.size(); i++) {
      if (accepts(values.get(i)) != accepted) {
        problems.add(failed(accepted ? "tests.accepts" : "tests.rejects", i, values.size()));
      }
    }
  }

  private void verifyNames(List<String> names, boolean accepted, List<RuleProblem> problems) {
    NameTest test = name();
    for (int i = 0; i < names.size(); i++) {
      NameMatch match =
          test == null
              ? NameMatch.NONE
              : test.match(ColumnName.of(FieldPath.of(names.get(i)), null));
      if (match.isFound() != accepted) {
        problems.add(
            failed(accepted ? "tests.names.accepts" : "tests.names.rejects", i, names.size()));
      }
    }
  }

  private RuleProblem failed(String where, int index, int count) {
    String says = where.endsWith("accepts") ? " is not accepted" : " is not rejected";
    return RuleProblem.error(
        definition.id(), where + ": example " + (index + 1) + " of " + count + says);
  }

  /** Returns whether a whole value is valid under the rule's value signal. */
  public boolean accepts(String value) {
    ValueTest tested = test;
    if (tested == null) {
      return false;
    }
    ValueForm form = tested.form(value);
    return tested.fits(form) && tested.isValid(form);
  }

  @Override
  public String toString() {
    return definition.toString();
  }
}
