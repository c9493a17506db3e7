package io.racine.governance.classifier.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.racine.governance.classifier.regex.rulepack.RulePacks;
import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.classifier.EntityDefinition;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleExamples;
import io.racine.governance.spi.classifier.RuleProblem;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every example in the built-in packs, one test each, and what the packs promise together. */
final class BuiltInPacksTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-15T12:00:00Z"), ZoneOffset.UTC);
  private static final ClassifierEngine EMPTY =
      ClassifierEngine.builder().packs(List.of()).clock(CLOCK).build();

  /**
   * Entities that occur in databases of shops, rentals and clinics: all must count as sensitive.
   */
  private static final List<String> EVERYDAY =
      List.of(
          "FIRST_NAME",
          "LAST_NAME",
          "PERSON_NAME",
          "COMPANY_NAME",
          "STREET_ADDRESS",
          "CITY",
          "STATE_PROVINCE",
          "COUNTRY",
          "POSTAL_CODE",
          "PHONE_NUMBER",
          "EMAIL_ADDRESS",
          "JOB_TITLE",
          "DATE_OF_BIRTH",
          "USERNAME",
          "PASSWORD_HASH");

  @TestFactory
  Stream<DynamicNode> examplesHold() {
    return rules().map(rule -> dynamicContainer(rule.id(), examples(rule)));
  }

  private static Stream<DynamicTest> examples(RuleDefinition rule) {
    RuleExamples all = rule.examples();
    List<DynamicTest> tests = new ArrayList<>();
    for (int i = 0; i < all.accepts().size(); i++) {
      tests.add(
          example(
              rule,
              "accepts " + i,
              new RuleExamples(List.of(all.accepts().get(i)), List.of(), List.of(), List.of())));
    }
    for (int i = 0; i < all.rejects().size(); i++) {
      tests.add(
          example(
              rule,
              "rejects " + i,
              new RuleExamples(List.of(), List.of(all.rejects().get(i)), List.of(), List.of())));
    }
    for (int i = 0; i < all.acceptsNames().size(); i++) {
      tests.add(
          example(
              rule,
              "accepts name " + i,
              new RuleExamples(
                  List.of(), List.of(), List.of(all.acceptsNames().get(i)), List.of())));
    }
    for (int i = 0; i < all.rejectsNames().size(); i++) {
      tests.add(
          example(
              rule,
              "rejects name " + i,
              new RuleExamples(
                  List.of(), List.of(), List.of(), List.of(all.rejectsNames().get(i)))));
    }
    return tests.stream();
  }

  private static DynamicTest example(RuleDefinition rule, String what, RuleExamples one) {
    return dynamicTest(
        rule.id() + " " + what,
        () ->
            assertThat(EMPTY.check(rule.toBuilder().examples(one).build()))
                .filteredOn(problem -> problem.severity() == RuleProblem.Severity.ERROR)
                .isEmpty());
  }

  private static Stream<RuleDefinition> rules() {
    return RulePacks.builtInIds().stream().flatMap(id -> RulePacks.builtIn(id).rules().stream());
  }

  @TestFactory
  Stream<DynamicTest> packsPassTheStrictCheck() {
    return RulePacks.builtInIds().stream()
        .map(id -> dynamicTest(id, () -> assertThat(RulePacks.checkBuiltIn(id, CLOCK)).isEmpty()));
  }

  @Test
  void everydayEntitiesAreSensitive() {
    Map<String, EntityDefinition> entities =
        ClassifierEngine.builtIn().entities().stream()
            .collect(Collectors.toMap(entity -> entity.entity().toString(), entity -> entity));
    for (String entity : EVERYDAY) {
      assertThat(entities).containsKey(entity);
      assertThat(entities.get(entity).level().isSensitive()).as(entity).isTrue();
      assertThat(entities.get(entity).regulations()).as(entity).isNotEmpty();
    }
  }

  @Test
  void oneEntityHasOneLevelInAllRules() {
    Map<EntityType, Set<SensitivityLevel>> levels =
        rules()
            .collect(
                Collectors.groupingBy(
                    RuleDefinition::entity,
                    Collectors.mapping(RuleDefinition::level, Collectors.toSet())));
    assertThat(levels).allSatisfy((entity, found) -> assertThat(found).hasSize(1));
  }

  @Test
  void ruleIdsAreUnique() {
    Set<String> ids = new HashSet<>();
    assertThat(rules().map(RuleDefinition::id)).allMatch(ids::add);
    assertThat(ids).hasSizeGreaterThan(200);
  }
}
