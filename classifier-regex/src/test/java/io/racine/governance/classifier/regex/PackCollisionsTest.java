package io.racine.governance.classifier.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.ColumnAccumulator;
import io.racine.governance.spi.classifier.ColumnContext;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.Finding;
import io.racine.governance.spi.classifier.HashKey;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.TextSpan;
import io.racine.governance.spi.value.ValueColumn;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** No rule of the built-in packs, all loaded together, takes what is another's. */
final class PackCollisionsTest {
  private static final ClassifierEngine ENGINE = ClassifierEngine.builtIn();
  private static final int FIRST = 3;

  /** The broader or the narrower entity is right as well. */
  private static final Map<String, List<String>> SAME_THING =
      Map.of(
          "BANK_ACCOUNT_NUMBER", List.of("US_BANK_ACCOUNT"),
          "PHYSICIAN_NAME", List.of("PERSON_NAME"),
          "COUNTRY_CODE", List.of("COUNTRY"),
          // Its examples are of three countries.
          "POSTAL_CODE", List.of("UK_POSTAL_CODE"));

  /** What a rule accepts is its entity, or that of a rule it yields to, among the first guesses. */
  @TestFactory
  Stream<DynamicTest> anExampleIsOfItsEntityAmongTheFirstThree() {
    return ENGINE.rules().stream()
        .filter(rule -> rule.value() != null && !rule.isNameRequired())
        .map(
            rule ->
                dynamicTest(
                    rule.id(),
                    () -> {
                      List<String> examples = rule.examples().accepts();
                      for (int i = 0; i < examples.size(); i++) {
                        assertThat(ENGINE.classifyValue(examples.get(i)).stream().limit(FIRST))
                            .extracting(TextSpan::entity)
                            .as("first guesses at example %d of %s", i + 1, rule)
                            .containsAnyElementsOf(answers(rule));
                      }
                    }));
  }

  /** A column that is called as a rule says and holds what it accepts is of its entity. */
  @TestFactory
  Stream<DynamicTest> aColumnOfItsNameAndExamplesIsOfItsEntity() {
    return ENGINE.rules().stream()
        .filter(rule -> rule.value() != null && !rule.examples().acceptsNames().isEmpty())
        .flatMap(
            rule ->
                rule.examples().acceptsNames().stream()
                    .map(
                        name ->
                            dynamicTest(
                                rule.id() + " as " + name,
                                () ->
                                    assertThat(verdict(name, rule).stream().limit(1))
                                        .extracting(Finding::entity)
                                        .as("verdict on a column of %s", rule)
                                        .isSubsetOf(answers(rule)))));
  }

  /** The rule's entity, those it yields to, and those that are the same by another name. */
  private static Set<EntityType> answers(RuleDefinition rule) {
    Set<EntityType> answers = new HashSet<>(rule.excludes());
    answers.add(rule.entity());
    SAME_THING.getOrDefault(rule.entity().name(), List.of()).stream()
        .map(EntityType::of)
        .forEach(answers::add);
    return answers;
  }

  private static List<Finding> verdict(String name, RuleDefinition rule) {
    FieldPath path = FieldPath.of(name);
    ColumnContext context =
        ColumnContext.builder(
                ColumnDescriptor.builder(path, LogicalType.TEXT).build(), HashKey.of(1, 2))
            .siblings(List.of(path))
            .locales(rule.locales())
            .build();
    ColumnAccumulator column = ENGINE.open(context);
    column.accept(ValueColumn.ofTexts(path, LogicalType.TEXT, rule.examples().accepts()));
    return column.verdict().findings();
  }
}
