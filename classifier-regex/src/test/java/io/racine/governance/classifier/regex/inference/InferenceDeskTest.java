package io.racine.governance.classifier.regex.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.ColumnContext;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.HashKey;
import io.racine.governance.spi.classifier.InferencePolicy;
import io.racine.governance.spi.classifier.InferenceRequest;
import io.racine.governance.spi.classifier.InferenceService;
import io.racine.governance.spi.classifier.InferenceSignal;
import io.racine.governance.spi.classifier.RuleDefinition;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class InferenceDeskTest {
  private static final HashKey KEY = HashKey.of(11, 22);
  private static final EntityType EMAIL = EntityType.of("EMAIL");
  private static final EntityType PHONE = EntityType.of("PHONE");
  private static final List<RuleDefinition> RULES =
      List.of(
          rule("email", EMAIL, "An address of electronic mail"), rule("phone", PHONE, "A phone"));
  private static final List<String> RAW = List.of("Marker.One@example.com");
  private static final List<String> MASKS = List.of("Aaaaaa.Aaa@aaaaaaa.aaa");

  private Endpoint endpoint;
  private final SteppedClock clock = new SteppedClock();

  @BeforeEach
  void open() throws IOException {
    endpoint = new Endpoint();
  }

  @AfterEach
  void close() {
    endpoint.close();
  }

  private static RuleDefinition rule(String name, EntityType entity, String description) {
    return RuleDefinition.builder("own/" + name, entity, SensitivityLevel.PII)
        .inference(InferenceSignal.of(description))
        .build();
  }

  private static ColumnContext column(String name, InferencePolicy policy) {
    return ColumnContext.builder(
            ColumnDescriptor.builder(FieldPath.of(name), LogicalType.TEXT)
                .attribute("default", "Marker")
                .build(),
            KEY)
        .inference(policy)
        .build();
  }

  private InferenceDesk desk(InferenceLimits limits) {
    return desk(endpoint, limits);
  }

  private InferenceDesk desk(InferenceService service, InferenceLimits limits) {
    return InferenceDesk.builder(service, KEY).limits(limits).clock(clock).build();
  }

  private static InferenceAnswer ask(InferenceDesk desk, String name) {
    return desk.ask(column(name, InferencePolicy.MASKED), RULES, MASKS, RAW);
  }

  @Test
  void saysWhatTheServiceSays() {
    endpoint.answers(200, body -> "EMAIL=0.8\nPHONE=0.03");

    InferenceAnswer answer = ask(desk(InferenceLimits.DEFAULTS), "contact");

    assertThat(answer.probabilities()).isEqualTo(Map.of(EMAIL, 0.8, PHONE, 0.03));
    assertThat(answer.probability(EMAIL)).hasValue(0.8);
    assertThat(answer.sentence(EMAIL))
        .isEqualTo("the inference service example-llm says so with probability 0.80");
    assertThat(answer.sentence(PHONE))
        .isEqualTo("the inference service example-llm says so with probability 0.030");
    assertThat(answer.problems()).isEmpty();
    assertThat(endpoint.bodies())
        .containsExactly(
            """
            column=contact
            attributes={}
            masked=true
            entities={EMAIL=An address of electronic mail, PHONE=A phone}
            sample=Aaaaaa.Aaa@aaaaaaa.aaa
            """);
  }

  @Test
  void leavesOutEntitiesThatTheServiceDoesNotName() {
    InferenceAnswer answer = ask(desk(InferenceLimits.DEFAULTS), "contact");

    assertThat(answer.probability(PHONE)).isEmpty();
    assertThat(answer.sentence(PHONE))
        .isEqualTo("the inference service example-llm does not say so");
  }

  @Test
  void asksNothingAboutASourceThatIsOff() {
    InferenceAnswer answer =
        desk(InferenceLimits.DEFAULTS)
            .ask(column("contact", InferencePolicy.OFF), RULES, MASKS, RAW);

    assertThat(answer.isAnswered()).isFalse();
    assertThat(answer.probabilities()).isEmpty();
    assertThat(answer.problems()).isEmpty();
    assertThat(endpoint.bodies()).isEmpty();
  }

  @Test
  void asksNothingWithoutARuleThatRestsOnInference() {
    desk(InferenceLimits.DEFAULTS)
        .ask(column("contact", InferencePolicy.RAW), List.of(), MASKS, RAW);

    assertThat(endpoint.bodies()).isEmpty();
  }

  @Test
  void showsValuesOnlyWhereTheSourceAllowsIt() {
    InferenceDesk desk = desk(InferenceLimits.DEFAULTS);

    desk.ask(column("contact", InferencePolicy.MASKED), RULES, RAW, RAW);
    desk.ask(column("contact", InferencePolicy.RAW), RULES, MASKS, RAW);

    assertThat(endpoint.bodies()).hasSize(2);
    assertThat(endpoint.bodies().get(0))
        .as("masked even when a caller mixes the lists up")
        .contains("masked=true", "sample=Aaaaaa.Aaa@aaaaaaa.aaa")
        .doesNotContain("Marker");
    assertThat(endpoint.bodies().get(1))
        .contains("masked=false", "sample=Marker.One@example.com")
        .contains("attributes={}");
  }

  @Test
  void remembersAnswers() {
    InferenceDesk desk = desk(InferenceLimits.DEFAULTS);

    InferenceAnswer first = ask(desk, "contact");
    InferenceAnswer second = ask(desk, "contact");
    ask(desk, "other");
    desk.ask(column("contact", InferencePolicy.MASKED), RULES, List.of("99"), RAW);
    desk.ask(column("contact", InferencePolicy.MASKED), RULES.subList(0, 1), MASKS, RAW);

    assertThat(second).isSameAs(first);
    assertThat(endpoint.bodies()).hasSize(4);
    assertThat(desk.calls()).isEqualTo(4);
  }

  @Test
  void forgetsTheAnswerThatWasAskedForLongestAgo() {
    InferenceDesk desk = desk(InferenceLimits.DEFAULTS.withRemembered(2));

    ask(desk, "a");
    ask(desk, "b");
    ask(desk, "a");
    ask(desk, "c");
    assertThat(desk.calls()).isEqualTo(3);

    ask(desk, "a");
    assertThat(desk.calls()).isEqualTo(3);
    ask(desk, "b");
    assertThat(desk.calls()).isEqualTo(4);
  }

  @Test
  void givesUpOnASlowService() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    endpoint.answers(
        200,
        body -> {
          release.await();
          return "EMAIL=0.8";
        });
    InferenceService watched =
        new Forwarding(endpoint) {
          @Override
          public Map<EntityType, Double> ask(InferenceRequest request) throws Exception {
            try {
              return super.ask(request);
            } catch (InterruptedException e) {
              interrupted.countDown();
              throw e;
            }
          }
        };
    InferenceDesk desk =
        desk(watched, InferenceLimits.DEFAULTS.withTimeLimit(Duration.ofMillis(300)));

    InferenceAnswer answer = ask(desk, "contact");

    assertThat(answer.probabilities()).isEmpty();
    assertThat(answer.problems())
        .containsExactly("the inference service example-llm gave no answer within 300 ms");
    assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
    release.countDown();

    endpoint.answers(200, body -> "EMAIL=0.8");
    InferenceDesk patient = desk(InferenceLimits.DEFAULTS);
    assertThat(ask(patient, "contact").probability(EMAIL)).hasValue(0.8);
  }

  @Test
  void tellsTheKindOfAFailureAndNoMore() {
    endpoint.answers(500, body -> Endpoint.SECRET + " Marker");

    InferenceAnswer answer =
        desk(InferenceLimits.DEFAULTS)
            .ask(column("contact", InferencePolicy.RAW), RULES, MASKS, RAW);

    assertThat(answer.problems())
        .containsExactly("the inference service example-llm failed with java.io.IOException");
    assertThat(answer.toString()).doesNotContain("Marker").doesNotContain(Endpoint.SECRET);
  }

  @Test
  void takesGarbageForAFailure() {
    endpoint.answers(200, body -> "{\"Marker\": [}");

    assertThat(ask(desk(InferenceLimits.DEFAULTS), "contact").problems())
        .hasSize(1)
        .allSatisfy(
            problem ->
                assertThat(problem)
                    .startsWith("the inference service example-llm failed with java.lang.")
                    .doesNotContain("Marker"));
  }

  @Test
  void countsOnlyProbabilitiesOfWhatWasAsked() {
    endpoint.answers(200, body -> "EMAIL=1.2\nPHONE=NaN\nMARKER_ENTITY=0.9");
    InferenceDesk desk = desk(InferenceLimits.DEFAULTS);

    InferenceAnswer answer = ask(desk, "contact");

    assertThat(answer.probabilities()).isEmpty();
    assertThat(answer.problems())
        .containsExactly(
            "the inference service example-llm gave answers that are no probability, and do not count: 2",
            "the inference service example-llm gave answers that nobody asked for, and do not count: 1");
    endpoint.answers(200, body -> "EMAIL=0\nPHONE=1");
    assertThat(ask(desk, "other").probabilities()).isEqualTo(Map.of(EMAIL, 0.0, PHONE, 1.0));
  }

  @Test
  void takesMapsOfAnyKind() {
    Map<Object, Object> odd = new HashMap<>();
    odd.put(null, 0.5);
    odd.put(EMAIL, "0.5");
    odd.put(PHONE, null);
    @SuppressWarnings({"unchecked", "rawtypes"})
    Map<EntityType, Double> polluted = (Map) odd;
    InferenceService service = serving(request -> polluted);

    InferenceAnswer answer = ask(desk(service, InferenceLimits.DEFAULTS), "contact");

    assertThat(answer.probabilities()).isEmpty();
    assertThat(answer.problems()).hasSize(2);
  }

  @Test
  void takesNoMapAndAnErrorForFailures() {
    assertThat(ask(desk(serving(request -> null), InferenceLimits.DEFAULTS), "contact").problems())
        .containsExactly("the inference service example-llm gave no answer");
    InferenceService broken =
        serving(
            request -> {
              throw new StackOverflowError("Marker");
            });
    assertThat(ask(desk(broken, InferenceLimits.DEFAULTS), "contact").problems())
        .containsExactly(
            "the inference service example-llm failed with java.lang.StackOverflowError");
  }

  @Test
  void asksNoMoreWhenItsCallsAreUsedUp() {
    InferenceDesk desk = desk(InferenceLimits.DEFAULTS.withCalls(2));

    ask(desk, "a");
    ask(desk, "b");
    InferenceAnswer third = ask(desk, "c");
    InferenceAnswer known = ask(desk, "a");

    assertThat(third.problems())
        .containsExactly(
            "the inference service example-llm is not asked any more: its 2 calls are used up");
    assertThat(known.probability(EMAIL)).hasValue(0.8);
    assertThat(endpoint.bodies()).hasSize(2);
  }

  @Test
  void leavesAFailingServiceAloneForAWhile() {
    InferenceDesk desk = desk(InferenceLimits.DEFAULTS.withPause(2, Duration.ofMinutes(5)));
    endpoint.answers(500, body -> "");
    ask(desk, "a");
    ask(desk, "a");
    assertThat(ask(desk, "a").problems())
        .containsExactly(
            "the inference service example-llm is not asked for now: it failed 2 times in a row");
    assertThat(endpoint.bodies()).hasSize(2);

    clock.step(Duration.ofMinutes(6));
    ask(desk, "a");
    assertThat(endpoint.bodies()).as("one try, and rest again").hasSize(3);
    ask(desk, "a");
    assertThat(endpoint.bodies()).hasSize(3);

    clock.step(Duration.ofMinutes(6));
    endpoint.answers(200, body -> "EMAIL=0.8");
    assertThat(ask(desk, "a").probability(EMAIL)).hasValue(0.8);
    endpoint.answers(500, body -> "");
    ask(desk, "b");
    ask(desk, "c");
    assertThat(endpoint.bodies()).as("a success starts the count anew").hasSize(6);
  }

  @Test
  void makesTwoCallsAtATimeAndNoMore() throws Exception {
    AtomicInteger atWork = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CyclicBarrier pairs = new CyclicBarrier(2);
    endpoint.answers(
        200,
        body -> {
          most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
          pairs.await(60, TimeUnit.SECONDS);
          atWork.decrementAndGet();
          return "EMAIL=0.8";
        });
    InferenceDesk desk = desk(InferenceLimits.DEFAULTS.withTimeLimit(Duration.ofSeconds(60)));
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Future<InferenceAnswer>> answers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String name = "column" + i;
        answers.add(pool.submit(() -> ask(desk, name)));
      }
      for (Future<InferenceAnswer> answer : answers) {
        assertThat(answer.get(60, TimeUnit.SECONDS).probability(EMAIL)).hasValue(0.8);
      }
    } finally {
      pool.shutdownNow();
    }

    assertThat(most).hasValue(2);
    assertThat(desk.calls()).isEqualTo(8);
  }

  @Test
  void countsACallThatDoesNotEndAsAtWork() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    InferenceService deaf =
        serving(
            request -> {
              while (release.getCount() > 0) {
                try {
                  release.await();
                } catch (InterruptedException deliberatelyDeaf) {
                  Thread.onSpinWait();
                }
              }
              return Map.of(EMAIL, 0.8);
            });
    List<Thread> started = new CopyOnWriteArrayList<>();
    InferenceDesk desk =
        InferenceDesk.builder(deaf, KEY)
            .limits(InferenceLimits.DEFAULTS.withConcurrent(1).withTimeLimit(Duration.ofSeconds(2)))
            .clock(clock)
            .threads(
                work -> {
                  Thread thread = new Thread(work);
                  started.add(thread);
                  return thread;
                })
            .build();

    assertThat(ask(desk, "a").problems())
        .containsExactly("the inference service example-llm gave no answer within 2000 ms");
    assertThat(ask(desk, "b").problems())
        .containsExactly("the inference service example-llm is busy with earlier calls");
    assertThat(started).hasSize(1);

    release.countDown();
    started.get(0).join(60_000);
    assertThat(ask(desk, "b").probability(EMAIL)).hasValue(0.8);
  }

  @Test
  void stopsWaitingWhenItsThreadIsInterrupted() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    InferenceService silent =
        serving(
            request -> {
              asked.countDown();
              never.await();
              return Map.of();
            });
    InferenceDesk desk =
        desk(silent, InferenceLimits.DEFAULTS.withTimeLimit(Duration.ofSeconds(100)));
    List<Object> seen = new CopyOnWriteArrayList<>();
    Thread scan =
        new Thread(
            () -> {
              seen.add(ask(desk, "a").problems());
              seen.add(Thread.currentThread().isInterrupted());
            });
    scan.start();
    assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
    scan.interrupt();
    scan.join(60_000);

    assertThat(seen)
        .containsExactly(
            List.of(
                "the inference service example-llm was not waited for: the thread was interrupted"),
            true);
  }

  @Test
  void callsOnDaemonThreads() {
    List<Boolean> daemons = new CopyOnWriteArrayList<>();
    InferenceService service =
        serving(
            request -> {
              daemons.add(Thread.currentThread().isDaemon());
              return Map.of();
            });

    ask(desk(service, InferenceLimits.DEFAULTS), "a");

    assertThat(daemons).containsExactly(true);
  }

  @Test
  void tellsItsVersionAndNoValues() {
    InferenceDesk desk = desk(InferenceLimits.DEFAULTS);
    InferenceAnswer answer = desk.ask(column("contact", InferencePolicy.RAW), RULES, MASKS, RAW);

    assertThat(desk.version()).isEqualTo("example-llm large-2");
    assertThat(desk).hasToString("inference by example-llm large-2, 1 calls");
    assertThat(answer).hasToString("example-llm {EMAIL=0.8}");
  }

  @Test
  void refusesAMalformedId() {
    InferenceService service =
        new Forwarding(endpoint) {
          @Override
          public String id() {
            return "My LLM";
          }
        };

    assertThatThrownBy(() -> desk(service, InferenceLimits.DEFAULTS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The id of an inference service must be lower-kebab but was 'My LLM'");
  }

  @Test
  void refusesLimitsThatAreNone() {
    InferenceLimits limits = InferenceLimits.DEFAULTS;

    assertThatThrownBy(() -> limits.withTimeLimit(Duration.ZERO))
        .hasMessageContaining("time limit");
    assertThatThrownBy(() -> limits.withCalls(-1)).hasMessageContaining("calls");
    assertThatThrownBy(() -> limits.withConcurrent(0)).hasMessageContaining("concurrent calls");
    assertThatThrownBy(() -> limits.withPause(0, Duration.ofSeconds(1)))
        .hasMessageContaining("failures");
    assertThatThrownBy(() -> limits.withPause(1, Duration.ZERO)).hasMessageContaining("pause");
  }

  /** What a service made of one method answers. */
  private interface Answering {
    Map<EntityType, Double> answer(InferenceRequest request) throws Exception;
  }

  private InferenceService serving(Answering answering) {
    return new Forwarding(endpoint) {
      @Override
      public Map<EntityType, Double> ask(InferenceRequest request) throws Exception {
        return answering.answer(request);
      }
    };
  }

  private abstract static class Forwarding implements InferenceService {
    private final InferenceService service;

    Forwarding(InferenceService service) {
      this.service = service;
    }

    @Override
    public String id() {
      return service.id();
    }

    @Override
    public String version() {
      return service.version();
    }

    @Override
    public Map<EntityType, Double> ask(InferenceRequest request) throws Exception {
      return service.ask(request);
    }
  }

  /** A clock that stands still until it is moved. */
  private static final class SteppedClock extends Clock {
    private volatile Instant now = Instant.parse("2026-01-15T12:00:00Z");

    void step(Duration duration) {
      now = now.plus(duration);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
