package io.racine.governance.scan;

import io.racine.governance.datasource.DataSource;
import io.racine.governance.spi.GovernanceException;
import io.racine.governance.spi.Issue;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.store.CircuitBreaker;
import io.racine.governance.store.CircuitBreaker.Permit;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Calls a source: again after a while where a failure may pass, and not at all while it is down.
 * Thread-safe.
 */
final class SourceCalls {
  /** How often whoever waits for the source to come back looks whether it is. */
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  /** Work that needs the source and may be done anew. */
  interface SourceCall<T> {
    /**
     * Does it.
     *
     * @param answered to be told when the source has answered, where the rest takes long
     */
    T run(Runnable answered);
  }

  private final RetryPolicy policy;
  private final BackOff backOff;
  private final CircuitBreaker circuit;
  private final RunControl control;
  private final Waiter waiter;
  private final EffortTally effort;
  private final Clock clock;
  private final DataSource source;
  private final Consumer<Issue> report;
  private final AtomicBoolean reported = new AtomicBoolean();

  /**
   * @param waiter how to wait before a call is made again
   * @param report takes what the report of the scan is to say
   */
  SourceCalls(
      RetryPolicy policy,
      BackOff backOff,
      RunControl control,
      Waiter waiter,
      EffortTally effort,
      Clock clock,
      DataSource source,
      Consumer<Issue> report) {
    this.policy = policy;
    this.backOff = backOff;
    this.circuit = new CircuitBreaker(clock, policy.circuitFailures(), policy.circuitPause());
    this.control = control;
    this.waiter = waiter;
    this.effort = effort;
    this.clock = clock;
    this.source = source;
    this.report = report;
  }

  /**
   * Makes a call that is over with its answer.
   *
   * @throws StoppedException if the run is to end before the call can be made
   */
  <T> T call(Supplier<T> call) {
    return call(answered -> call.get(), () -> true);
  }

  /**
   * Makes a call.
   *
   * @param mayRepeat whether there is time left to make it again
   * @throws StoppedException if the run is to end before the call can be made
   */
  <T> T call(SourceCall<T> call, BooleanSupplier mayRepeat) {
    int failures = 0;
    while (true) {
      try (Permit permit = enter()) {
        try {
          T result = call.run(permit::succeeded);
          permit.succeeded();
          return result;
        } catch (ConnectorException e) {
          note(e, permit);
          failures++;
          if (!e.isTransient()
              || failures >= policy.attempts()
              || control.isEnding()
              || !mayRepeat.getAsBoolean()) {
            throw failures == 1 ? e : tried(e, failures);
          }
        }
      }
      Duration wait = backOff.after(failures);
      effort.retried(wait);
      waiter.pause(wait);
    }
  }

  /** Waits until the source may be called. */
  private Permit enter() {
    while (true) {
      if (control.isEnding()) {
        throw new StoppedException();
      }
      Optional<Permit> permit = circuit.enter();
      if (permit.isPresent()) {
        return permit.get();
      }
      Duration left = Duration.between(clock.instant(), circuit.coolDownEnds());
      Duration wait = left.compareTo(LOOK_EVERY) < 0 && left.toMillis() > 0 ? left : LOOK_EVERY;
      effort.circuitWaited(wait);
      waiter.pause(wait);
    }
  }

  private void note(ConnectorException failure, Permit permit) {
    if (failure.isTransient()) {
      // A call that was answered and broke off later is a failure as well.
      boolean opened =
          permit.isEnded() ? circuit.enter().map(Permit::failed).orElse(false) : permit.failed();
      if (opened) {
        opened(failure);
      }
    } else if (failure.code().equals(ConnectorException.ACCESS_DENIED)
        || failure.code().equals(ConnectorException.NO_SUCH_ASSET)) {
      permit.succeeded();
    }
  }

  private void opened(ConnectorException failure) {
    effort.circuitOpened();
    if (circuit.openings() >= policy.circuitOpenings()) {
      control.giveUp(
          new GovernanceException(
              ScanErrors.SOURCE_GONE,
              "Cannot go on with data source '"
                  + source.name()
                  + "': it failed again and again for "
                  + policy.circuitPause().multipliedBy(policy.circuitOpenings() - 1L)
                  + " ("
                  + failure.code()
                  + "). Resume the scan when the source is back."));
    } else if (reported.compareAndSet(false, true)) {
      report.accept(
          Issue.warning(
                  ScanErrors.SOURCE_PAUSED,
                  "Data source '"
                      + source.name()
                      + "' failed "
                      + policy.circuitFailures()
                      + " times in a row ("
                      + failure.code()
                      + ") and was left alone for "
                      + policy.circuitPause()
                      + " at a time.")
              .at(source.name().text()));
    }
  }

  private static ConnectorException tried(ConnectorException failure, int times) {
    return new ConnectorException(
        failure.code(),
        failure.source(),
        failure.asset().orElse(null),
        failure.getMessage() + " It was tried " + times + " times.",
        null);
  }
}
