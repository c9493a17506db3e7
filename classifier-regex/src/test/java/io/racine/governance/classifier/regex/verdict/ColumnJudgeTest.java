package io.racine.governance.classifier.regex.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.racine.governance.classifier.regex.verdict.Adviser.Opinion;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.ColumnContext;
import io.racine.governance.spi.classifier.ColumnStatistic;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.Evidence;
import io.racine.governance.spi.classifier.Finding;
import io.racine.governance.spi.classifier.InferenceSignal;
import io.racine.governance.spi.classifier.MetadataSignal;
import io.racine.governance.spi.classifier.NameSignal;
import io.racine.governance.spi.classifier.Reason;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.StatisticSignal;
import io.racine.governance.spi.classifier.ValueSignal;
import io.racine.governance.spi.classifier.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Confidences and weights by the formulas of {@code docs/column-verdict.md}; the numbers were
 * computed apart, from another library's lgamma.
 */
final class ColumnJudgeTest {
  private static final ColumnContext UNNAMED = Judged.column("c7", LogicalType.TEXT);
  private static final RuleDefinition BADGE = Judged.badge().build();
  private static final RuleDefinition ACCOUNT = Judged.account().build();

  private static double confidence(ColumnVerdict verdict) {
    return verdict.findings().get(0).confidence();
  }

  @Test
  void addsTheFormOfTheValuesToAPriorOfThreeInAThousand() {
    ColumnVerdict verdict = Judged.verdict(UNNAMED, Judged.badges(20), BADGE);

    assertThat(confidence(verdict)).isCloseTo(0.17675261943612855, within(1e-9));
    assertThat(verdict.findings().get(0).reasons())
        .extracting(Reason::text)
        .containsExactly(
            "20 of 20 distinct values have the form of test/badge;"
                + " about 1 in 50 columns of other things would");
    assertThat(Judged.weight(verdict, "20 of 20")).isCloseTo(4.267632866538986, within(1e-9));
    assertThat(confidence(Judged.verdict(UNNAMED, Judged.badges(5), BADGE)))
        .isCloseTo(0.1709706344152581, within(1e-9));
  }

  @Test
  void weighsValuesAgainstAName() {
    List<String> values = new ArrayList<>(Judged.badges(1));
    values.addAll(Judged.values(19, i -> "no " + i));
    ColumnVerdict verdict =
        Judged.verdict(Judged.column("badge_code", LogicalType.TEXT), values, BADGE);

    assertThat(confidence(verdict)).isCloseTo(0.21261296669270865, within(1e-9));
    assertThat(verdict.findings().get(0).evidence()).isEqualTo(new Evidence(20, 0, 20, 1, 1));
    assertThat(Judged.weight(verdict, "column name")).isCloseTo(8.003363058629947, within(1e-9));
    assertThat(Judged.weight(verdict, "1 of 20")).isCloseTo(-3.5064710329008832, within(1e-9));
    // The strongest reason first.
    assertThat(verdict.findings().get(0).reasons().get(0).text())
        .isEqualTo("column name 'badge_code' is a name of the entity");
  }

  @Test
  void isNeverSurerThanNinetyNineInAHundred() {
    assertThat(
            confidence(
                Judged.verdict(
                    Judged.column("badge_code", LogicalType.TEXT), Judged.badges(20), BADGE)))
        .isEqualTo(0.99);
  }

  @Test
  void saysNothingWhereANameIsAllThereIsAndNoValueFits() {
    assertThat(
            Judged.verdict(Judged.column("badge_code", LogicalType.TEXT), List.of("zzz"), BADGE)
                .findings())
        .isEmpty();
  }

  @Test
  void wantsHalfOfTheValuesWhereNothingElseSpeaks() {
    List<String> half = new ArrayList<>(Judged.badges(10));
    half.addAll(Judged.values(10, i -> "no " + i));
    List<String> less = new ArrayList<>(half);
    less.add("one more");

    RuleDefinition rare = Judged.badge().chanceRate(1e-6).build();

    assertThat(Judged.verdict(UNNAMED, half, rare).findings()).hasSize(1);
    assertThat(Judged.verdict(UNNAMED, less, rare).findings()).isEmpty();
  }

