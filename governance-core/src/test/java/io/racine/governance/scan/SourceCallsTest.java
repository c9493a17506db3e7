package io.racine.governance.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.datasource.DataSource;
import io.racine.governance.datasource.DataSourceId;
import io.racine.governance.datasource.DataSourceStatus;
import io.racine.governance.datasource.SourceLimits;
import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.Issue;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.SourceName;
import io.racine.governance.spi.classifier.InferencePolicy;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.testkit.SettableClock;
import io.racine.governance.testkit.connector.InMemoryConnectorFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class SourceCallsTest {
  private static final RetryPolicy POLICY =
      RetryPolicy.builder()
          .attempts(3)
          .firstDelay(Duration.ofMillis(100))
          .circuitFailures(4)
          .circuitPause(Duration.ofSeconds(10))
          .circuitOpenings(3)
          .build();

  private final SettableClock clock = SettableClock.at("2026-03-01T12:00:00Z");
  private final RunControl control = new RunControl();
  private final EffortTally effort = new EffortTally(ScanEffort.NONE);
  private final List<Duration> waits = new ArrayList<>();
  private final List<Issue> issues = new ArrayList<>();
  private final SourceCalls calls =
      new SourceCalls(
          POLICY,
          new BackOff(POLICY, (RandomGenerator) () -> 0L),
          control,
          this::pass,
          effort,
          clock,
          source(),
          issues::add);

  private void pass(Duration time) {
    waits.add(time);
    clock.advance(time);
  }

  @Test
  void triesAgainWhatMayPassWithGrowingWaits() {
    var failing = new Failing(2, ConnectorException.CONNECTION_LOST);

    assertThat(calls.call(failing)).isEqualTo("done");

    assertThat(failing.calls).isEqualTo(3);
    assertThat(waits).containsExactly(Duration.ofMillis(100), Duration.ofMillis(200));
    assertThat(effort.effort())
        .isEqualTo(
            new ScanEffort(2, Duration.ofMillis(300), 0, Duration.ZERO, Duration.ZERO, 0, 0));
  }

  @Test
  void triesSoManyTimesAndSaysSo() {
    var failing = new Failing(99, ConnectorException.OVERLOADED);

    assertThatThrownBy(() -> calls.call(failing))
        .isInstanceOfSatisfying(
            ConnectorException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ConnectorException.OVERLOADED);
              assertThat(e.asset()).contains(AssetPath.of("t"));
            })
        .hasMessage("Cannot read 't'. It was tried 3 times.");
    assertThat(failing.calls).isEqualTo(3);
  }

  @Test
  void triesNothingElseAgain() {
    for (ErrorCode code :
        List.of(
            ConnectorException.LOGIN_REFUSED,
            ConnectorException.ACCESS_DENIED,
            ConnectorException.NO_SUCH_ASSET,
            ConnectorException.SOURCE_FAILED,
            ConnectorException.TIMED_OUT,
            ConnectorException.CANCELED)) {
      var failing = new Failing(99, code);

      assertThatThrownBy(() -> calls.call(failing)).hasMessage("Cannot read 't'.");
      assertThat(failing.calls).isEqualTo(1);
    }
    assertThat(waits).isEmpty();
  }

  @Test
  void leavesTheSourceAloneAfterFailuresInARowAndComesBack() {
    var failing = new Failing(4, ConnectorException.UNREACHABLE);
    assertThatThrownBy(() -> calls.call(failing)).isInstanceOf(ConnectorException.class);
    waits.clear();

    assertThat(calls.call(failing)).isEqualTo("done");

    // The fourth failure opened it: the wait before the next try goes on to the end of the pause.
    assertThat(waits.get(0)).isEqualTo(Duration.ofMillis(100));
    assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus))
        .isEqualTo(Duration.ofSeconds(10));
    assertThat(effort.effort().circuitOpenings()).isEqualTo(1);
    assertThat(effort.effort().circuitWait()).isEqualTo(Duration.ofMillis(9_900));
    assertThat(issues)
        .containsExactly(
            Issue.warning(
                    ScanErrors.SOURCE_PAUSED,
                    "Data source 'shop' failed 4 times in a row (connector.unreachable) and was"
                        + " left alone for PT10S at a time.")
                .at("shop"));
  }

  @Test
  void givesUpASourceThatDoesNotComeBack() {
    var failing = new Failing(99, ConnectorException.UNREACHABLE);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> calls.call(failing)).isInstanceOf(ConnectorException.class);
    }

    assertThatThrownBy(() -> calls.call(failing)).isInstanceOf(StoppedException.class);

    assertThat(failing.calls).isEqualTo(6);
    assertThat(issues).hasSize(1);
    assertThat(control.sourceGone().orElseThrow())
        .hasMessage(
            "Cannot go on with data source 'shop': it failed again and again for PT20S"
                + " (connector.unreachable). Resume the scan when the source is back.");
  }

  @Test
  void aCallThatWasAnsweredAndBreaksOffIsTriedAgainAndShowsThatTheSourceIsThere() {
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(
              () ->
                  calls.call(
                      answered -> {
                        answered.run();
                        throw failure(ConnectorException.CONNECTION_LOST);
                      },
                      () -> true))
          .hasMessage("Cannot read 't'. It was tried 3 times.");
    }

    assertThat(effort.effort().circuitOpenings()).isZero();
  }

  @Test
  void doesNotTryAgainWhenThereIsNoTimeLeft() {
    var failing = new Failing(1, ConnectorException.CONNECTION_LOST);

    assertThatThrownBy(() -> calls.call(answered -> failing.get(), () -> false))
        .hasMessage("Cannot read 't'.");
  }

  @Test
  void aRunThatIsToEndMakesNoCallAndWaitsNoLonger() {
    var realWaits =
        new SourceCalls(
            POLICY,
            new BackOff(POLICY, (RandomGenerator) () -> 0L),
            control,
            control,
            effort,
            clock,
            source(),
            issues::add);
    var failing = new Failing(99, ConnectorException.CONNECTION_LOST);
    control.requestStop();

    assertThatThrownBy(() -> realWaits.call(failing)).isInstanceOf(StoppedException.class);
    assertThatThrownBy(() -> control.pause(Duration.ofDays(1)))
        .isInstanceOf(StoppedException.class);
    assertThat(failing.calls).isZero();
  }

  private static ConnectorException failure(ErrorCode code) {
    return new ConnectorException(
        code, SourceName.of("shop"), AssetPath.of("t"), "Cannot read 't'.", null);
  }

  private static DataSource source() {
    var now = SettableClock.at("2026-03-01T12:00:00Z").instant();
    return new DataSource(
        DataSourceId.of(1),
        SourceName.of("shop"),
        InMemoryConnectorFactory.TYPE,
        DataSourceStatus.ACTIVE,
        null,
        null,
        null,
        false,
        Map.of(),
        Map.of(),
        Set.of(),
        InferencePolicy.OFF,
        SourceLimits.NONE,
        "ada",
        now,
        now);
  }

  /** Fails so many times, then answers. */
  private static final class Failing implements Supplier<String> {
    private final int times;
    private final ErrorCode code;
    private int calls;

    Failing(int times, ErrorCode code) {
      this.times = times;
      this.code = code;
    }

    @Override
    public String get() {
      calls++;
      if (calls <= times) {
        throw failure(code);
      }
      return "done";
    }
  }
}
