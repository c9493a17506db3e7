package io.racine.governance.classifier.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.classifier.regex.inference.InferenceDesk;
import io.racine.governance.classifier.regex.rulepack.RulePackException;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.ColumnAccumulator;
import io.racine.governance.spi.classifier.ColumnContext;
import io.racine.governance.spi.classifier.ColumnStatistic;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.CompositeSignal;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.Finding;
import io.racine.governance.spi.classifier.InferencePolicy;
import io.racine.governance.spi.classifier.InferenceRequest;
import io.racine.governance.spi.classifier.InferenceService;
import io.racine.governance.spi.classifier.InferenceSignal;
import io.racine.governance.spi.classifier.MetadataSignal;
import io.racine.governance.spi.classifier.NameSignal;
import io.racine.governance.spi.classifier.Reason;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleOverlay;
import io.racine.governance.spi.classifier.RuleProblem;
import io.racine.governance.spi.classifier.StatisticSignal;
import io.racine.governance.spi.classifier.SupportsTableEvidence;
import io.racine.governance.spi.classifier.TableContext;
import io.racine.governance.spi.classifier.TableVerdict;
import io.racine.governance.spi.classifier.ValueSignal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A rule of each type, made at run time, with nothing else in the engine. */
final class RuleTypesTest {
  private static final List<String> WORDS =
      List.of("amber", "birch", "cedar", "drift", "ember", "flint", "grove", "heath", "inlet");

  private static ClassifierEngine engine(RuleDefinition... rules) {
    return ClassifierEngine.builder().packs().rules(List.of(rules)).build();
  }

  private static ColumnContext column(
      String table, UnaryOperator<ColumnDescriptor.Builder> described, LogicalType type) {
    return ColumnContext.builder(
            described.apply(ColumnDescriptor.builder(FieldPath.of("field"), type)).build(),
            TestRules.KEY)
        .table(AssetPath.of("shop", table))
        .environment("PRODUCTION")
        .build();
  }

  private static ColumnContext plain() {
    return column("things", UnaryOperator.identity(), LogicalType.TEXT);
  }

  private static List<String> found(
      ClassifierEngine engine, ColumnContext column, List<String> values) {
    return TestRules.verdict(engine, column, values).findings().stream()
        .map(finding -> finding.entity().name())
        .toList();
  }

  @Test
  void wordsOfARulesOwn() {
    ClassifierEngine engine =
        engine(
            TestRules.rule("ward", "WARD")
                .value(
                    ValueSignal.builder()
                        .words(List.of("Intensive Care", "Maternité", "Oncology"))
                        .build())
                .build());

    assertThat(
            found(engine, plain(), List.of("intensive care", "MATERNITE", "Oncology", "Maternité")))
        .containsExactly("WARD");
    assertThat(found(engine, plain(), WORDS)).isEmpty();
  }

  @Test
  void allColumnsOfATableSoNamed() {
    ClassifierEngine engine =
        engine(
            TestRules.rule("pay", "PAY_DATA")
                .name(NameSignal.of(List.of(), List.of("id"), List.of("payroll")))
                .types(Set.of(LogicalType.DECIMAL))
                .build());
    List<String> numbers = List.of("1200.50", "900.25", "3100.75");

    assertThat(
            found(
                engine,
                column("payroll_2024", UnaryOperator.identity(), LogicalType.DECIMAL),
                numbers))
        .containsExactly("PAY_DATA");
    assertThat(
            found(engine, column("stock", UnaryOperator.identity(), LogicalType.DECIMAL), numbers))
        .isEmpty();
    assertThat(
            found(engine, column("payroll", UnaryOperator.identity(), LogicalType.DATE), List.of()))
        .isEmpty();
  }

  @Test
  void theTypeThatTheSourceNames() {
    ClassifierEngine engine =
        engine(
            TestRules.rule("shape", "GEO_SHAPE")
                .metadata(
                    MetadataSignal.builder().nativeTypes(Set.of("geometry")).share(0.7).build())
                .build());

    ColumnContext geometry =
        column("places", column -> column.nativeType("GEOMETRY(Point, 4326)"), LogicalType.SPATIAL);
    assertThat(found(engine, geometry, List.of())).containsExactly("GEO_SHAPE");
    assertThat(
            found(
                engine,
                column("places", column -> column.nativeType("geometries"), LogicalType.SPATIAL),
                List.of()))
        .isEmpty();
  }