  @Test
  void heedsTheThresholdOfTheRule() {
    RuleDefinition at = Judged.badge().threshold(0.1767).build();
    RuleDefinition above = Judged.badge().threshold(0.1768).build();

    assertThat(Judged.verdict(UNNAMED, Judged.badges(20), at).findings()).hasSize(1);
    assertThat(Judged.verdict(UNNAMED, Judged.badges(20), above).findings()).isEmpty();
  }

  @Test
  void weighsTheCheckOfTheValuesThatHaveTheForm() {
    ColumnVerdict all = Judged.verdict(UNNAMED, Judged.accounts(20, 0), ACCOUNT);
    ColumnVerdict most = Judged.verdict(UNNAMED, Judged.accounts(18, 2), ACCOUNT);

    assertThat(Judged.weight(all, "20 of 20 distinct values of that form"))
        .isCloseTo(30.741104069566962, within(1e-9));
    assertThat(Judged.weight(most, "18 of 20 distinct values of that form"))
        .isCloseTo(22.300101016539763, within(1e-9));
    assertThat(most.findings().get(0).evidence()).isEqualTo(new Evidence(20, 0, 20, 20, 18));
    assertThat(most.findings().get(0).prevalence())
        .hasValueSatisfying(share -> assertThat(share.estimate()).isEqualTo(0.9));
    assertThat(all.findings().get(0).reasons())
        .extracting(Reason::text)
        .contains(
            "20 of 20 distinct values of that form pass the check of test/account;"
                + " by chance 1 in 10 would");
  }

  @Test
  void holdsUpAColumnOfMadeUpNumbers() {
    RuleDefinition named = Judged.account().name(NameSignal.of(List.of("account"))).build();
    ColumnVerdict verdict =
        Judged.verdict(Judged.column("account", LogicalType.TEXT), Judged.accounts(2, 18), named);

    assertThat(Judged.weight(verdict, "2 of 20 distinct values of that form"))
        .isCloseTo(-1.8970548284974003, within(1e-9));
  }

  @Test
  void takesAWordListForLessThanAGrammar() {
    RuleDefinition words =
        Judged.rule("colour", "COLOUR")
            .chanceRate(0.02)
            .value(
                ValueSignal.builder()
                    .words(Judged.values(20, i -> "shade" + (char) ('a' + i)))
                    .build())
            .build();
    List<String> twelve = new ArrayList<>(Judged.values(12, i -> "shade" + (char) ('a' + i)));
    twelve.addAll(Judged.values(8, i -> "none" + (char) ('a' + i)));

    ColumnVerdict all =
        Judged.verdict(UNNAMED, Judged.values(20, i -> "shade" + (char) ('a' + i)), words);

    assertThat(Judged.weight(all, "20 of 20 distinct values are words of test/colour"))
        .isCloseTo(7.135524087571496, within(1e-9));
    assertThat(Judged.weight(Judged.verdict(UNNAMED, twelve, words), "12 of 20"))
        .isCloseTo(3.465676618376109, within(1e-9));
  }

  @Test
  void weighsWhereARuleIsUsed() {
    RuleDefinition french = Judged.badge().locales(Set.of("FR")).build();

    ColumnVerdict anywhere = Judged.verdict(UNNAMED, Judged.badges(20), french);
    ColumnVerdict there =
        Judged.verdict(UNNAMED, Judged.badges(20), Set.of("FR", "BE"), Adviser.NONE, french);
    ColumnVerdict elsewhere =
        Judged.verdict(UNNAMED, Judged.badges(20), Set.of("DE"), Adviser.NONE, french);
    ColumnVerdict named =
        Judged.verdict(
            Judged.column("badge_code", LogicalType.TEXT),
            Judged.badges(3),
            Set.of("DE"),
            Adviser.NONE,
            french);

    assertThat(Judged.weight(anywhere, "used only in [FR]"))
        .isCloseTo(-0.6931471805599453, within(1e-12));
    assertThat(Judged.weight(there, "used where the data is from"))
        .isCloseTo(0.6931471805599453, within(1e-12));
    assertThat(Judged.weight(elsewhere, "used only in [FR], and the data is from elsewhere"))
        .isCloseTo(-1.6094379124341003, within(1e-12));
    assertThat(named.findings().get(0).reasons())
        .extracting(Reason::text)
        .noneMatch(text -> text.startsWith("used"));
  }

