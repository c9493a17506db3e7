package io.racine.governance.testkit.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.racine.governance.spi.classifier.Classifier;
import io.racine.governance.spi.classifier.EntityDefinition;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleExamples;
import io.racine.governance.spi.classifier.RuleProblem;
import io.racine.governance.spi.classifier.SupportsRules;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What every rule pack keeps, as tests to inherit; each example of each rule is a test of its own.
 *
 * <pre>{@code
 * final class PaintPackTest extends RulePackContract {
 *   public Classifier classifier() { return REGEX_WITH_PAINT_PACK; }
 *   public List<RuleDefinition> rules() { return PAINT_PACK.rules(); }
 * }
 * }</pre>
 *
 * <p>Examples are never shown, only counted: {@code paint › ral-code › rejects #2}.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 *
 * @since 0.1
 */
public abstract class RulePackContract {
  private static final double LEAST_CHANCE = 1e-12;
  private static final int FEWEST_ACCEPTED = 2;
  private static final int FEWEST_REJECTED = 3;
  private static final int MEBI = 1 << 20;

  private RuleTrial trial = RuleTrial.NONE;
  private List<Classifier> opened = List.of();

  /**
   * Returns a new classifier that {@link SupportsRules runs rules} and has the pack loaded; the
   * contract closes it.
   */
  public abstract Classifier classifier();

  /** Returns the rules of the pack in the order of their precedence, the first wins. */
  public abstract List<RuleDefinition> rules();

  /** Returns how long a rule may take for one hostile value of 1 MiB. */
  public Duration timeLimit() {
    return Duration.ofSeconds(10);
  }

  @BeforeEach
  final void open() {
    Classifier classifier = classifier();
    opened = List.of(classifier);
    assertThat(classifier).isInstanceOf(SupportsRules.class);
    trial = new RuleTrial((SupportsRules) classifier);
  }

  @AfterEach
  final void close() {
    opened.forEach(Classifier::close);
  }

  @TestFactory
  final Stream<DynamicContainer> acceptsItsExamples() {
    return examples("accepts", RuleExamples::accepts, (rule, value) -> trial.accepts(rule, value));
  }

  @TestFactory
  final Stream<DynamicContainer> rejectsItsNearMisses() {
    return examples("rejects", RuleExamples::rejects, (rule, value) -> trial.rejects(rule, value));
  }

  @TestFactory
  final Stream<DynamicContainer> acceptsItsNames() {
    return examples(
        "accepts name", RuleExamples::acceptsNames, (rule, name) -> trial.acceptsName(rule, name));
  }

  @TestFactory
  final Stream<DynamicContainer> rejectsOtherNames() {
    return examples(
        "rejects name", RuleExamples::rejectsNames, (rule, name) -> trial.rejectsName(rule, name));
  }

  @TestFactory
  final Stream<DynamicTest> hasNoErrors() {
    return eachRule(rule -> assertThat(trial.errors(rule)).as("errors of %s", rule).isEmpty());
  }

  @TestFactory
  final Stream<DynamicTest> isRunByTheClassifier() {
    return eachRule(
        rule ->
            assertThat(trial.rules().rules()).extracting(RuleDefinition::id).contains(rule.id()));
  }

  @TestFactory
  final Stream<DynamicTest> isOfADeclaredEntity() {
    return eachRule(
        rule ->
            assertThat(opened.get(0).entities())
                .extracting(EntityDefinition::entity)
                .as("declared entities")
                .contains(rule.entity()));
  }

  /**
   * A p0 next to nothing would make a single match a proof, and so would one below the share of
   * look-alikes that pass the rule's checks; one above it would hide what the checks prove.
   */
  @TestFactory
  final Stream<DynamicTest> hasASaneChanceRate() {
    return eachRule(
        rule -> {
          double rate = rule.chanceRate().orElse(1);
          assertThat(rate).as("p0 of %s", rule).isGreaterThan(LEAST_CHANCE).isLessThanOrEqualTo(1);
          if (rule.chanceRate().isPresent()) {
            ChanceRateTrial measured = ChanceRateTrial.of(rule, trial);
            assertThat(measured.allows(rate))
                .as("p0 of %s is %s; %s", rule, rate, measured)
                .isTrue();
          }
        });
  }

  @TestFactory
  final Stream<DynamicTest> hasEnoughExamples() {
    return eachRule(
        rule -> {
          RuleExamples examples = rule.examples();
          if (rule.value() != null) {
            assertThat(examples.accepts()).hasSizeGreaterThanOrEqualTo(FEWEST_ACCEPTED);
            assertThat(examples.rejects()).hasSizeGreaterThanOrEqualTo(FEWEST_REJECTED);
          }
          if (rule.name() != null) {
            assertThat(examples.acceptsNames()).as("names accepted").isNotEmpty();
            assertThat(examples.rejectsNames()).as("names rejected").isNotEmpty();
          }
          assertThat(rule.references()).as("references").isNotEmpty();
        });
  }

  @TestFactory
  final Stream<DynamicTest> isQuickOnHostileValues() {
    return eachRule(
        rule -> {
          for (String hostile : hostile(rule)) {
            List<RuleProblem> problems =
                assertTimeoutPreemptively(timeLimit(), () -> trial.rejectProblems(rule, hostile));
            assertThat(problems).as("problems of %s", rule).isNotNull();
          }
        });
  }

  /**
   * A rule must not take what is another's: the other stands before it, or it names the other's
   * entity in its {@code excludes}, or the values of one of the two never suffice alone.
   */
  @TestFactory
  final Stream<DynamicTest> leavesTheExamplesOfOthersAlone() {
    List<RuleDefinition> rules = rules();
    return eachRule(
        rule -> {
          List<RuleDefinition> later =
              rules.subList(rules.indexOf(rule) + 1, rules.size()).stream()
                  .filter(other -> !other.entity().equals(rule.entity()))
                  .filter(other -> !rule.excludes().contains(other.entity()))
                  .filter(other -> !other.isNameRequired())
                  .toList();
          if (rule.value() != null && !rule.isNameRequired()) {
            assertThat(later)
                .filteredOn(other -> trial.acceptsAny(rule, other.examples().accepts()))
                .as("rules behind %s of which it accepts an example", rule)
                .isEmpty();
          }
        });
  }

  /**
   * An organisation adds rules, silences, tunes and extends those there are, and has entities
   * reported by names of its own; shown on the last rule of the pack.
   */
  @TestFactory
  final Stream<DynamicTest> honoursEachPartOfAnOverlay() {
    return overlaid().honoured();
  }

  @TestFactory
  final Stream<DynamicTest> refusesAnOverlayOfWhatIsNotThere() {
    return overlaid().refused();
  }

  private OverlayTrial overlaid() {
    assertThat(rules()).as("rules of the pack").isNotEmpty();
    return OverlayTrial.of(opened.get(0), rules().get(rules().size() - 1));
  }

  private Stream<DynamicContainer> examples(
      String verb,
      Function<RuleExamples, List<String>> kind,
      BiConsumer<RuleDefinition, String> check) {
    assertThat(rules()).as("rules of the pack").isNotEmpty();
    Map<String, List<RuleDefinition>> packs =
        rules().stream()
            .collect(
                Collectors.groupingBy(
                    rule -> rule.id().substring(0, rule.id().indexOf('/')),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return packs.entrySet().stream()
        .map(
            pack ->
                dynamicContainer(
                    pack.getKey(),
                    pack.getValue().stream().map(rule -> cases(rule, verb, kind, check))));
  }

  private static DynamicNode cases(
      RuleDefinition rule,
      String verb,
      Function<RuleExamples, List<String>> kind,
      BiConsumer<RuleDefinition, String> check) {
    List<String> cases = kind.apply(rule.examples());
    String pack = rule.id().replace("/", " › ");
    return dynamicContainer(
        rule.id().substring(rule.id().indexOf('/') + 1),
        IntStream.range(0, cases.size())
            .mapToObj(
                i ->
                    dynamicTest(
                        pack + " › " + verb + " #" + (i + 1),
                        () -> check.accept(rule, cases.get(i)))));
  }

  private Stream<DynamicTest> eachRule(Consumer<RuleDefinition> check) {
    assertThat(rules()).as("rules of the pack").isNotEmpty();
    return rules().stream()
        .map(rule -> dynamicTest(rule.id().replace("/", " › "), () -> check.accept(rule)));
  }

  private static List<String> hostile(RuleDefinition rule) {
    Stream<String> own =
        rule.examples().accepts().stream()
            .filter(example -> !example.isEmpty())
            .limit(2)
            .map(example -> example.repeat(MEBI / example.length()));
    return Stream.concat(
            own,
            Stream.of(
                "a".repeat(MEBI) + "!",
                "1".repeat(MEBI) + "x",
                " ".repeat(MEBI) + ".",
                "a@a.".repeat(MEBI / 4),
                "1-1 ".repeat(MEBI / 4),
                "\u00E9\uD83D".repeat(MEBI / 2)))
        .toList();
  }
}