  @Test
  void lengthsAndNumbersInARange() {
    ClassifierEngine engine =
        engine(
            TestRules.rule("heart", "HEART_RATE")
                .chanceRate(0.01)
                .value(
                    ValueSignal.builder().pattern("[0-9]+").range("30", "220").length(2, 3).build())
                .name(NameSignal.of(List.of("field")))
                .build());

    List<String> rates = IntStream.range(60, 100).mapToObj(String::valueOf).toList();
    List<String> long4 = IntStream.range(60, 100).mapToObj(i -> "00" + i).toList();
    List<String> high = IntStream.range(300, 340).mapToObj(String::valueOf).toList();
    Finding in = TestRules.verdict(engine, plain(), rates).top().orElseThrow();
    assertThat(in.evidence().validated()).isEqualTo(40);
    assertThat(TestRules.verdict(engine, plain(), long4).top().orElseThrow().evidence().validated())
        .isZero();
    assertThat(TestRules.verdict(engine, plain(), high).top().orElseThrow().evidence().validated())
        .isZero();
  }

  @Test
  void statisticsOfTheValuesAsAWhole() {
    ClassifierEngine engine =
        engine(
            TestRules.rule("key", "OPAQUE_KEY")
                .statistics(
                    StatisticSignal.builder()
                        .atLeast(ColumnStatistic.UNIQUENESS, 0.99)
                        .atLeast(ColumnStatistic.ENTROPY, 3.2)
                        .range(ColumnStatistic.MEAN_LENGTH, new StatisticSignal.Range(24, 24))
                        .atMost(ColumnStatistic.TOP_SHAPE_SHARE, 0.5)
                        .build())
                .build());
    var random = new SplittableRandom(7);
    List<String> keys = IntStream.range(0, 50).mapToObj(i -> key(random, 24)).toList();

    ColumnVerdict verdict = TestRules.verdict(engine, plain(), keys);
    assertThat(verdict.top().orElseThrow().entity().name()).isEqualTo("OPAQUE_KEY");
    assertThat(verdict.top().orElseThrow().reasons().get(0).text())
        .startsWith("the statistics fit: uniqueness 1.00, mean length 24.00, entropy ");
    assertThat(found(engine, plain(), keys.subList(0, 19))).as("too few values").isEmpty();
    assertThat(
            found(engine, plain(), IntStream.range(0, 50).mapToObj(i -> key(random, 23)).toList()))
        .as("another length")
        .isEmpty();
    assertThat(
            found(
                engine,
                plain(),
                IntStream.range(0, 50).mapToObj(i -> "a".repeat(23) + (i % 10)).toList()))
        .isEmpty();
  }

  private static String key(SplittableRandom random, int length) {
    String alphabet = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    return random
        .ints(length, 0, alphabet.length())
        .mapToObj(i -> String.valueOf(alphabet.charAt(i)))
        .reduce("", String::concat);
  }

  @Test
  void whatTheSourceSaysAboutTheColumn() {
    ClassifierEngine engine =
        engine(
            TestRules.rule("tagged", "TAGGED_PERSONAL")
                .metadata(
                    MetadataSignal.builder()
                        .comments(List.of("personal data"))
                        .attributes(Map.of("owner", "*", "class", "c3"))
                        .key(false)
                        .environments(Set.of("PRODUCTION"))
                        .build())
                .build());
    UnaryOperator<ColumnDescriptor.Builder> fitting =
        column ->
            column
                .comment("Holds personal-data of guests")
                .attribute("owner", "desk")
                .attribute("class", "c3");

    ColumnVerdict verdict =
        TestRules.verdict(engine, column("guests", fitting, LogicalType.TEXT), WORDS);
    assertThat(verdict.top().orElseThrow().entity().name()).isEqualTo("TAGGED_PERSONAL");
    assertThat(verdict.top().orElseThrow().reasons().get(0).text())
        .isEqualTo(
            "the comment says 'personal data', it is no part of the primary key, it has the"
                + " attribute 'class', it has the attribute 'owner', the source is used for"
                + " PRODUCTION");
    assertThat(
            found(
                engine, column("guests", c -> fitting.apply(c).key(true), LogicalType.TEXT), WORDS))
        .isEmpty();
    assertThat(
            found(
                engine,
                column("guests", c -> fitting.apply(c).attribute("class", "c1"), LogicalType.TEXT),
                WORDS))
        .isEmpty();
    assertThat(
            found(
                engine,
                column(
                    "guests", c -> fitting.apply(c).comment("impersonal data"), LogicalType.TEXT),
                WORDS))
        .isEmpty();
  }

  private static final RuleDefinition LEFT =
      TestRules.rule("left", "LEFT").name(NameSignal.of(List.of("left"))).build();
  private static final RuleDefinition RIGHT =
      TestRules.rule("right", "RIGHT").name(NameSignal.of(List.of("right"))).build();