  @Test
  void doubtsNumbersThatNoNameExplains() {
    RuleDefinition digits =
        Judged.rule("digits", "DIGITS")
            .chanceRate(1e-6)
            .value(ValueSignal.builder().pattern("[0-9]{5}").build())
            .name(NameSignal.of(List.of("digits")))
            .build();
    List<String> values = Judged.values(40, i -> Integer.toString(10_007 + i * 1_237));

    assertThat(
            Judged.weight(
                Judged.verdict(UNNAMED, values, digits),
                "the column holds numbers and no name says what they are"))
        .isCloseTo(-2.995732273553991, within(1e-12));
    assertThat(
            Judged.verdict(Judged.column("digits", LogicalType.TEXT), values, digits)
                .findings()
                .get(0)
                .reasons())
        .extracting(Reason::text)
        .noneMatch(text -> text.startsWith("the column holds"));
  }

  @Test
  void doubtsValuesThatAreOfAnotherKindForSure() {
    RuleDefinition any =
        Judged.rule("any", "ANY")
            .chanceRate(1e-6)
            .value(ValueSignal.builder().pattern("[0-9a-f-]{36}").build())
            .build();
    RuleDefinition itself =
        Judged.rule("uuid", "UUID")
            .chanceRate(1e-6)
            .value(ValueSignal.builder().pattern("[0-9a-f-]{36}").build())
            .build();
    List<String> uuids =
        Judged.values(40, i -> String.format("0c8f%04x-52e7-4f3a-9c1b-2f64d1a7b8c9", i));

    assertThat(Judged.weight(Judged.verdict(UNNAMED, uuids, any), "the values are UUIDs"))
        .isCloseTo(-3.912023005428146, within(1e-12));
    assertThat(Judged.verdict(UNNAMED, uuids, itself).findings().get(0).reasons())
        .extracting(Reason::text)
        .noneMatch(text -> text.startsWith("the values are"));
  }

  @Test
  void doubtsWhatCountsUp() {
    RuleDefinition digits =
        Judged.rule("digits", "DIGITS")
            .chanceRate(1e-6)
            .value(ValueSignal.builder().pattern("[0-9]{5}").build())
            .name(NameSignal.of(List.of("digits")))
            .build();
    List<String> counter = Judged.values(40, i -> Integer.toString(10_000 + i));

    ColumnVerdict inside =
        Judged.verdict(Judged.column("digits_of_it", LogicalType.TEXT), counter, digits);
    ColumnVerdict whole =
        Judged.verdict(Judged.column("digits", LogicalType.TEXT), counter, digits);

    assertThat(Judged.weight(inside, "the values count up one by one"))
        .isCloseTo(-4.605170185988091, within(1e-12));
    assertThat(whole.findings().get(0).reasons())
        .extracting(Reason::text)
        .noneMatch(text -> text.startsWith("the values count up"));
  }

  @Test
  void doubtsARuleOfAnotherTypeThatHasNoSayOnValues() {
    RuleDefinition dated =
        Judged.rule("dated", "DATED")
            .name(NameSignal.of(List.of("dated")))
            .types(Set.of(LogicalType.DATE, LogicalType.TEXT))
            .build();
    ColumnContext column = Judged.column("dated", LogicalType.TEXT);

    assertThat(
            Judged.weight(
                Judged.verdict(column, Judged.values(9, i -> Integer.toString(i * i * 7)), dated),
                "the values are all of type INTEGER"))
        .isCloseTo(-2.995732273553991, within(1e-12));
    assertThat(
            Judged.verdict(column, Judged.values(9, i -> "2024-01-1" + i), dated)
                .findings()
                .get(0)
                .reasons())
        .hasSize(1);
    assertThat(Judged.verdict(column, List.of(), dated).findings().get(0).reasons()).hasSize(1);
  }

  @Test
  void closesOnATypeThatCannotHoldTheEntity() {
    assertThat(
            Judged.verdict(
                    Judged.column("badge_code", LogicalType.DATE), List.of("ABC-1234"), BADGE)
                .findings())
        .isEmpty();
  }

  @Test
  void staysSilentUnderANameThatRulesTheEntityOut() {
    assertThat(
            Judged.verdict(
                    Judged.column("badge_colour", LogicalType.TEXT), Judged.badges(20), BADGE)
                .findings())
        .isEmpty();
  }

