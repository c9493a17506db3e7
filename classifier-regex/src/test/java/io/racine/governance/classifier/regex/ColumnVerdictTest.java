package io.racine.governance.classifier.regex;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.ColumnContext;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.Evidence;
import io.racine.governance.spi.classifier.Finding;
import io.racine.governance.spi.classifier.Reason;
import io.racine.governance.spi.classifier.TableContext;
import io.racine.governance.spi.classifier.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ColumnVerdictTest {
  private final ClassifierEngine engine = TestRules.engine();

  @Test
  void judgesByNameAlone() {
    Finding finding = only(verdict("customer_email", List.of()));

    assertThat(finding.entity().name()).isEqualTo("EMAIL_ADDRESS");
    assertThat(finding.verdict()).isEqualTo(Verdict.IS);
    assertThat(finding.confidence()).isBetween(0.75, 0.85);
    assertThat(finding.prevalence()).isEmpty();
    assertThat(finding.reasons())
        .extracting(Reason::text)
        .containsExactly("column name 'customer_email' ends in the words of the entity");
  }

  @Test
  void judgesByValuesAlone() {
    Finding finding = only(verdict("c7", TestRules.emails(40)));

    assertThat(finding.entity().name()).isEqualTo("EMAIL_ADDRESS");
    assertThat(finding.evidence()).isEqualTo(new Evidence(40, 0, 40, 40, 40));
    assertThat(finding.prevalence()).hasValueSatisfying(i -> assertThat(i.estimate()).isEqualTo(1));
    assertThat(finding.confidence()).isGreaterThan(0.85);
  }

  @Test
  void isSurerWithNameAndValuesThanWithEither() {
    double both = only(verdict("email", TestRules.emails(40))).confidence();

    assertThat(both).isGreaterThan(only(verdict("email", List.of())).confidence());
    assertThat(both).isGreaterThan(only(verdict("c7", TestRules.emails(40))).confidence());
  }

  @Test
  void holdsValuesAgainstAName() {
    assertThat(verdict("email", TestRules.numbers(40, 5, 1)).findings()).isEmpty();
  }

  @Test
  void believesAChecksumOnlyInNumbers() {
    assertThat(only(verdict("x", TestRules.cards(20, 1))).entity().name()).isEqualTo("CREDIT_CARD");
    assertThat(verdict("x", TestRules.numbers(200, 16, 1)).findings()).isEmpty();
  }

  @Test
  void takesAConstantColumnAsOneTrial() {
    assertThat(verdict("x", Collections.nCopies(10_000, "4111111111111111")).findings()).isEmpty();
  }

  @Test
  void acceptsADirtyColumn() {
    List<String> values = new ArrayList<>(TestRules.cards(30, 2));
    values.addAll(TestRules.numbers(10, 7, 3));

    Finding finding = only(verdict("x", values));

    assertThat(finding.verdict()).isEqualTo(Verdict.IS);
    assertThat(finding.evidence().validated()).isEqualTo(30);
  }

  @Test
  void acceptsMadeUpNumbersUnderAClearName() {
    Finding finding = only(verdict("credit_card", TestRules.numbers(60, 16, 5)));

    assertThat(finding.entity().name()).isEqualTo("CREDIT_CARD");
    assertThat(finding.evidence().matched()).isEqualTo(60);
    assertThat(finding.reasons()).anyMatch(reason -> !reason.speaksFor());
  }

  @Test
  void seesWhatATextContains() {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      values.add(
          i % 20 == 0
              ? "please write to user" + i + "@example.com about the matter, thank you"
              : "nothing of note was said in the conversation number " + i);
    }

    Finding finding = only(verdict("remarks", values));

    assertThat(finding.verdict()).isEqualTo(Verdict.CONTAINS);
    assertThat(finding.entity().name()).isEqualTo("EMAIL_ADDRESS");
    assertThat(finding.evidence().validated()).isEqualTo(10);
    assertThat(finding.prevalence())
        .hasValueSatisfying(
            share -> {
              assertThat(share.estimate()).isEqualTo(0.05);
              // Wilson's interval for 10 of 200.
              assertThat(share.low()).isBetween(0.0273, 0.0275);
              assertThat(share.high()).isBetween(0.0895, 0.0897);
            });
  }

  @Test
  void needsThreeHitsToSayContains() {
    List<String> values = new ArrayList<>(TestRules.emails(2));
    for (int i = 0; i < 100; i++) {
      values.add("nothing of note " + i);
    }

    assertThat(verdict("remarks", values).findings()).isEmpty();
  }

  @Test
  void findsFewHitsAmongVeryManyValues() {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < 60_000; i++) {
      values.add(i % 12_000 == 7 ? "mail to rare" + i + "@example.com" : "nothing of note " + i);
    }

    Finding finding = only(verdict("remarks", values));

    assertThat(finding.verdict()).isEqualTo(Verdict.CONTAINS);
    assertThat(finding.evidence().validated()).isEqualTo(5);
  }

  @Test
  void neverJudgesNineDigitsWithoutAName() {
    List<String> values = TestRules.numbers(50, 9, 3);

    assertThat(verdict("x", values).findings()).isEmpty();
    assertThat(only(verdict("passport_no", values)).entity().name()).isEqualTo("US_PASSPORT");
  }

  @Test
  void closesTheGateOnTypesThatCannotHoldTheEntity() {
    assertThat(verdict("email", LogicalType.BOOLEAN, List.of()).findings()).isEmpty();
    assertThat(verdict("email", LogicalType.DATE, List.of()).findings()).isEmpty();
    assertThat(verdict("email", LogicalType.BINARY, List.of()).findings()).isEmpty();
    assertThat(verdict("birth_date", LogicalType.DATE, List.of()).findings()).hasSize(1);
    assertThat(verdict("religion", LogicalType.INTEGER, List.of()).findings()).isEmpty();
  }

  @Test
  void wantsMoreOfNumbersThatNoNameExplains() {
    List<String> cards = TestRules.cards(3, 9);

    double text = verdict("x", LogicalType.TEXT, cards).findings().size();
    double integer = verdict("x", LogicalType.INTEGER, cards).findings().size();

    assertThat(integer).isLessThanOrEqualTo(text);
    assertThat(verdict("x", LogicalType.INTEGER, TestRules.cards(2, 9)).findings()).isEmpty();
  }

  @Test
  void rejectsNamesOfThingsAboutTheEntity() {
    assertThat(verdict("email_verified", List.of("true", "false")).findings()).isEmpty();
    assertThat(verdict("religion", List.of("Y", "N")).findings()).isEmpty();
  }

  @Test
  void usesTheCommentOfAColumn() {
    ColumnContext commented =
        ColumnContext.builder(
                ColumnDescriptor.builder(FieldPath.of("f12"), LogicalType.TEXT)
                    .comment("Email of the contact")
                    .build(),
                TestRules.KEY)
            .build();

    Finding finding = only(TestRules.verdict(engine, commented, TestRules.emails(3)));

    assertThat(finding.reasons())
        .extracting(Reason::text)
        .contains("the column's comment has words of the entity");
  }

  @Test
  void leavesNullsAndPlaceholdersOut() {
    List<String> values = new ArrayList<>(TestRules.emails(10));
    values.addAll(List.of("", " ", "N/A", "unknown", "-"));

    ColumnVerdict verdict = verdict("x", values);

    assertThat(verdict.read()).isEqualTo(15);
    assertThat(verdict.nulls()).isEqualTo(2);
    assertThat(only(verdict).evidence()).isEqualTo(new Evidence(15, 2, 10, 10, 10));
  }

  @Test
  void doubtsASecurityCodeWithoutACard() {
    List<String> codes = TestRules.numbers(30, 3, 1);
    ColumnContext code = TestRules.column("security_code");
    ColumnContext card = TestRules.column("card_number");
    ColumnVerdict codeVerdict = TestRules.verdict(engine, code, codes);
    ColumnVerdict cardVerdict = TestRules.verdict(engine, card, TestRules.cards(30, 1));
    assertThat(codeVerdict.findings()).hasSize(1);
    FieldPath codePath = code.column().path();
    FieldPath cardPath = card.column().path();

    Map<FieldPath, ColumnVerdict> alone =
        engine
            .judge(new TableContext(null, Map.of(codePath, code)), Map.of(codePath, codeVerdict))
            .columns();
    Map<FieldPath, ColumnVerdict> together =
        engine
            .judge(
                new TableContext(null, Map.of(codePath, code, cardPath, card)),
                Map.of(codePath, codeVerdict, cardPath, cardVerdict))
            .columns();

    assertThat(together).containsOnlyKeys(codePath, cardPath);
    assertThat(together.get(codePath).findings().get(0).reasons())
        .extracting(Reason::text)
        .contains("the table has sibling CREDIT_CARD");
    assertThat(confidence(together.get(codePath))).isGreaterThanOrEqualTo(confidence(codeVerdict));
    assertThat(together.get(cardPath)).isEqualTo(cardVerdict);
    assertThat(alone.get(codePath)).isNotNull();
    assertThat(confidence(alone.get(codePath))).isLessThan(confidence(codeVerdict));
  }

  @Test
  void neverShowsAValue() {
    String marker = "zebra-marker-4711@example.com";
    List<String> values = new ArrayList<>(TestRules.emails(10));
    values.add(marker);
    var accumulator = engine.open(TestRules.column("x"));
    accumulator.accept(TestRules.values(TestRules.column("x"), values));

    ColumnVerdict verdict = accumulator.verdict();

    assertThat(accumulator.toString()).doesNotContain("zebra");
    assertThat(verdict.toString()).doesNotContain("zebra", "example.com");
    assertThat(verdict.findings()).isNotEmpty();
    for (Finding finding : verdict.findings()) {
      assertThat(finding.reasons().toString()).doesNotContain("zebra", "example.com");
    }
    assertThat(new String(accumulator.toBytes(), java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("zebra", "example.com");
  }

  private static double confidence(ColumnVerdict verdict) {
    return verdict.top().map(Finding::confidence).orElse(0.0);
  }

  private static Finding only(ColumnVerdict verdict) {
    assertThat(verdict.findings()).hasSize(1);
    return verdict.findings().get(0);
  }

  private ColumnVerdict verdict(String name, List<String> values) {
    return verdict(name, LogicalType.TEXT, values);
  }

  private ColumnVerdict verdict(String name, LogicalType type, List<String> values) {
    return TestRules.verdict(engine, TestRules.column(name, type), values);
  }
}