  private static TableVerdict table(SupportsTableEvidence engine, String... names) {
    Map<FieldPath, ColumnContext> contexts = new LinkedHashMap<>();
    Map<FieldPath, ColumnVerdict> verdicts = new LinkedHashMap<>();
    for (String name : names) {
      ColumnContext context = TestRules.column(name);
      contexts.put(context.column().path(), context);
      verdicts.put(
          context.column().path(),
          TestRules.verdict((ClassifierEngine) engine, context, List.of()));
    }
    return engine.judge(new TableContext(null, contexts), verdicts);
  }

  @Test
  void columnsThatStandTogether() {
    RuleDefinition pair =
        TestRules.rule("pair", "PAIR")
            .composite(CompositeSignal.of("LEFT and sibling RIGHT"))
            .build();
    RuleDefinition both =
        TestRules.rule("both", "BOTH")
            .composite(
                new CompositeSignal(
                    "any PAIR and any RIGHT", CompositeSignal.Scope.TABLE, false, 0.9))
            .build();
    // The one that rests on the other comes first, to show that the order does not matter.
    ClassifierEngine engine = engine(both, pair, LEFT, RIGHT);

    TableVerdict together = table(engine, "left", "right", "up");
    assertThat(together.columns().get(FieldPath.of("left")).findings())
        .extracting(finding -> finding.entity().name())
        .contains("PAIR");
    assertThat(together.columns().get(FieldPath.of("right")).findings())
        .extracting(finding -> finding.entity().name())
        .containsExactly("RIGHT");
    assertThat(together.columns().get(FieldPath.of("up")).findings()).isEmpty();
    assertThat(table(engine, "left", "up").findings()).isEmpty();
    assertThat(table(engine, "left", "up").columns().get(FieldPath.of("left")).findings())
        .extracting(finding -> finding.entity().name())
        .containsExactly("LEFT");
  }

  @Test
  void aTableHasFindingsOfItsOwn() {
    RuleDefinition both =
        TestRules.rule("both", "BOTH")
            .composite(
                new CompositeSignal(
                    "any LEFT and any RIGHT", CompositeSignal.Scope.TABLE, false, 0.9))
            .build();
    ClassifierEngine engine = engine(both, LEFT, RIGHT);

    Finding finding = table(engine, "left", "right").findings().get(0);

    assertThat(finding.entity().name()).isEqualTo("BOTH");
    assertThat(finding.confidence()).isCloseTo(0.81, org.assertj.core.data.Offset.offset(1e-9));
    assertThat(finding.reasons().get(0).text())
        .isEqualTo("the columns of the table fit: LEFT in left, RIGHT in right");
    assertThat(table(engine, "left").findings()).isEmpty();
    assertThat(table(engine, "left", "right").columns().get(FieldPath.of("left")).findings())
        .hasSize(1);
  }