  @Test
  void asksNothingOfARuleThatNeedsANameWithoutOne() {
    RuleDefinition required = Judged.badge().nameRequired(true).build();

    assertThat(Judged.verdict(UNNAMED, Judged.badges(20), required).findings()).isEmpty();
    assertThat(
            Judged.verdict(
                    Judged.column("badge_code", LogicalType.TEXT), Judged.badges(20), required)
                .findings())
        .hasSize(1);
  }

  @Test
  void seesWhatStandsInTheTableAndInTheComment() {
    ColumnContext tabled =
        Judged.context(ColumnDescriptor.of("badge_code", LogicalType.TEXT))
            .table(AssetPath.of("hr", "badges"))
            .build();
    ColumnContext commented =
        Judged.context(
                ColumnDescriptor.builder(FieldPath.of("c7"), LogicalType.TEXT)
                    .comment("the badge code of the person")
                    .build())
            .build();

    ColumnVerdict byTable = Judged.verdict(tabled, List.of(), BADGE);
    ColumnVerdict byComment = Judged.verdict(commented, Judged.badges(20), BADGE);

    assertThat(confidence(byTable)).isCloseTo(0.93, within(1e-12));
    assertThat(byTable.findings().get(0).reasons())
        .extracting(Reason::text)
        .contains("the table is one that has such columns");
    assertThat(Judged.weight(byComment, "the column's comment has words of the entity"))
        .isCloseTo(4.958840620906525, within(1e-9));
  }

  @Test
  void takesTheStrongestOfWhatSpeaksBeforeTheValues() {
    RuleDefinition described =
        Judged.badge()
            .metadata(MetadataSignal.builder().nativeTypes(Set.of("badge")).share(0.95).build())
            .build();
    ColumnContext column =
        Judged.context(
                ColumnDescriptor.builder(FieldPath.of("badge_code"), LogicalType.TEXT)
                    .nativeType("BADGE(8)")
                    .build())
            .build();

    ColumnVerdict verdict = Judged.verdict(column, List.of(), described);

    assertThat(confidence(verdict)).isCloseTo(0.95, within(1e-12));
    assertThat(Judged.weight(verdict, "the source calls the type badge"))
        .isCloseTo(2.9444389791664403 + 5.806138481293728, within(1e-9));
  }

  @Test
  void weighsStatisticsForAndAgainst() {
    StatisticSignal four =
        StatisticSignal.builder()
            .range(ColumnStatistic.MEAN_LENGTH, new StatisticSignal.Range(4, 4))
            .leastDistinct(5)
            .share(0.7)
            .build();
    RuleDefinition alone = Judged.rule("alone", "ALONE").statistics(four).build();
    RuleDefinition named =
        Judged.rule("named", "NAMED").name(NameSignal.of(List.of("c7"))).statistics(four).build();

    ColumnVerdict fits = Judged.verdict(UNNAMED, Judged.values(9, i -> "abc" + i), alone);
    ColumnVerdict fails = Judged.verdict(UNNAMED, Judged.values(9, i -> "abcd" + i), named);
    ColumnVerdict few = Judged.verdict(UNNAMED, Judged.values(4, i -> "abcd" + i), named);

    assertThat(confidence(fits)).isCloseTo(0.7, within(1e-12));
    assertThat(fits.findings().get(0).reasons())
        .extracting(Reason::text)
        .containsExactly("the statistics fit: mean length 4.00");
    assertThat(Judged.weight(fails, "the statistics do not fit: mean length 5.00"))
        .isCloseTo(-2.3025850929940455, within(1e-12));
    assertThat(few.findings().get(0).reasons()).hasSize(1);
    assertThat(Judged.verdict(UNNAMED, Judged.values(4, i -> "abc" + i), alone).findings())
        .isEmpty();
  }

