package io.racine.governance.testkit.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.testkit.fault.Cut;
import io.racine.governance.testkit.fault.Fault;
import io.racine.governance.testkit.fault.FaultProxy;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The group Connecting of {@link FaultContract}. */
abstract class FaultConnectChecks {
  private final FaultSubject subject;

  FaultConnectChecks(FaultFixture fixture) {
    this.subject = new FaultSubject(fixture);
  }

  /** As with a wrong port, or a server that is not started. */
  @TestFactory
  Stream<DynamicTest> isUnreachableWhereNothingListens() {
    return each(
        call -> {
          try (FaultProxy proxy = subject.proxy().set(Fault.refuse());
              Connector connector = subject.connect(proxy)) {
            ConnectorException failure = subject.expectFailure(subject.thrownBy(connector, call));

            assertThat(failure.code()).isEqualTo(ConnectorException.UNREACHABLE);
          }
        });
  }

  /** A pool may still hold connections of the server that was. */
  @TestFactory
  Stream<DynamicTest> saysSoWhenTheServerIsGone() {
    return each(
        call -> {
          try (FaultProxy proxy = subject.proxy();
              Connector connector = subject.connect(proxy)) {
            connector.verify();
            proxy.set(Fault.refuse()).cut(Cut.CLOSE);

            subject.expectTransient(subject.thrownBy(connector, call));
          }
        });
  }

  /** Calls connect alike, so two of them show it; each takes the whole limit. */
  @TestFactory
  Stream<DynamicTest> endsAtItsOwnTimeLimitWhereNobodyAnswers() {
    return each(
        List.of("verify", "read"),
        call -> {
          try (FaultProxy proxy = subject.proxy().set(Fault.blackHole());
              Connector connector = subject.connect(proxy)) {
            long start = System.nanoTime();
            @Nullable Throwable thrown = subject.thrownBy(connector, call);
            Duration took = Duration.ofNanos(System.nanoTime() - start);

            assertThat(subject.expectFailure(thrown).code())
                .isIn(
                    ConnectorException.UNREACHABLE,
                    ConnectorException.CONNECTION_LOST,
                    ConnectorException.TIMED_OUT);
            assertThat(took)
                .isLessThan(subject.fixture().connectTimeLimit().plus(FaultSubject.GRACE));
          }
        });
  }

  /** As when the port is that of something else. */
  @Test
  void takesNonsenseForAFailure() {
    try (FaultProxy proxy = subject.proxy().set(Fault.corrupt());
        Connector connector = subject.connect(proxy)) {
      subject.expectFailure(subject.thrownBy(connector, Connector::verify));
    }
  }

  private Stream<DynamicTest> each(Consumer<Consumer<Connector>> check) {
    return each(subject.calls().keySet(), check);
  }

  private Stream<DynamicTest> each(Collection<String> names, Consumer<Consumer<Connector>> check) {
    return subject.calls().entrySet().stream()
        .filter(call -> names.contains(call.getKey()))
        .map(call -> dynamicTest(call.getKey(), () -> check.accept(call.getValue())));
  }
}
