package io.racine.governance.classifier.regex.verdict;

import io.racine.governance.classifier.regex.check.CheckContext;
import io.racine.governance.classifier.regex.column.ColumnCounts;
import io.racine.governance.classifier.regex.column.ColumnState;
import io.racine.governance.classifier.regex.rule.CompiledRule;
import io.racine.governance.classifier.regex.rule.RuleSet;
import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.ColumnContext;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.HashKey;
import io.racine.governance.spi.classifier.InferencePolicy;
import io.racine.governance.spi.classifier.NameSignal;
import io.racine.governance.spi.classifier.Reason;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleExamples;
import io.racine.governance.spi.classifier.ValueSignal;
import io.racine.governance.spi.value.ValueColumn;
import java.time.Clock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Rules whose rates are known to the digit, and columns judged by them. */
final class Judged {
  static final HashKey KEY = HashKey.of(1, 2);

  private Judged() {}

  /** A rule without anything; one column in a hundred has a level above INTERNAL. */
  static RuleDefinition.Builder rule(String name, String entity) {
    return RuleDefinition.builder("test/" + name, EntityType.of(entity), SensitivityLevel.PII)
        .title(name)
        .threshold(0.01);
  }

  /** Badges such as {@code ABC-1234}: two of a hundred columns of other things look so. */
  static RuleDefinition.Builder badge() {
    return rule("badge", "BADGE")
        .chanceRate(0.02)
        .value(ValueSignal.builder().pattern("[A-Z]{3}-[0-9]{4}").build())
        .name(NameSignal.of(List.of("badge code"), List.of("badge colour"), List.of("badges")));
  }

  /** Numbers with a check digit that one in ten passes by chance. */
  static RuleDefinition.Builder account() {
    return rule("account", "ACCOUNT")
        .chanceRate(0.1)
        .value(
            ValueSignal.builder().pattern("A[0-9]{8}").checks(List.of("luhn(keep=digits)")).build())
        .examples(
            new RuleExamples(
                List.of("A12345674", "A79927398"),
                List.of("A12345675", "A1234567", "B12345674"),
                List.of(),
                List.of()));
  }

  static List<CompiledRule> compiled(RuleDefinition... rules) {
    List<CompiledRule> compiled = new ArrayList<>();
    for (RuleDefinition rule : rules) {
      compiled.add(CompiledRule.proved(rule, CheckContext.of(Clock.systemUTC())));
    }
    return compiled;
  }

  static ColumnContext column(String name, LogicalType type) {
    return context(ColumnDescriptor.of(name, type)).build();
  }

  static ColumnContext.Builder context(ColumnDescriptor column) {
    return ColumnContext.builder(column, KEY);
  }

  static ColumnCounts counts(RuleSet rules, ColumnContext column, List<String> values) {
    BitSet all = rules.all();
    var state = new ColumnState(rules, all, KEY, InferencePolicy.OFF);
    state.accept(
        ValueColumn.ofTexts(column.column().path(), column.column().logicalType(), values));
    return state.counts();
  }

  static ColumnVerdict verdict(ColumnContext column, List<String> values, RuleDefinition... rules) {
    return verdict(column, values, Set.of(), Adviser.NONE, rules);
  }

  static ColumnVerdict verdict(
      ColumnContext column,
      List<String> values,
      Set<String> locales,
      Adviser adviser,
      RuleDefinition... definitions) {
    var rules = new RuleSet(compiled(definitions));
    return new ColumnJudge(rules, column, locales, adviser).judge(counts(rules, column, values));
  }

  /** Returns the weight of the one reason that begins so. */
  static double weight(ColumnVerdict verdict, String beginning) {
    List<Reason> reasons =
        verdict.findings().get(0).reasons().stream()
            .filter(reason -> reason.text().startsWith(beginning))
            .toList();
    if (reasons.size() != 1) {
      throw new AssertionError(
          "Wanted one reason that begins with '"
              + beginning
              + "' among "
              + verdict.findings().get(0).reasons().stream().map(Reason::text).toList());
    }
    return reasons.get(0).weight();
  }

  static List<String> values(int count, IntFunction<String> value) {
    return IntStream.range(0, count).mapToObj(value).toList();
  }

  static List<String> badges(int count) {
    return values(count, i -> String.format("ABC-%04d", 1000 + i * 37));
  }

  /** Returns values of the rule's form, the first of them with a right check digit. */
  static List<String> accounts(int valid, int invalid) {
    return values(
        valid + invalid,
        i -> {
          String digits = Integer.toString(1_234_567 + i * 7_919);
          int sum = 0;
          for (int at = 0; at < 7; at++) {
            int digit = digits.charAt(6 - at) - '0';
            sum += at % 2 == 0 ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit;
          }
          int check = (10 - sum % 10) % 10;
          return "A" + digits + (i < valid ? check : (check + 1) % 10);
        });
  }

  static FieldPath path(String name) {
    return FieldPath.of(name);
  }
}
