package io.racine.governance.testkit.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.Classifier;
import io.racine.governance.spi.classifier.ColumnAccumulator;
import io.racine.governance.spi.classifier.ColumnContext;
import io.racine.governance.spi.classifier.EntityDefinition;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.Finding;
import io.racine.governance.spi.classifier.HashKey;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleExtension;
import io.racine.governance.spi.classifier.RuleOverlay;
import io.racine.governance.spi.classifier.SupportsRules;
import io.racine.governance.spi.classifier.SupportsText;
import io.racine.governance.spi.classifier.TextSpan;
import io.racine.governance.spi.value.ValueColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Lays each part of an overlay over a classifier and looks at what it says of itself and finds.
 *
 * @param rule a rule of the classifier, as it works without an overlay
 */
record OverlayTrial(Classifier base, RuleDefinition rule) {
  private static final String NONE = "contract/none";
  private static final String ADDED = "contract/added";
  private static final double THRESHOLD = 0.8125;
  private static final EntityDefinition OURS =
      new EntityDefinition(
          EntityType.of("NAMED_BY_THE_CONTRACT"),
          SensitivityLevel.CONFIDENTIAL,
          Set.of("HOUSE_RULES"));

  static OverlayTrial of(Classifier base, RuleDefinition rule) {
    return new OverlayTrial(base, rules(base, rule.id()).findFirst().orElse(rule));
  }

  private static Stream<RuleDefinition> rules(Classifier classifier, String id) {
    return ((SupportsRules) classifier).rules().stream().filter(each -> each.id().equals(id));
  }

  Stream<DynamicTest> honoured() {
    String id = rule.id();
    RuleExtension extension =
        RuleExtension.builder()
            .tokens("named by the contract")
            .unless("not by the contract")
            .tables("tables of the contract")
            .build();
    return Stream.of(
        part(
            "adds a rule before all others",
            RuleOverlay.builder().add(added()).build(),
            (changed, rules) -> assertThat(rules.get(0)).as("the first rule").isEqualTo(added())),
        part(
            "silences a rule",
            RuleOverlay.builder().disable(id).build(),
            (changed, rules) -> {
              assertThat(rules).extracting(RuleDefinition::id).doesNotContain(id);
              assertThat(found(changed)).as("findings of the silent rule").isEmpty();
            }),
        part(
            "sets the threshold of a rule",
            RuleOverlay.builder().threshold(id, THRESHOLD).build(),
            (changed, rules) ->
                assertThat(rules).contains(rule.toBuilder().threshold(THRESHOLD).build())),
        part(
            "reports an entity by another name",
            RuleOverlay.builder().rename(rule.entity(), OURS).build(),
            (changed, rules) -> {
              assertThat(rules).contains(rule.toBuilder().entity(OURS).build());
              assertThat(changed.entities()).contains(OURS);
              assertThat(found(changed)).as("entities found").isSubsetOf(OURS.entity());
              assertThat(found(changed)).as("findings").hasSameSizeAs(found(base));
            }),
        part(
            "adds names to a rule",
            RuleOverlay.builder().extend(id, extension).build(),
            (changed, rules) -> assertThat(rules).contains(extension.appliedTo(rule))));
  }

  private DynamicTest part(
      String name, RuleOverlay overlay, BiConsumer<Classifier, List<RuleDefinition>> check) {
    return dynamicTest(
        name,
        () -> {
          SupportsRules rules = (SupportsRules) base;
          List<RuleDefinition> before = rules.rules();
          try (Classifier changed = rules.withOverlay(overlay)) {
            check.accept(changed, ((SupportsRules) changed).rules());
            assertThat(changed.version()).as("version").isNotEqualTo(base.version());
          }
          assertThat(rules.rules()).as("rules of the base").isEqualTo(before);
        });
  }

  /** Returns what the rule finds in its own examples, in a column of them and one by one. */
  private List<EntityType> found(Classifier classifier) {
    List<EntityType> found = new ArrayList<>();
    ColumnContext column =
        ColumnContext.builder(ColumnDescriptor.of("x", LogicalType.TEXT), HashKey.of(1, 2)).build();
    ColumnAccumulator accumulator = classifier.open(column);
    List<String> examples = rule.examples().accepts();
    accumulator.accept(ValueColumn.ofTexts(column.column().path(), LogicalType.TEXT, examples));
    accumulator.verdict().findings().stream()
        .filter(finding -> finding.ruleId().equals(rule.id()))
        .map(Finding::entity)
        .forEach(found::add);
    if (classifier instanceof SupportsText text) {
      examples.stream()
          .flatMap(example -> text.classifyValue(example).stream())
          .filter(span -> span.ruleId().equals(rule.id()))
          .map(TextSpan::entity)
          .forEach(found::add);
    }
    return found;
  }

  Stream<DynamicTest> refused() {
    RuleExtension names = RuleExtension.builder().tokens("any").build();
    RuleExtension words = RuleExtension.builder().words("any").build();
    Stream<DynamicTest> unknown =
        Stream.of(
            refused("silences no rule", RuleOverlay.builder().disable(NONE).build()),
            refused("tunes no rule", RuleOverlay.builder().threshold(NONE, 0.5).build()),
            refused("renames no entity", RuleOverlay.builder().rename(OURS.entity(), OURS).build()),
            refused("extends no rule", RuleOverlay.builder().extend(NONE, names).build()));
    return words.canExtend(rule)
        ? unknown
        : Stream.concat(
            unknown,
            Stream.of(
                refused(
                    "adds words to a rule without a word list",
                    RuleOverlay.builder().extend(rule.id(), words).build())));
  }

  private DynamicTest refused(String name, RuleOverlay overlay) {
    return dynamicTest(
        name,
        () ->
            assertThatThrownBy(() -> ((SupportsRules) base).withOverlay(overlay))
                .isInstanceOf(IllegalArgumentException.class));
  }

  /** Returns a rule of the same signals under another id and of another entity. */
  private RuleDefinition added() {
    RuleDefinition.Builder added =
        RuleDefinition.builder(ADDED, OURS.entity(), OURS.level())
            .value(rule.value())
            .name(rule.name())
            .nameRequired(rule.isNameRequired())
            .metadata(rule.metadata())
            .statistics(rule.statistics())
            .composite(rule.composite())
            .inference(rule.inference())
            .types(rule.types());
    rule.chanceRate().ifPresent(added::chanceRate);
    return added.build();
  }
}