  @Test
  void takesAnOpinionForAShareOfWhatItSays() {
    RuleDefinition asked =
        Judged.rule("asked", "ASKED").inference(new InferenceSignal("a badge", 0.9)).build();
    Adviser sure = (column, counts) -> Map.of(EntityType.of("ASKED"), new Opinion(0.8, "it says"));
    Adviser against = (column, counts) -> Map.of(EntityType.of("ASKED"), new Opinion(0, "no"));

    ColumnVerdict verdict =
        Judged.verdict(UNNAMED, Judged.badges(2), Set.of(), sure, asked, Judged.badge().build());

    Finding finding = verdict.findings().get(0);
    assertThat(finding.confidence()).isCloseTo(0.72, within(1e-12));
    assertThat(finding.reasons()).extracting(Reason::text).containsExactly("it says");
    assertThat(Judged.verdict(UNNAMED, Judged.badges(2), Set.of(), against, asked).findings())
        .isEmpty();
    assertThat(Judged.verdict(UNNAMED, Judged.badges(2), asked).findings()).isEmpty();
  }

  @Test
  void findsWhatAFewValuesContain() {
    RuleDefinition within =
        Judged.badge()
            .chanceRate(0.0002)
            .value(ValueSignal.builder().pattern("[A-Z]{3}-[0-9]{4}").inText(true).build())
            .build();
    List<String> values =
        Judged.values(
            100, i -> i < 5 ? "entered with ABC-123" + i + " today" : "nothing of note, " + i);

    Finding finding = Judged.verdict(UNNAMED, values, within).findings().get(0);

    assertThat(finding.verdict()).isEqualTo(Verdict.CONTAINS);
    // Prior 0.01, and ln LR = 7.8259 for 5 of 100 at a form rate of 0.0002.
    assertThat(finding.confidence())
        .isCloseTo(1 / (1 + Math.exp(4.59511985013459 - 7.825925416909504)), within(1e-9));
    assertThat(finding.evidence()).isEqualTo(new Evidence(100, 0, 100, 5, 5));
    assertThat(finding.reasons())
        .extracting(Reason::text)
        .containsExactly("5 of 100 distinct values hold something that is valid for test/badge");
  }

  @Test
  void doesNotCallItContainedWhereChanceWouldDo() {
    RuleDefinition common =
        Judged.rule("common", "COMMON")
            .chanceRate(0.5)
            .value(ValueSignal.builder().pattern("[A-Z]{3}-[0-9]{4}").inText(true).build())
            .build();
    List<String> values =
        Judged.values(
            100, i -> i < 5 ? "entered with ABC-123" + i + " today" : "nothing of note, " + i);

    // 5 of 100 at a rate of 0.2, the most that is believed of a form, is no surprise.
    assertThat(Judged.verdict(UNNAMED, values, common).findings()).isEmpty();
  }

  /** A gate proves nothing: what it refuses has not the form, and the rest has it. */
  @Test
  void countsAGateAsPartOfTheForm() {
    RuleDefinition gated =
        Judged.badge()
            .value(
                ValueSignal.builder()
                    .pattern("[A-Z]{3}-[0-9]{4}")
                    .checks(List.of("not-matching(pattern=XXX-.*)"))
                    .build())
            .build();
    List<String> all = Judged.badges(20);
    List<String> some = new ArrayList<>(Judged.badges(5));
    some.addAll(Judged.values(15, i -> String.format("XXX-%04d", i)));

    Finding finding = Judged.verdict(UNNAMED, all, gated).findings().get(0);

    assertThat(finding.confidence()).isCloseTo(0.17675261943612855, within(1e-9));
    assertThat(finding.reasons())
        .extracting(Reason::text)
        .containsExactly(
            "20 of 20 distinct values have the form of test/badge;"
                + " about 1 in 50 columns of other things would");
    assertThat(
            Judged.weight(
                Judged.verdict(Judged.column("badge_code", LogicalType.TEXT), some, gated),
                "5 of 20 distinct values have the form"))
        .isNegative();
  }

  /** With a p0 near one, nearly all values of other things pass as well, but not more than all. */
  @Test
  void takesNoValuesThatAllPassForEvidenceAgainst() {
    RuleDefinition plausible = Judged.account().chanceRate(0.9).build();

    ColumnVerdict all = Judged.verdict(UNNAMED, Judged.accounts(1_000, 0), plausible);
    ColumnVerdict half = Judged.verdict(UNNAMED, Judged.accounts(500, 500), plausible);

    // A reason that weighs nothing is not given.
    assertThat(all.findings().get(0).reasons())
        .extracting(Reason::text)
        .noneMatch(text -> text.contains("pass the check"));
    assertThat(Judged.weight(half, "500 of 1000 distinct values of that form pass")).isNegative();
  }
}
