package io.racine.governance.testkit.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.ValueReader;
import io.racine.governance.testkit.fault.FaultProxy;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The group Recovery of {@link FaultContract}. */
abstract class FaultRecoveryChecks {
  /** A pool may hold some connections of which it does not know that they are dead. */
  private static final int ATTEMPTS = 3;

  private final FaultSubject subject;

  FaultRecoveryChecks(FaultFixture fixture) {
    this.subject = new FaultSubject(fixture);
  }

  /** Who calls a connector tries transient failures again, so some of these may come first. */
  @TestFactory
  Stream<DynamicTest> theSameConnectorWorksAgain() {
    return Stream.of(FaultCase.values())
        .map(
            fault ->
                dynamicTest(
                    fault.name(),
                    () ->
                        assertTimeoutPreemptively(
                            subject.fixture().timeLimit(), () -> expectRecovery(fault))));
  }

  private void expectRecovery(FaultCase fault) {
    ReadRequest request = subject.request().build();
    try (FaultProxy proxy = subject.proxy()) {
      long bytes = subject.bytesOfTable(proxy);
      try (Connector connector = subject.connect(proxy)) {
        connector.verify();
        // What came of it is for the other groups to check: a connector may have connected anew.
        BrokenRead broken = fault.spoil(subject, proxy, connector, bytes);
        assertThat(broken.rows())
            .as("rows of a spoilt read")
            .hasSizeLessThanOrEqualTo(rows().size());

        proxy.heal();

        assertThat(again(connector, request)).containsExactlyInAnyOrderElementsOf(rows());
        assertThat(connector.verify().product()).isNotBlank();
        assertThat(Listed.all(connector).assets()).isNotEmpty();
      }
    }
    assertThat(subject.fixture().openResources()).as("resources held at the end").isZero();
  }

  private List<List<@Nullable Object>> rows() {
    return subject.table().rows();
  }

  private List<List<@Nullable Object>> again(Connector connector, ReadRequest request) {
    for (int attempt = 1; ; attempt++) {
      try (ValueReader reader = subject.open(connector, request)) {
        BrokenRead read = BrokenRead.of(reader);
        boolean mayPass = read.failure() instanceof ConnectorException e && e.isTransient();
        if (!mayPass || attempt == ATTEMPTS) {
          assertThat(read.failure()).as("failure of attempt %s", attempt).isNull();
          return read.rows();
        }
      }
    }
  }
}
