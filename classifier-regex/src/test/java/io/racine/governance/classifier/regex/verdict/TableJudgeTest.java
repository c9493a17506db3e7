package io.racine.governance.classifier.regex.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.CompositeSignal;
import io.racine.governance.spi.classifier.CompositeSignal.Scope;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.Finding;
import io.racine.governance.spi.classifier.NameSignal;
import io.racine.governance.spi.classifier.Reason;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.TableVerdict;
import io.racine.governance.spi.classifier.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TableJudgeTest {
  private static final FieldPath CARD = FieldPath.of("card");
  private static final FieldPath CODE = FieldPath.of("code");
  private static final FieldPath TEXT = FieldPath.of("text");

  private static final RuleDefinition CVV =
      Judged.rule("cvv", "CARD_CVV")
          .threshold(0.5)
          .name(NameSignal.of(List.of("cvv")))
          .composite(new CompositeSignal("sibling CREDIT_CARD", Scope.COLUMN, true, 0.9))
          .build();
  private static final RuleDefinition OPTIONAL =
      Judged.rule("cvv", "CARD_CVV")
          .threshold(0.5)
          .name(NameSignal.of(List.of("cvv")))
          .composite(new CompositeSignal("sibling CREDIT_CARD", Scope.COLUMN, false, 0.9))
          .build();
  private static final RuleDefinition ACCOUNT_DATA =
      Judged.rule("account-data", "ACCOUNT_DATA")
          .threshold(0.5)
          .composite(
              new CompositeSignal("any CREDIT_CARD and any CARD_CVV", Scope.TABLE, false, 0.9))
          .build();
  private static final RuleDefinition PAIR =
      Judged.rule("pair", "PAIR")
          .threshold(0.5)
          .composite(
              new CompositeSignal("CARD_CVV and sibling CREDIT_CARD", Scope.COLUMN, false, 0.8))
          .build();

  private static Finding finding(String rule, String entity, double confidence) {
    return Finding.builder(
            "test/" + rule, EntityType.of(entity), SensitivityLevel.PII, Verdict.IS, confidence)
        .build();
  }

  private static ColumnVerdict verdict(Finding... findings) {
    return new ColumnVerdict(10, 0, 10, List.of(findings));
  }

  private static Map<FieldPath, ColumnVerdict> table(ColumnVerdict card, ColumnVerdict code) {
    Map<FieldPath, ColumnVerdict> table = new LinkedHashMap<>();
    table.put(CARD, card);
    table.put(CODE, code);
    table.put(TEXT, verdict());
    return table;
  }

  private static final ColumnVerdict IS_CARD = verdict(finding("card", "CREDIT_CARD", 0.9));
  private static final ColumnVerdict IS_CODE = verdict(finding("cvv", "CARD_CVV", 0.8));

  @Test
  void believesMoreBesideACompanion() {
    TableVerdict judged = new TableJudge(List.of(CVV)).judge(table(IS_CARD, IS_CODE));

    Finding code = judged.columns().get(CODE).findings().get(0);
    // Odds of 4 to 1, three times as likely.
    assertThat(code.confidence()).isCloseTo(12.0 / 13, within(1e-12));
    assertThat(code.reasons())
        .containsExactly(new Reason("the table has sibling CREDIT_CARD", Math.log(3)));
    assertThat(judged.columns().get(CARD)).isEqualTo(IS_CARD);
    assertThat(judged.columns()).containsOnlyKeys(CARD, CODE, TEXT);
  }

  @Test
  void dropsWithoutACompanionWhatIsNotSureByItself() {
    TableVerdict judged = new TableJudge(List.of(CVV)).judge(table(verdict(), IS_CODE));

    // Odds of 4 to 1 become 0.32 to 1, below the threshold.
    assertThat(judged.columns().get(CODE).findings()).isEmpty();
    assertThat(judged.columns().get(CODE).read()).isEqualTo(10);
  }

  @Test
  void doubtsWithoutACompanionWhatNeedsOne() {
    ColumnVerdict sure = verdict(finding("cvv", "CARD_CVV", 0.99));

    Finding code =
        new TableJudge(List.of(CVV))
            .judge(table(verdict(), sure))
            .columns()
            .get(CODE)
            .findings()
            .get(0);

    assertThat(code.confidence()).isCloseTo(7.92 / 8.92, within(1e-12));
    assertThat(code.reasons())
        .containsExactly(new Reason("the table lacks sibling CREDIT_CARD", Math.log(0.08)));
  }

  @Test
  void leavesAloneWhatNeedsNone() {
    assertThat(
            new TableJudge(List.of(OPTIONAL)).judge(table(verdict(), IS_CODE)).columns().get(CODE))
        .isEqualTo(IS_CODE);
  }

  /** The column itself is no sibling, and a companion that is hardly believed is none. */
  @Test
  void takesACompanionThatIsBelievedByHalf() {
    ColumnVerdict half = verdict(finding("card", "CREDIT_CARD", 0.5));
    ColumnVerdict less = verdict(finding("card", "CREDIT_CARD", 0.49));
    ColumnVerdict both =
        verdict(finding("card", "CREDIT_CARD", 0.9), finding("cvv", "CARD_CVV", 0.8));

    assertThat(confidence(half, IS_CODE)).isCloseTo(12.0 / 13, within(1e-12));
    assertThat(
            new TableJudge(List.of(CVV)).judge(table(less, IS_CODE)).columns().get(CODE).findings())
        .isEmpty();
    assertThat(
            new TableJudge(List.of(CVV))
                .judge(table(verdict(), both))
                .columns()
                .get(CODE)
                .findings())
        .extracting(each -> each.entity().name())
        .containsExactly("CREDIT_CARD");
  }

  private static double confidence(ColumnVerdict card, ColumnVerdict code) {
    return new TableJudge(List.of(CVV))
        .judge(table(card, code))
        .columns()
        .get(CODE)
        .findings()
        .get(0)
        .confidence();
  }

  @Test
  void isNeverSurerThanNinetyNineInAHundred() {
    assertThat(confidence(IS_CARD, verdict(finding("cvv", "CARD_CVV", 1)))).isEqualTo(0.99);
  }

  @Test
  void sortsAgainWhatHasChanged() {
    ColumnVerdict two = verdict(finding("other", "OTHER", 0.85), finding("cvv", "CARD_CVV", 0.8));

    assertThat(
            new TableJudge(List.of(CVV)).judge(table(IS_CARD, two)).columns().get(CODE).findings())
        .extracting(each -> each.entity().name())
        .containsExactly("OTHER", "CARD_CVV");
    assertThat(
            new TableJudge(List.of(CVV))
                .judge(
                    table(
                        IS_CARD,
                        verdict(finding("other", "OTHER", 0.84), finding("cvv", "CARD_CVV", 0.8))))
                .columns()
                .get(CODE)
                .findings())
        .extracting(each -> each.entity().name())
        .containsExactly("CARD_CVV", "OTHER");
  }

  @Test
  void judgesATableByTheWeakestOfWhatItNeeds() {
    TableVerdict judged = new TableJudge(List.of(ACCOUNT_DATA)).judge(table(IS_CARD, IS_CODE));

    assertThat(judged.findings()).hasSize(1);
    Finding finding = judged.findings().get(0);
    assertThat(finding.entity().name()).isEqualTo("ACCOUNT_DATA");
    assertThat(finding.verdict()).isEqualTo(Verdict.IS);
    assertThat(finding.confidence()).isCloseTo(0.72, within(1e-12));
    assertThat(finding.reasons())
        .extracting(Reason::text)
        .containsExactly("the columns of the table fit: CREDIT_CARD in card, CARD_CVV in code");
    assertThat(new TableJudge(List.of(ACCOUNT_DATA)).judge(table(IS_CARD, verdict())).findings())
        .isEmpty();
  }

  @Test
  void heedsTheThresholdOfATableRule() {
    RuleDefinition at = ACCOUNT_DATA.toBuilder().threshold(0.72).build();
    RuleDefinition above = ACCOUNT_DATA.toBuilder().threshold(0.721).build();

    assertThat(new TableJudge(List.of(at)).judge(table(IS_CARD, IS_CODE)).findings()).hasSize(1);
    assertThat(new TableJudge(List.of(above)).judge(table(IS_CARD, IS_CODE)).findings()).isEmpty();
  }

  @Test
  void judgesAColumnByItselfAndThoseBesideIt() {
    TableVerdict judged = new TableJudge(List.of(PAIR)).judge(table(IS_CARD, IS_CODE));

    assertThat(judged.columns().get(CODE).findings())
        .extracting(each -> each.entity().name())
        .containsExactly("CARD_CVV", "PAIR");
    assertThat(judged.columns().get(CODE).findings().get(1).confidence())
        .isCloseTo(0.64, within(1e-12));
    assertThat(judged.columns().get(CODE).findings().get(1).reasons())
        .extracting(Reason::text)
        .containsExactly(
            "the column and those beside it fit: CREDIT_CARD in card, CARD_CVV in code");
    assertThat(judged.columns().get(CARD)).isEqualTo(IS_CARD);
    assertThat(judged.findings()).isEmpty();
  }

  @Test
  void replacesAnEarlierFindingOfTheSameEntity() {
    ColumnVerdict before =
        verdict(finding("cvv", "CARD_CVV", 0.8), finding("earlier", "PAIR", 0.3));

    assertThat(
            new TableJudge(List.of(PAIR))
                .judge(table(IS_CARD, before))
                .columns()
                .get(CODE)
                .findings())
        .extracting(Finding::ruleId)
        .containsExactly("test/cvv", "test/pair");
  }

  @Test
  void refusesACompositeThatRestsOnItself() {
    RuleDefinition itself =
        Judged.rule("pair", "PAIR")
            .composite(new CompositeSignal("sibling PAIR", Scope.COLUMN, false, 0.8))
            .build();

    assertThatThrownBy(() -> new TableJudge(List.of(itself)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("test/pair");
  }
}
