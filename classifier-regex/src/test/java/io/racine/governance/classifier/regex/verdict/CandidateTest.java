package io.racine.governance.classifier.regex.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.classifier.regex.name.NameMatch;
import io.racine.governance.classifier.regex.name.NameMatch.Strength;
import io.racine.governance.classifier.regex.verdict.Candidate.Place;
import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.Evidence;
import io.racine.governance.spi.classifier.Finding;
import io.racine.governance.spi.classifier.NameSignal;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.ValueSignal;
import io.racine.governance.spi.classifier.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class CandidateTest {
  private static final NameMatch NAMED = new NameMatch(Strength.END, 0, 1, false);
  private static final NameMatch NAMED_BY_TWO = new NameMatch(Strength.END, 0, 2, false);

  private int places;

  private static RuleDefinition rule(String entity, String... excludes) {
    return RuleDefinition.builder(
            "test/" + entity.toLowerCase(Locale.ROOT).replace('_', '-'),
            EntityType.of(entity),
            SensitivityLevel.PII)
        .title(entity)
        .name(NameSignal.of(List.of("x")))
        .excludes(Stream.of(excludes).map(EntityType::of).toList())
        .build();
  }

  private Candidate candidate(
      RuleDefinition rule,
      SensitivityLevel level,
      Verdict verdict,
      double confidence,
      NameMatch name,
      double chance,
      int validated) {
    Finding finding =
        Finding.builder(rule.id(), rule.entity(), level, verdict, confidence)
            .evidence(new Evidence(10, 0, 10, validated, validated))
            .build();
    return new Candidate(finding, places++, name, rule, chance, Place.ANYWHERE);
  }

  private Candidate used(Place place, String entity) {
    Candidate anywhere = is(entity, 0.9);
    return new Candidate(
        anywhere.finding(),
        anywhere.precedence(),
        anywhere.name(),
        anywhere.rule(),
        anywhere.chance(),
        place);
  }

  private Candidate is(String entity, double confidence) {
    return is(entity, confidence, NameMatch.NONE, 1);
  }

  private Candidate is(String entity, double confidence, NameMatch name, double chance) {
    return candidate(rule(entity), SensitivityLevel.PII, Verdict.IS, confidence, name, chance, 10);
  }

  private Candidate contains(String entity, double confidence) {
    return candidate(
        rule(entity), SensitivityLevel.PII, Verdict.CONTAINS, confidence, NameMatch.NONE, 1, 10);
  }

  /** Returns the entities as they are ranked, in whatever order they come. */
  private static List<String> ranked(Candidate... candidates) {
    List<Candidate> forwards = List.of(candidates);
    List<Candidate> backwards = new ArrayList<>(forwards);
    Collections.reverse(backwards);
    List<String> ranked = entities(forwards);
    assertThat(entities(backwards)).isEqualTo(ranked);
    return ranked;
  }

  private static List<String> entities(List<Candidate> candidates) {
    return Candidate.rank(candidates).stream().map(each -> each.entity().name()).toList();
  }

  @Test
  void putsWhatAColumnIsBeforeWhatItContains() {
    assertThat(ranked(contains("A", 0.99), is("B", 0.5))).containsExactly("B", "A");
  }

  @Test
  void putsTheSurerFirst() {
    assertThat(ranked(is("A", 0.5), is("B", 0.8), is("C", 0.64))).containsExactly("B", "C", "A");
  }

  @Test
  void takesConfidencesThatRoundToTheSameTenthForEqual() {
    assertThat(ranked(is("A", 0.75), is("B", 0.84))).containsExactly("A", "B");
    assertThat(ranked(is("A", 0.96), is("B", 0.99))).containsExactly("A", "B");
    assertThat(ranked(is("A", 0.84), is("B", 0.86))).containsExactly("B", "A");
  }

  @Test
  void putsTheNamedFirstAmongEquals() {
    assertThat(ranked(is("A", 0.9), is("B", 0.9, NAMED, 1))).containsExactly("B", "A");
    assertThat(ranked(is("A", 0.9, NAMED, 1), is("B", 0.9, NAMED_BY_TWO, 1)))
        .containsExactly("B", "A");
    assertThat(
            ranked(
                is("A", 0.9, new NameMatch(Strength.AMBIGUOUS, 0, 3, false), 1),
                is("B", 0.9, new NameMatch(Strength.INSIDE, 0, 1, false), 1)))
        .containsExactly("B", "A");
  }

  @Test
  void putsTheRarerByFarFirstAmongEquals() {
    assertThat(ranked(is("A", 0.9, NameMatch.NONE, 0.5), is("B", 0.9, NameMatch.NONE, 1e-4)))
        .containsExactly("B", "A");
    assertThat(ranked(is("A", 0.9, NameMatch.NONE, 0.05), is("B", 0.9, NameMatch.NONE, 0.02)))
        .containsExactly("A", "B");
    assertThat(ranked(is("A", 0.9, NameMatch.NONE, 1e-13), is("B", 0.9, NameMatch.NONE, 1e-20)))
        .containsExactly("A", "B");
  }

  @Test
  void saysNothingOfRarityWhereNoValueIsValid() {
    Candidate rareButUnseen =
        candidate(rule("B"), SensitivityLevel.PII, Verdict.IS, 0.9, NameMatch.NONE, 1e-9, 0);

    assertThat(ranked(is("A", 0.9, NameMatch.NONE, 0.5), rareButUnseen)).containsExactly("A", "B");
  }

  @Test
  void yieldsToWhatARuleExcludes() {
    Candidate yields =
        candidate(rule("A", "B"), SensitivityLevel.PII, Verdict.IS, 0.99, NameMatch.NONE, 1, 10);

    assertThat(ranked(yields, is("B", 0.5))).containsExactly("B");
    assertThat(ranked(yields, is("C", 0.5))).containsExactly("A", "C");
  }

  @Test
  void doesNotYieldWhereOnlyItselfIsNamed() {
    Candidate named =
        candidate(rule("A", "B"), SensitivityLevel.PII, Verdict.IS, 0.99, NAMED, 1, 10);

    assertThat(ranked(named, is("B", 0.5))).containsExactly("A", "B");
    assertThat(ranked(named, is("B", 0.5, NAMED, 1))).containsExactly("B");
  }

  @Test
  void doesNotYieldToWhatIsOnlyContained() {
    Candidate whole =
        candidate(rule("A", "B"), SensitivityLevel.PII, Verdict.IS, 0.99, NameMatch.NONE, 1, 10);
    Candidate part =
        candidate(
            rule("A", "B"), SensitivityLevel.PII, Verdict.CONTAINS, 0.99, NameMatch.NONE, 1, 10);

    assertThat(ranked(whole, contains("B", 0.9))).containsExactly("A", "B");
    assertThat(ranked(part, contains("B", 0.9))).containsExactly("B");
  }

  @Test
  void doesNotYieldToAnotherRuleOfItsOwnEntity() {
    Candidate yields =
        candidate(rule("A", "A"), SensitivityLevel.PII, Verdict.IS, 0.99, NameMatch.NONE, 1, 10);

    assertThat(ranked(yields, is("A", 0.5))).containsExactly("A");
    assertThat(Candidate.rank(List.of(yields, is("A", 0.5))).get(0).confidence()).isEqualTo(0.99);
  }

  @Test
  void doesNotLetAHarmlessKindHideWhatIsInside() {
    Candidate text =
        candidate(
            rule("FREE_TEXT"), SensitivityLevel.INTERNAL, Verdict.IS, 0.99, NameMatch.NONE, 1, 10);

    assertThat(ranked(text, contains("A", 0.6), contains("B", 0.9)))
        .containsExactly("B", "A", "FREE_TEXT");
  }

  @Test
  void leavesAHarmlessKindInFrontWhoseValuesPassACheck() {
    RuleDefinition checked =
        rule("CODE").toBuilder()
            .value(ValueSignal.builder().pattern("[0-9]+").checks(List.of("luhn")).build())
            .build();
    Candidate proved =
        candidate(checked, SensitivityLevel.INTERNAL, Verdict.IS, 0.99, NameMatch.NONE, 1, 6);
    Candidate unproved =
        candidate(checked, SensitivityLevel.INTERNAL, Verdict.IS, 0.99, NameMatch.NONE, 1, 5);

    assertThat(ranked(proved, contains("A", 0.6))).containsExactly("CODE", "A");
    assertThat(ranked(unproved, contains("A", 0.6))).containsExactly("A", "CODE");
  }

  @Test
  void tellsOneFindingForAnEntityAndFiveInAll() {
    assertThat(
            ranked(
                is("A", 0.9),
                is("A", 0.8),
                is("B", 0.7),
                is("C", 0.6),
                is("D", 0.5),
                is("E", 0.4),
                is("F", 0.3)))
        .containsExactly("A", "B", "C", "D", "E");
  }

  @Test
  void ofEqualsTheOneThatIsUsedWhereTheDataIsFromComesFirst() {
    assertThat(
            ranked(
                used(Place.ELSEWHERE, "CZ_BIRTH_NUMBER"),
                used(Place.UNKNOWN, "PL_PESEL"),
                used(Place.ANYWHERE, "NATIONAL_ID"),
                used(Place.HERE, "SK_BIRTH_NUMBER")))
        .containsExactly("SK_BIRTH_NUMBER", "NATIONAL_ID", "PL_PESEL", "CZ_BIRTH_NUMBER");
  }
}
