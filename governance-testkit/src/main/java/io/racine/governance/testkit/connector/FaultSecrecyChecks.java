package io.racine.governance.testkit.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.racine.governance.spi.connector.Connector;
import io.racine.governance.testkit.LeakProbe;
import io.racine.governance.testkit.RecordingLog;
import io.racine.governance.testkit.fault.FaultProxy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The group Secrecy of {@link FaultContract}. */
abstract class FaultSecrecyChecks {
  private final FaultSubject subject;

  FaultSecrecyChecks(FaultFixture fixture) {
    this.subject = new FaultSubject(fixture);
  }

  @TestFactory
  Stream<DynamicTest> saysNothingOfSecretsOrValues() {
    return Stream.of(FaultCase.values())
        .map(
            fault ->
                dynamicTest(
                    fault.name(),
                    () ->
                        assertTimeoutPreemptively(
                            subject.fixture().timeLimit(), () -> expectSilence(fault))));
  }

  private void expectSilence(FaultCase fault) {
    // All of them: nobody knows at which row it strikes.
    LeakProbe probe = new ReadingSubject(subject.fixture()).probe(Integer.MAX_VALUE);
    subject
        .fixture()
        .secrets()
        .forEach((name, value) -> watch(probe, "secret '" + name + "'", value));
    List<@Nullable Object> said = new ArrayList<>();
    List<String> log;
    try (FaultProxy proxy = subject.proxy()) {
      long bytes = subject.bytesOfTable(proxy);
      try (RecordingLog recording = RecordingLog.open();
          Connector connector = subject.connect(proxy)) {
        BrokenRead read = fault.spoil(subject, proxy, connector, bytes);
        said.add(read.failure());
        said.add(read.summary().toString());
        if (fault.isBeforeConnecting()) {
          said.add(catchThrowable(connector::verify));
        }
        said.add(connector.toString());
        log = recording.lines();
      }
    }

    assertThat(said).as("what was said").isNotEmpty();
    probe.assertNothingLeaked(said, log);
  }

  private static void watch(LeakProbe probe, String label, String value) {
    if (value.length() >= LeakProbe.SHORTEST_WATCHED) {
      probe.watch(label, value);
    }
  }
}
