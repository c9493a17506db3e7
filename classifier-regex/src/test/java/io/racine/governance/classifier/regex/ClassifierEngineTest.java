package io.racine.governance.classifier.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.classifier.regex.rulepack.RulePackException;
import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.classifier.Classifier;
import io.racine.governance.spi.classifier.EntityDefinition;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleExamples;
import io.racine.governance.spi.classifier.RuleOverlay;
import io.racine.governance.spi.classifier.RuleProblem;
import io.racine.governance.spi.classifier.SupportsRules;
import io.racine.governance.spi.classifier.TextSpan;
import io.racine.governance.spi.classifier.ValueSignal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClassifierEngineTest {
  private final ClassifierEngine engine = TestRules.engine();

  @Test
  void namesEverythingItCouldAnswer() {
    assertThat(engine.entities())
        .contains(
            new EntityDefinition(EntityType.of("EMAIL_ADDRESS"), SensitivityLevel.PII, Set.of()))
        .hasSize(6);
    assertThat(engine.rules()).isEqualTo(TestRules.ALL);
  }

  @Test
  void versionChangesWithRulesAndThresholdsOnly() {
    ClassifierEngine same = TestRules.engine();
    Classifier threshold =
        engine.withOverlay(RuleOverlay.builder().threshold("test/card", 0.7).build());
    Classifier fewer = engine.withOverlay(RuleOverlay.builder().disable("test/card").build());

    assertThat(same.version()).isEqualTo(engine.version());
    assertThat(threshold.version()).isNotEqualTo(engine.version());
    assertThat(fewer.version()).isNotEqualTo(engine.version());
    assertThat(engine.withOverlay(RuleOverlay.NONE)).isSameAs(engine);
  }

  @Test
  void overlayAddsDisablesAndSetsThresholds() {
    RuleDefinition staff =
        RuleDefinition.builder(
                "acme/staff-number", EntityType.of("STAFF_NUMBER"), SensitivityLevel.EMPLOYEE_DATA)
            .value(ValueSignal.builder().pattern("ACME-[0-9]{5}").build())
            .chanceRate(0.0001)
            .build();
    ClassifierEngine changed =
        (ClassifierEngine)
            engine.withOverlay(
                RuleOverlay.builder()
                    .add(staff)
                    .disable("test/card")
                    .threshold("test/email", 0.95)
                    .build());
    List<String> numbers = new ArrayList<>();
    for (int i = 10_000; i < 10_030; i++) {
      numbers.add("ACME-" + i);
    }

    assertThat(TestRules.verdict(changed, TestRules.column("x"), numbers).findings())
        .extracting(finding -> finding.entity().name())
        .containsExactly("STAFF_NUMBER");
    assertThat(changed.rules()).extracting(RuleDefinition::id).doesNotContain("test/card");
    assertThat(TestRules.verdict(changed, TestRules.column("my_email"), List.of()).findings())
        .isEmpty();
    assertThat(TestRules.verdict(engine, TestRules.column("my_email"), List.of()).findings())
        .hasSize(1);
    changed.close();
    assertThat(engine.findSpans("ann@example.com")).hasSize(1);
  }

  @Test
  void overlayRefusesBrokenAndUnknownRules() {
    RuleDefinition broken =
        TestRules.rule("broken", "X").value(ValueSignal.builder().pattern("(").build()).build();

    assertThatThrownBy(
            () ->
                ((SupportsRules) engine)
                    .withOverlay(RuleOverlay.builder().add(broken).disable("test/none").build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("test/broken: pattern is not RE2 syntax")
        .hasMessageContaining("'overlay' has 'disable' for rule 'test/none', which is not loaded");
  }

  @Test
  void listsEveryProblemOfEveryRule() {
    RuleDefinition broken =
        TestRules.rule("broken", "X")
            .value(
                ValueSignal.builder()
                    .pattern("[a-")
                    .normalize(List.of("sideways"))
                    .checks(List.of("no-such-check"))
                    .dictionaries(List.of("no-such-list"))
                    .range("a", null)
                    .build())
            .build();

    assertThatThrownBy(
            () ->
                ClassifierEngine.builder()
                    .packs()
                    .rules(List.of(broken, TestRules.EMAIL, TestRules.EMAIL))
                    .build())
        .isInstanceOf(RulePackException.class)
        .hasMessageStartingWith("Cannot use the rules of the engine, 6 problems:")
        .hasMessageContaining("normalize 'sideways' is not known")
        .hasMessageContaining("pattern is not RE2 syntax")
        .hasMessageContaining("dictionary 'no-such-list'")
        .hasMessageContaining("check 'no-such-check'")
        .hasMessageContaining("range must be of numbers or ISO days but was 'a'")
        .hasMessageContaining("test/email: there are two rules of this id");
  }

  @Test
  void namesFailedExamplesByTheirPlaceAndNeverShowsThem() {
    RuleDefinition rule =
        TestRules.EMAIL.toBuilder()
            .examples(
                new RuleExamples(
                    List.of("ann@example.com", "secret-example"),
                    List.of("bob@example.com"),
                    List.of("gmail"),
                    List.of("my_email")))
            .build();

    List<RuleProblem> problems = engine.check(rule);

    assertThat(problems)
        .extracting(RuleProblem::toString)
        .containsExactly(
            "test/email: tests.accepts: example 2 of 2 is not accepted",
            "test/email: tests.rejects: example 1 of 1 is not rejected",
            "test/email: tests.names.accepts: example 1 of 1 is not accepted",
            "test/email: tests.names.rejects: example 1 of 1 is not rejected");
    assertThat(engine.check(TestRules.CARD)).isEmpty();
    assertThat(engine.check(TestRules.CVV))
        .extracting(RuleProblem::severity)
        .containsExactly(RuleProblem.Severity.WARNING);
  }

  @Test
  void judgesSingleValues() {
    assertThat(engine.classifyValue("4111 1111 1111 1111"))
        .extracting(span -> span.entity().name())
        .containsExactly("CREDIT_CARD");
    assertThat(engine.classifyValue("4111 1111 1111 1112")).isEmpty();
    assertThat(engine.classifyValue("123456789")).isEmpty();
    assertThat(engine.classifyValue("")).isEmpty();
    TextSpan email = engine.classifyValue(" ann@example.com ").get(0);
    assertThat(email.start()).isZero();
    assertThat(email.end()).isEqualTo(17);
    assertThat(email.confidence())
        .isGreaterThan(engine.classifyValue("4111 1111 1111 1111").get(0).confidence());
  }

  @Test
  void findsSpansInText() {
    String text = "Ann <ann@example.com> paid with 4111-1111-1111-1111.";

    List<TextSpan> spans = TextClassifier.of(engine).find(text);

    assertThat(spans)
        .extracting(span -> span.entity() + " " + text.substring(span.start(), span.end()))
        .containsExactly("EMAIL_ADDRESS ann@example.com", "CREDIT_CARD 4111-1111-1111-1111");
  }

  @Test
  void configurationTravelsAndGivesTheSameEngine() throws IOException, ClassNotFoundException {
    ClassifierConfiguration configuration =
        ClassifierConfiguration.builder()
            .packs(List.of())
            .rules(TestRules.ALL)
            .locales(Set.of("DE"))
            .build();
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(configuration);
    }
    ClassifierConfiguration arrived;
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      arrived = (ClassifierConfiguration) in.readObject();
    }

    assertThat(arrived.engine().version()).isEqualTo(configuration.engine().version());
    assertThat(arrived.engine()).isSameAs(arrived.engine());
    assertThat(arrived.locales()).containsExactly("DE");
  }

  @Test
  @Timeout(60)
  void eightThreadsAgree() throws Exception {
    List<String> values = new ArrayList<>(TestRules.emails(200));
    values.addAll(TestRules.cards(200, 4));
    var expected = TestRules.verdict(engine, TestRules.column("x"), values);
    var barrier = new CyclicBarrier(8);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Boolean>> results = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        results.add(
            threads.submit(
                () -> {
                  barrier.await(30, TimeUnit.SECONDS);
                  boolean same = true;
                  for (int j = 0; j < 20; j++) {
                    same &=
                        TestRules.verdict(engine, TestRules.column("x"), values).equals(expected)
                            && engine.findSpans("to ann@example.com").size() == 1;
                  }
                  return same;
                }));
      }

      for (Future<Boolean> result : results) {
        assertThat(result.get(50, TimeUnit.SECONDS)).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest(name = "1 MiB of ''{0}''")
  @ValueSource(
      strings = {
        "a",
        "a@",
        "@",
        "4",
        "4 ",
        "4111 1111 1111 1111 ",
        "x@y.",
        ".",
        "é",
        "\uD83D\uDE00"
      })
  @Timeout(60)
  void takesTimeLinearInAHostileValue(String unit) {
    ClassifierEngine hostile =
        ClassifierEngine.builder()
            .packs()
            .rules(
                List.of(
                    TestRules.EMAIL,
                    TestRules.CARD,
                    TestRules.rule("nested", "X")
                        .value(ValueSignal.builder().pattern("(a*)*(a|aa)+b@").inText(true).build())
                        .build()))
            .build();
    String value = unit.repeat((1 << 20) / unit.length());
    long start = System.nanoTime();

    hostile.findSpans(value);
    hostile.classifyValue(value);
    TestRules.verdict(hostile, TestRules.column("x"), List.of(value));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
  }
}
