package io.racine.governance.classifier.regex.rule;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.racine.governance.classifier.regex.ClassifierEngine;
import io.racine.governance.classifier.regex.check.CheckContext;
import io.racine.governance.classifier.regex.rule.RuleBits.Aspect;
import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.ValueSignal;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AutomatonMatcherTest {
  private static final CheckContext CONTEXT =
      CheckContext.of(Clock.fixed(Instant.parse("2025-06-01T00:00:00Z"), ZoneOffset.UTC));
  private static final List<RuleDefinition> BUILT_IN = ClassifierEngine.builtIn().rules();

  private static List<CompiledRule> builtIn() {
    return BUILT_IN.stream().map(rule -> CompiledRule.proved(rule, CONTEXT)).toList();
  }

  private static RuleDefinition rule(String id, ValueSignal signal) {
    return RuleDefinition.builder("test/" + id, EntityType.of("TEST"), SensitivityLevel.PII)
        .title(id)
        .value(signal)
        .build();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void saysOfEveryValueWhatTheRulesSayOneByOne(long seed) {
    List<CompiledRule> rules = builtIn();
    var set = new RuleSet(rules);
    var reference = new SequentialMatcher(rules, set.all());
    var values = new RandomValues(seed, BUILT_IN);
    var wanted = new RuleBits(set.size());
    var actual = new RuleBits(set.size());
    int within = 0;
    for (int i = 0; i < 1_000; i++) {
      String value = values.next();
      wanted.clear();
      actual.clear();
      reference.match(value, wanted);
      set.matcher().match(value, actual);
      assertThat(actual).as("value %d of seed %d", i, seed).isEqualTo(wanted);
      within += actual.next(Aspect.MATCHED_WITHIN, 0) >= 0 ? 1 : 0;
    }
    assertThat(within).isGreaterThan(250);
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6})
  void saysTheSameOfSomeRulesAndOfAnOverlay(long seed) {
    var base = new RuleSet(builtIn());
    List<CompiledRule> rules = new ArrayList<>();
    rules.add(
        CompiledRule.proved(
            rule("own", ValueSignal.builder().pattern("[A-Z]{3}-[0-9]{2,8}").inText(true).build()),
            CONTEXT));
    rules.addAll(base.rules().subList(0, 60));
    base.rules().subList(90, base.size()).forEach(rule -> rules.add(withThreshold(rule)));
    var overlay = new RuleSet(rules, base);
    var chosen = new BitSet();
    for (int i = 0; i < overlay.size(); i += 3) {
      chosen.set(i);
    }
    var values = new RandomValues(seed, BUILT_IN);
    for (int i = 0; i < 500; i++) {
      String value = values.next();
      assertSame(overlay.matcher(), new SequentialMatcher(rules, overlay.all()), overlay, value);
      assertSame(overlay.matcher(chosen), new SequentialMatcher(rules, chosen), overlay, value);
    }
  }

  private static CompiledRule withThreshold(CompiledRule rule) {
    RuleDefinition changed = rule.definition().toBuilder().threshold(0.25).build();
    return requireNonNull(rule.changedTo(changed, CONTEXT, new ArrayList<>()));
  }

  private static void assertSame(
      RuleMatcher matcher, RuleMatcher reference, RuleSet rules, String value) {
    var wanted = new RuleBits(rules.size());
    var actual = new RuleBits(rules.size());
    reference.match(value, wanted);
    matcher.match(value, actual);
    assertThat(actual).isEqualTo(wanted);
  }

  @Test
  void takesRulesThatTheAutomatonCannot() {
    List<ValueSignal> signals =
        List.of(
            ValueSignal.builder().pattern("[a-z ]+").normalize(List.of("fold")).build(),
            ValueSignal.builder().pattern("[a-z]+").normalize(List.of("lower")).build(),
            ValueSignal.builder().pattern("[a-z]+").normalize(List.of("strip-accents")).build(),
            ValueSignal.builder().pattern("[0-9]{3,5}").normalize(List.of("digits")).build(),
            ValueSignal.builder().pattern("\\b.*").normalize(List.of("strip-hyphens")).build(),
            ValueSignal.builder().pattern("(?:[ab]{1000}){15}").build(),
            ValueSignal.builder().pattern("[A-Z]+").normalize(List.of("upper")).build(),
            ValueSignal.builder()
                .pattern("[A-Z]{2,6}")
                .normalize(List.of("strip-separators", "upper"))
                .inText(true)
                .build(),
            ValueSignal.builder().pattern("a*").inText(true).build(),
            ValueSignal.builder().pattern("x").dictionaries(List.of("first-names")).build(),
            ValueSignal.builder().words(List.of("Zwölf Äpfel", "anna", "qxz")).build(),
            ValueSignal.builder().pattern("[0-9]+").words(List.of("qxz")).length(2, 3).build(),
            ValueSignal.builder().range("1", "99").build());
    List<CompiledRule> rules = new ArrayList<>();
    for (int i = 0; i < signals.size(); i++) {
      rules.add(CompiledRule.proved(rule("r" + i, signals.get(i)), CONTEXT));
    }
    var set = new RuleSet(rules);
    var reference = new SequentialMatcher(rules, set.all());
    for (String value :
        List.of(
            "Straße",
            "stra-ße",
            "É",
            "é-é",
            "\ud835-\udc00",
            "\ud835",
            "12-34",
            "42",
            "4711",
            "QXZ",
            "zwolf-apfel",
            "anna",
            "Élodie",
            "x",
            "ŉa",
            "ǰ",
            "aa b",
            "see abc-def now",
            "ß ß",
            "I\u0131",
            "K\u212a",
            "a\u200bb",
            "１２３",
            "12\u201134",
            "a\u00adb",
            "٣٤٥")) {
      assertSame(set.matcher(), reference, set, value);
    }
  }

  @Test
  void shrinksNothingOfALongText() {
    List<CompiledRule> rules = builtIn();
    var set = new RuleSet(rules);
    String text = "nothing to see here, ".repeat(900) + "jane.doe@example.com";
    var bits = new RuleBits(set.size());

    // Beyond what is searched of a value in a column, but not of a text.
    set.matcher().match(text, bits);

    assertThat(bits.next(Aspect.MATCHED_WITHIN, 0)).isNegative();
    assertThat(set.search().find(text))
        .extracting(hit -> hit.rule().definition().id())
        .contains("contact/email");
  }

  @Test
  void makesNothingForAValueThatNoRuleFits() {
    var set = new RuleSet(builtIn());
    var bits = new RuleBits(set.size());
    String value = "|~~ <|~~~~> ~~|";
    for (int i = 0; i < 20_000; i++) {
      bits.clear();
      set.matcher().match(value, bits);
    }
    assertThat(bits.next(Aspect.MATCHED, 0)).isNegative();
    var memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = memory.getCurrentThreadAllocatedBytes();

    for (int i = 0; i < 10_000; i++) {
      bits.clear();
      set.matcher().match(value, bits);
    }

    // The measurement itself makes a little.
    assertThat(memory.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
  }

  @Test
  void findsTheSameInATextLineByLineAsRuleByRule() {
    List<CompiledRule> rules = builtIn();
    var set = new RuleSet(rules);
    var values = new RandomValues(9, BUILT_IN);
    int found = 0;
    for (int i = 0; i < 60; i++) {
      var text = new StringBuilder();
      for (int line = 0; line < 60; line++) {
        text.append(values.next()).append('\n');
      }
      List<TextSearch.Hit> wanted = ruleByRule(rules, Separators.fold(text.toString()));
      found += wanted.size();
      assertThat(set.search().find(text)).isEqualTo(wanted);
    }
    assertThat(found).isGreaterThan(1_000);
  }

  private static List<TextSearch.Hit> ruleByRule(List<CompiledRule> rules, String text) {
    List<TextSearch.Hit> hits = new ArrayList<>();
    var tokens = new TextTokens(text);
    for (int i = 0; i < rules.size(); i++) {
      CompiledRule rule = rules.get(i);
      int ordinal = i;
      if (rule.test() != null && rule.test().isInText()) {
        rule.test()
            .finder()
            .find(
                tokens,
                (start, end, valid) -> {
                  if (valid) {
                    hits.add(new TextSearch.Hit(rule, ordinal, start, end));
                  }
                  return true;
                });
      }
    }
    return hits;
  }
}
