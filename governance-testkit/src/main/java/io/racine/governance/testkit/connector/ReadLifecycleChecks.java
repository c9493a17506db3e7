package io.racine.governance.testkit.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.ReadSummary;
import io.racine.governance.spi.connector.ValueReader;
import io.racine.governance.testkit.AtOnce;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The group Lifecycle of {@link ReadingContract}. */
abstract class ReadLifecycleChecks {
  private static final String MISSING = "racine_no_such_table";
  private static final int THREADS = 8;

  private final ReadingSubject subject;
  private final ReadingFixture fixture;

  ReadLifecycleChecks(ReadingFixture fixture) {
    this.subject = new ReadingSubject(fixture);
    this.fixture = fixture;
  }

  @Test
  void openTouchesNothing() {
    try (Connector connector = fixture.connect();
        ValueReader reader = openMissing(connector)) {
      assertThat(reader.summary().end()).isEqualTo(ReadSummary.End.OPEN);
      assertThat(fixture.openResources()).as("resources held").isZero();
    }
  }

  @Test
  void anUnknownAssetFailsAtTheFirstNext() {
    try (Connector connector = fixture.connect();
        ValueReader reader = openMissing(connector)) {
      Throwable thrown = catchThrowable(reader::next);

      assertThat(thrown).isInstanceOf(ConnectorException.class);
      ConnectorException failure = (ConnectorException) thrown;
      assertThat(failure.code()).isEqualTo(ConnectorException.NO_SUCH_ASSET);
      assertThat(failure.asset()).hasValue(missing());
      assertThat(failure).hasMessageContaining(MISSING);
      FailureChecks.assertNoDriverException(failure);
      assertThat(fixture.openResources()).as("resources held after a failure").isZero();
    }
  }

  @Test
  void cancelBeforeTheFirstNextIsKept() {
    try (Connector connector = fixture.connect();
        ValueReader reader = openLargest(connector)) {
      CompletableFuture.runAsync(reader::cancel).join();

      expectCanceled(reader);
    }
  }

  @Test
  void cancelFromAnotherThreadEndsReading() {
    try (Connector connector = fixture.connect();
        ValueReader reader = openLargest(connector)) {
      assertThat(reader.next()).isPresent();

      CompletableFuture.runAsync(reader::cancel).join();

      expectCanceled(reader);
      assertThat(fixture.openResources()).as("resources held after cancel").isZero();
    }
  }

  @Test
  void cancelAfterTheEndDoesNothing() {
    try (Connector connector = fixture.connect();
        ValueReader reader = openLargest(connector)) {
      drain(reader);

      reader.cancel();

      assertThat(reader.next()).isEmpty();
      assertThat(reader.summary().end()).isEqualTo(ReadSummary.End.EXHAUSTED);
    }
  }

  @Test
  void freesWhatItHoldsWhenClosedEarly() {
    try (Connector connector = fixture.connect()) {
      ValueReader reader = openLargest(connector);
      assertThat(reader.next()).isPresent();

      reader.close();
      reader.close();

      assertThat(fixture.openResources()).as("resources held").isZero();
    }
  }

  @Test
  void refusesToOpenAfterTheConnectorIsClosed() {
    Connector connector = fixture.connect();
    ReadRequest request = request(connector);
    connector.close();

    assertThatThrownBy(
            () ->
                ReadRows.reading(connector)
                    .open(subject.whole(subject.largest().table()), request)
                    .close())
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closingTheConnectorEndsReading() {
    Connector connector = fixture.connect();
    ValueReader reader = openLargest(connector);
    assertThat(reader.next()).isPresent();

    connector.close();

    Throwable thrown =
        assertTimeoutPreemptively(fixture.timeLimit(), () -> catchThrowable(() -> drain(reader)));
    assertThat(thrown).isInstanceOfAny(ConnectorException.class, IllegalStateException.class);
    reader.close();
    assertThat(fixture.openResources()).as("resources held").isZero();
  }

  @Test
  void readsForManyThreadsAtOnce() {
    ExpectedRows table = subject.largest();
    try (Connector connector = fixture.connect()) {
      List<ReadRows> reads =
          AtOnce.run(THREADS, fixture.timeLimit(), () -> subject.readAll(connector, table.table()));

      assertThat(reads)
          .allSatisfy(
              read -> assertThat(read.rows()).containsExactlyInAnyOrderElementsOf(table.rows()));
    }
  }

  @Test
  void listsAndReadsAtOnce() {
    ExpectedRows table = subject.largest();
    AtomicInteger turn = new AtomicInteger();
    try (Connector connector = fixture.connect()) {
      List<Integer> counts =
          AtOnce.run(
              THREADS,
              fixture.timeLimit(),
              () -> {
                boolean reads = turn.getAndIncrement() % 2 == 0;
                connector.verify();
                return reads
                    ? subject.readAll(connector, table.table()).rows().size()
                    : Listed.all(connector).assets().size();
              });

      int listed = Listed.all(connector).assets().size();
      assertThat(counts).containsOnly(table.rows().size(), listed);
    }
  }

  @Test
  void givesNothingOnceClosed() {
    try (Connector connector = fixture.connect()) {
      ValueReader reader = openLargest(connector);
      assertThat(reader.next()).isPresent();
      reader.close();

      assertThatThrownBy(reader::next)
          .isInstanceOfAny(ConnectorException.class, IllegalStateException.class);
    }
  }

  /** Whether reading ends or goes on, whoever interrupted must find that it was seen. */
  @Test
  void anInterruptedThreadKeepsItsFlag() {
    try (Connector connector = fixture.connect();
        ValueReader reader = openLargest(connector)) {
      assertThat(reader.next()).isPresent();

      Thread.currentThread().interrupt();
      Throwable thrown = catchThrowable(() -> drain(reader));
      boolean interrupted = Thread.interrupted();

      assertThat(interrupted).as("the thread is still interrupted").isTrue();
      if (thrown != null) {
        assertThat(thrown).isInstanceOf(ConnectorException.class);
        assertThat(((ConnectorException) thrown).code()).isEqualTo(ConnectorException.CANCELED);
      }
    }
    assertThat(fixture.openResources()).as("resources held").isZero();
  }

  private void expectCanceled(ValueReader reader) {
    Throwable thrown =
        assertTimeoutPreemptively(fixture.timeLimit(), () -> catchThrowable(() -> drain(reader)));

    assertThat(thrown).isInstanceOf(ConnectorException.class);
    assertThat(((ConnectorException) thrown).code()).isEqualTo(ConnectorException.CANCELED);
    assertThat(reader.summary().end()).isEqualTo(ReadSummary.End.CANCELED);
  }

  private static void drain(ValueReader reader) {
    while (reader.next().isPresent()) {
      // Only the end matters.
    }
  }

  private AssetPath missing() {
    return subject
        .largest()
        .table()
        .parent()
        .map(parent -> parent.child(MISSING))
        .orElseGet(() -> AssetPath.of(MISSING));
  }

  private ValueReader openMissing(Connector connector) {
    return ReadRows.reading(connector)
        .open(new AssetPartition(missing(), CatalogItemType.TABLE, ""), request(connector));
  }

  private ValueReader openLargest(Connector connector) {
    return ReadRows.reading(connector)
        .open(subject.whole(subject.largest().table()), request(connector));
  }

  private ReadRequest request(Connector connector) {
    return subject
        .request(connector, ReadMode.FULL, subject.largest().table())
        .batchRows(1)
        .build();
  }
}
