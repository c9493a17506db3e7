package io.racine.governance.classifier.regex.inference;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.classifier.ColumnContext;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.HashKey;
import io.racine.governance.spi.classifier.InferencePolicy;
import io.racine.governance.spi.classifier.InferenceRequest;
import io.racine.governance.spi.classifier.InferenceService;
import io.racine.governance.spi.classifier.RuleDefinition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks an inference service about columns, for one engine.
 *
 * <p>One call per column, for all rules that rest on inference. An answer is remembered; a failure
 * is no evidence and says why, without values and without what the service said. A service that
 * hangs is left to its thread after the time limit; until that thread ends, it counts as a call at
 * work.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @since 0.1
 */
public final class InferenceDesk {
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private final InferenceService service;
  private final String id;
  private final String version;
  private final InferenceLimits limits;
  private final ThreadFactory threads;
  private final AnswerMemory memory;
  private final CallGate gate;
  private final Semaphore places;
  private final Clock clock;

  private InferenceDesk(Builder builder) {
    this.service = builder.service;
    this.id = requireNonNull(service.id(), "id of the inference service");
    this.version = requireNonNull(service.version(), "version of the inference service");
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "The id of an inference service must be lower-kebab but was '" + id + "'");
    }
    this.limits = builder.limits;
    this.clock = builder.clock;
    this.threads = builder.threads;
    this.memory = new AnswerMemory(builder.key, limits.remembered());
    this.gate = new CallGate(limits, clock);
    this.places = new Semaphore(limits.concurrent());
  }

  /**
   * Returns a builder.
   *
   * @param key random, and this desk's alone: answers are kept under hashes with it
   */
  public static Builder builder(InferenceService service, HashKey key) {
    return new Builder(service, key);
  }

  /** Returns the service and its version: a text that differs whenever answers may. */
  public String version() {
    return id + " " + version;
  }

  /** Returns how many calls were made. */
  public int calls() {
    return gate.calls();
  }

  /**
   * Returns what the service says of a column.
   *
   * @param rules those that rest on inference; others are passed over
   * @param masks some values of the column, masked
   * @param raw the same as they are; looked at only where the source allows it
   */
  public InferenceAnswer ask(
      ColumnContext column, List<RuleDefinition> rules, List<String> masks, List<String> raw) {
    Map<EntityType, String> entities = Question.entities(rules);
    if (column.inference() == InferencePolicy.OFF || entities.isEmpty()) {
      return InferenceAnswer.notAsked();
    }
    InferenceRequest request = Question.of(column, entities, masks, raw, limits.timeLimit());
    AnswerMemory.Key key = memory.key(Question.text(request));
    InferenceAnswer known = memory.find(key);
    if (known != null) {
      return known;
    }
    InferenceAnswer answer = call(request);
    if (answer.isAnswered()) {
      memory.put(key, answer);
    }
    return answer;
  }

  private InferenceAnswer call(InferenceRequest request) {
    String refusal = gate.refusal();
    if (refusal != null) {
      return none(refusal);
    }
    Instant begun = clock.instant();
    try {
      if (!places.tryAcquire(left(begun), TimeUnit.NANOSECONDS)) {
        gate.failed();
        return none("is busy with earlier calls");
      }
      refusal = gate.enter();
      if (refusal != null) {
        places.release();
        return none(refusal);
      }
      return await(started(request), begun);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return none("was not waited for: the thread was interrupted");
    }
  }

  /** Returns what is left of the time limit in nanoseconds, whatever the clock does. */
  private long left(Instant begun) {
    Duration gone = Duration.between(begun, clock.instant());
    Duration left = limits.timeLimit().minus(gone.isNegative() ? Duration.ZERO : gone);
    return Math.max(0, left.toNanos());
  }

  /** Starts the call on a thread of its own, which gives the place back when it ends. */
  private FutureTask<@Nullable InferenceAnswer> started(InferenceRequest request) {
    FutureTask<@Nullable InferenceAnswer> task =
        new FutureTask<>(() -> checked(service.ask(request), request.entities().keySet()));
    boolean running = false;
    try {
      Thread thread =
          threads.newThread(
              () -> {
                try {
                  task.run();
                } finally {
                  places.release();
                }
              });
      thread.start();
      running = true;
      return task;
    } finally {
      if (!running) {
        places.release();
      }
    }
  }

  private InferenceAnswer await(FutureTask<@Nullable InferenceAnswer> task, Instant begun)
      throws InterruptedException {
    try {
      InferenceAnswer answer = task.get(left(begun), TimeUnit.NANOSECONDS);
      if (answer == null) {
        gate.failed();
        return none("gave no answer");
      }
      gate.succeeded();
      return answer;
    } catch (TimeoutException e) {
      gate.failed();
      return none("gave no answer within " + limits.timeLimit().toMillis() + " ms");
    } catch (ExecutionException e) {
      gate.failed();
      // Only the kind of the fault: its message is the service's, and may hold a secret.
      Throwable cause = e.getCause();
      return none("failed with " + (cause == null ? e : cause).getClass().getName());
    } finally {
      task.cancel(true);
    }
  }

  /** Still on the thread of the call: a service's map may do anything, too. */
  private @Nullable InferenceAnswer checked(
      @Nullable Map<EntityType, ?> said, Set<EntityType> asked) {
    if (said == null) {
      return null;
    }
    Map<EntityType, Double> probabilities = new TreeMap<>();
    int bad = 0;
    int answered = 0;
    for (EntityType entity : asked) {
      if (said.containsKey(entity)) {
        answered++;
        Object value = said.get(entity);
        if (value instanceof Double probability && probability >= 0 && probability <= 1) {
          probabilities.put(entity, probability);
        } else {
          bad++;
        }
      }
    }
    List<String> problems = new ArrayList<>();
    if (bad > 0) {
      problems.add(sentence("gave answers that are no probability, and do not count: " + bad));
    }
    int unasked = said.size() - answered;
    if (unasked > 0) {
      problems.add(sentence("gave answers that nobody asked for, and do not count: " + unasked));
    }
    return InferenceAnswer.of(id, probabilities, problems);
  }

  private InferenceAnswer none(String what) {
    return InferenceAnswer.none(id, sentence(what));
  }

  private String sentence(String what) {
    return "the inference service " + id + " " + what;
  }

  @Override
  public String toString() {
    return "inference by " + version() + ", " + calls() + " calls";
  }

  /**
   * Builds one desk.
   *
   * <p><b>Threads:</b> Confined: one thread at a time.
   */
  public static final class Builder {
    private final InferenceService service;
    private final HashKey key;
    private InferenceLimits limits = InferenceLimits.DEFAULTS;
    private Clock clock = Clock.systemUTC();
    private ThreadFactory threads = Builder::daemon;

    private Builder(InferenceService service, HashKey key) {
      this.service = requireNonNull(service, "service");
      this.key = requireNonNull(key, "key");
    }

    private static Thread daemon(Runnable work) {
      Thread thread = new Thread(work, "racine-inference");
      thread.setDaemon(true);
      return thread;
    }

    public Builder limits(InferenceLimits limits) {
      this.limits = requireNonNull(limits, "limits");
      return this;
    }

    /** Sets the clock by which a failing service is left alone for a while. */
    public Builder clock(Clock clock) {
      this.clock = requireNonNull(clock, "clock");
      return this;
    }

    /** Sets where the threads of calls come from; daemon threads unless set. */
    public Builder threads(ThreadFactory threads) {
      this.threads = requireNonNull(threads, "threads");
      return this;
    }

    /**
     * Returns the desk.
     *
     * @throws IllegalArgumentException if the service's id is malformed
     */
    public InferenceDesk build() {
      return new InferenceDesk(this);
    }
  }
}
