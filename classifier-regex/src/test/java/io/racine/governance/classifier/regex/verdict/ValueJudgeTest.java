package io.racine.governance.classifier.regex.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.racine.governance.classifier.regex.rule.RuleSet;
import io.racine.governance.spi.classifier.NameSignal;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.TextSpan;
import io.racine.governance.spi.classifier.ValueSignal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Confidences by the formulas of {@code docs/column-verdict.md}, worked out by hand. */
final class ValueJudgeTest {
  private static RuleDefinition.Builder code(String name, String entity, double chance) {
    return Judged.rule(name, entity)
        .chanceRate(chance)
        .value(ValueSignal.builder().pattern("[A-Z]{3}-[0-9]{4}").inText(true).build());
  }

  private static ValueJudge judge(RuleDefinition... rules) {
    return new ValueJudge(new RuleSet(Judged.compiled(rules)));
  }

  private static double odds(double chance) {
    return 0.005 / 0.995 / chance;
  }

  @Test
  void letsAllRulesThatAValueFitsCompete() {
    List<TextSpan> spans =
        judge(code("a", "A", 0.01).build(), code("b", "B", 0.001).build()).judgeValue("ABC-1234");

    double all = 1 + odds(0.01) + odds(0.001);
    assertThat(spans).extracting(span -> span.entity().name()).containsExactly("B", "A");
    assertThat(spans.get(0).confidence()).isCloseTo(odds(0.001) / all, within(1e-12));
    assertThat(spans.get(1).confidence()).isCloseTo(odds(0.01) / all, within(1e-12));
    assertThat(spans.get(0).start()).isZero();
    assertThat(spans.get(0).end()).isEqualTo(8);
  }

  @Test
  void isNeverSurerThanNinetyEightInAHundredNorTellsOfOneInAHundred() {
    assertThat(judge(code("a", "A", 1e-6).build()).judgeValue("ABC-1234").get(0).confidence())
        .isEqualTo(0.98);
    // 0.005 / 0.995 / 0.5 is odds of one in a hundred, just below the least.
    assertThat(judge(code("a", "A", 0.51).build()).judgeValue("ABC-1234")).isEmpty();
    assertThat(judge(code("a", "A", 0.49).build()).judgeValue("ABC-1234")).hasSize(1);
  }

  @Test
  void tellsOfAnEntityOnceAndOfEqualsInTheOrderOfPrecedence() {
    assertThat(
            judge(
                    code("a", "A", 0.01).build(),
                    code("b", "B", 0.01).build(),
                    code("c", "A", 0.001).build())
                .judgeValue("ABC-1234"))
        .extracting(TextSpan::ruleId)
        .containsExactly("test/c", "test/b");
    assertThat(
            judge(code("a", "A", 0.01).build(), code("b", "B", 0.01).build())
                .judgeValue("ABC-1234"))
        .extracting(TextSpan::ruleId)
        .containsExactly("test/a", "test/b");
  }

  @Test
  void saysNothingForARuleThatNeedsANameUnlessItIsVerySpecific() {
    RuleDefinition common =
        code("a", "A", 0.001).name(NameSignal.of(List.of("a"))).nameRequired(true).build();
    RuleDefinition specific =
        code("b", "B", 0.00099).name(NameSignal.of(List.of("b"))).nameRequired(true).build();

    assertThat(judge(common).judgeValue("ABC-1234")).isEmpty();
    assertThat(judge(specific).judgeValue("ABC-1234")).hasSize(1);
    assertThat(judge(common).judgeText("it is ABC-1234, they said")).isEmpty();
    assertThat(judge(specific).judgeText("it is ABC-1234, they said")).hasSize(1);
  }

  @Test
  void judgesEachPlaceInATextByItself() {
    List<TextSpan> spans =
        judge(code("a", "A", 0.01).build(), code("b", "B", 0.001).build())
            .judgeText("it is ABC-1234 or DEF-5678");

    assertThat(spans)
        .extracting(span -> span.entity().name() + " " + span.start() + "-" + span.end())
        .containsExactly("B 6-14", "A 6-14", "B 18-26", "A 18-26");
    assertThat(spans.get(0).confidence()).isCloseTo(odds(0.001) / (1 + odds(0.001)), within(1e-12));
  }

  @Test
  void keepsTheSurestOfOverlappingSpansOfOneEntity() {
    RuleDefinition longer =
        Judged.rule("c", "A")
            .chanceRate(0.001)
            .value(ValueSignal.builder().pattern("[A-Z]{3}-[0-9]{4} [A-Z]").inText(true).build())
            .build();

    assertThat(judge(code("a", "A", 0.01).build(), longer).judgeText("it is ABC-1234 X."))
        .extracting(span -> span.ruleId() + " " + span.start() + "-" + span.end())
        .containsExactly("test/c 6-16");
  }

  @Test
  void believesWhatFollowsItsOwnName() {
    RuleDefinition named =
        code("a", "A", 0.2).name(NameSignal.of(List.of("badge code"))).nameRequired(true).build();

    List<TextSpan> spans = judge(named).judgeText("the badge code is ABC-1234 today");

    assertThat(spans).hasSize(1);
    // Odds of 0.3 to 0.7, divided by a chance of 0.2.
    double odds = 0.3 / 0.7 / 0.2;
    assertThat(spans.get(0).confidence()).isCloseTo(odds / (1 + odds), within(1e-12));
    assertThat(spans.get(0).start()).isEqualTo(18);
  }

  @Test
  void isNeverSurerThanNineInTenOfWhatFollowsItsName() {
    RuleDefinition named =
        code("a", "A", 0.01).name(NameSignal.of(List.of("badge code"))).nameRequired(true).build();

    assertThat(judge(named).judgeText("the badge code is ABC-1234 today").get(0).confidence())
        .isEqualTo(0.9);
  }
}