  @Test
  void aCompositeThatRestsOnItselfIsRefused() {
    RuleDefinition first =
        TestRules.rule("first", "FIRST").composite(CompositeSignal.of("SECOND")).build();
    RuleDefinition second =
        TestRules.rule("second", "SECOND").composite(CompositeSignal.of("sibling FIRST")).build();

    assertThatThrownBy(() -> engine(first, second))
        .isInstanceOfSatisfying(
            RulePackException.class,
            e ->
                assertThat(e.problems())
                    .extracting(RuleProblem::message)
                    .contains("rests on itself: test/first → test/second → test/first"));
    assertThatThrownBy(() -> engine(first).withOverlay(RuleOverlay.builder().add(second).build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rests on itself");
  }

  @Test
  void aConditionThatIsNoneIsAProblemOfTheRule() {
    RuleDefinition broken =
        TestRules.rule("broken", "BROKEN").composite(CompositeSignal.of("A and")).build();

    assertThat(engine().check(broken))
        .extracting(RuleProblem::message)
        .contains("the condition 'A and' must have an entity at word 3 but has the end");
  }

  @Test
  void theBuiltInCombinationsSpeakOfTables() {
    ClassifierEngine engine = ClassifierEngine.builtIn();

    assertThat(table(engine, "birth_date", "gender", "postal_code").findings())
        .extracting(finding -> finding.entity().name())
        .containsExactly("QUASI_IDENTIFIERS");
    assertThat(table(engine, "birth_date", "gender").findings()).isEmpty();
    assertThat(table(engine, "card_number", "cvv").findings())
        .extracting(finding -> finding.entity().name())
        .containsExactly("CARD_ACCOUNT_DATA");
  }

  @Test
  void aTrainedModel() {
    ClassifierEngine engine =
        engine(
            TestRules.rule("person", "WHO")
                .chanceRate(0.0005)
                .value(
                    ValueSignal.builder()
                        .checks(List.of("model(id=value-words; label=PERSON_NAME; least=0.6)"))
                        .build())
                .build());
    List<String> people =
        List.of(
            "Mary Johnson",
            "José García",
            "Ahmed Hassan",
            "Anna Schmidt",
            "Paul Martin",
            "Sofia Rossi",
            "Peter Novak",
            "Laura Fernández",
            "Thomas Weber",
            "Elena Petrova",
            "David Cohen",
            "Emma Wilson");
    List<String> codes = IntStream.range(0, 12).mapToObj(i -> "KX-" + (4100 + i * 13)).toList();

    assertThat(found(engine, plain(), people)).containsExactly("WHO");
    assertThat(found(engine, plain(), codes)).isEmpty();
    assertThat(engine.version()).contains("value-words");
  }

  private static ClassifierEngine asking(InferenceService service) {
    return ClassifierEngine.builder()
        .packs()
        .rules(
            List.of(
                TestRules.rule("shift", "SHIFT")
                    .inference(InferenceSignal.of("how shifts rotate"))
                    .build()))
        .inference(InferenceDesk.builder(service, TestRules.KEY).build())
        .build();
  }

  private static ColumnContext shown(InferencePolicy policy) {
    return ColumnContext.builder(ColumnDescriptor.of("field", LogicalType.TEXT), TestRules.KEY)
        .inference(policy)
        .build();
  }

  @Test
  void aServiceOutside() {
    List<InferenceRequest> asked = new ArrayList<>();
    ClassifierEngine engine =
        asking(
            new Answering(
                request -> {
                  asked.add(request);
                  return Map.of(EntityType.of("SHIFT"), 0.9);
                }));

    assertThat(found(engine, shown(InferencePolicy.OFF), WORDS)).isEmpty();
    assertThat(asked).isEmpty();
    ColumnVerdict verdict = TestRules.verdict(engine, shown(InferencePolicy.MASKED), WORDS);
    assertThat(verdict.top().orElseThrow().confidence())
        .isCloseTo(0.81, org.assertj.core.data.Offset.offset(1e-6));
    assertThat(verdict.top().orElseThrow().reasons())
        .extracting(Reason::text)
        .containsExactly("the inference service answering says so with probability 0.90");
    assertThat(asked).hasSize(1);
    assertThat(asked.get(0).samples()).containsExactly("aaaaa");
    assertThat(engine.version()).contains("answering 1");
    TestRules.verdict(engine, shown(InferencePolicy.RAW), WORDS);
    assertThat(asked.get(1).samples()).containsExactlyElementsOf(WORDS);
  }

  @Test
  void aServiceThatFailsLeavesTheOtherEvidence() {
    ClassifierEngine engine =
        ClassifierEngine.builder()
            .packs()
            .rules(
                List.of(
                    TestRules.rule("shift", "SHIFT")
                        .name(NameSignal.of(List.of("field")))
                        .inference(InferenceSignal.of("how shifts rotate"))
                        .build()))
            .inference(
                InferenceDesk.builder(
                        new Answering(
                            request -> {
                              throw new IllegalStateException("secret of the service");
                            }),
                        TestRules.KEY)
                    .build())
            .build();

    Finding finding =
        TestRules.verdict(engine, shown(InferencePolicy.MASKED), WORDS).top().orElseThrow();

    assertThat(finding.confidence()).isCloseTo(0.9, org.assertj.core.data.Offset.offset(1e-6));
    assertThat(finding.reasons())
        .extracting(Reason::text)
        .contains("the inference service answering failed with java.lang.IllegalStateException");
  }

  @Test
  void whatTheServiceIsShownDoesNotDependOnShards() {
    List<List<String>> shown = new ArrayList<>();
    ClassifierEngine engine =
        asking(
            new Answering(
                request -> {
                  shown.add(request.samples());
                  return Map.of();
                }));
    ColumnContext column = shown(InferencePolicy.MASKED);
    List<String> values =
        IntStream.range(0, 100).mapToObj(i -> "v".repeat(i % 30 + 1) + i).toList();

    TestRules.verdict(engine, column, values);
    ColumnAccumulator first = engine.open(column);
    first.accept(TestRules.values(column, values.subList(60, 100)));
    ColumnAccumulator second = engine.open(column);
    second.accept(TestRules.values(column, values.subList(0, 60)));
    ColumnAccumulator restored = engine.restore(column, second.toBytes());
    restored.merge(first);
    restored.verdict();

    assertThat(shown).as("the same question is asked once").hasSize(1);
    assertThat(shown.get(0)).hasSizeBetween(10, 16);
  }

  /** A service that answers as it is told. */
  private record Answering(Function<InferenceRequest, Map<EntityType, Double>> answers)
      implements InferenceService {
    @Override
    public String id() {
      return "answering";
    }

    @Override
    public String version() {
      return "1";
    }

    @Override
    public Map<EntityType, Double> ask(InferenceRequest request) {
      return answers.apply(request);
    }
  }
}
