package io.racine.governance.testkit.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.ReadSummary;
import io.racine.governance.spi.connector.ValueReader;
import io.racine.governance.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The group Limits of {@link ReadingContract}. */
abstract class ReadLimitChecks {
  private final ReadingSubject subject;

  ReadLimitChecks(ReadingFixture fixture) {
    this.subject = new ReadingSubject(fixture);
  }

  @Test
  void firstGivesNoMoreRowsThanAsked() {
    ReadRows read = read(ReadMode.FIRST, request -> request.maxRows(3));

    assertThat(read.rows()).hasSize(3);
    ReadingSubject.assertAmong(read.rows(), subject.largest());
    assertThat(read.summary().end()).isEqualTo(ReadSummary.End.ROW_LIMIT);
    assertThat(read.summary().mode()).isEqualTo(ReadMode.FIRST);
  }

  @Test
  void firstGivesEveryRowWhenAskedForMore() {
    int size = subject.largest().rows().size();

    ReadRows read = read(ReadMode.FIRST, request -> request.maxRows(size + 1));

    assertThat(read.rows()).containsExactlyInAnyOrderElementsOf(subject.largest().rows());
    assertThat(read.summary().end()).isEqualTo(ReadSummary.End.EXHAUSTED);
  }

  @Test
  void randomGivesNoMoreRowsThanAskedAndNoneTwice() {
    ReadRows read = read(ReadMode.RANDOM, request -> request.maxRows(4).seed(7));

    assertThat(read.rows()).hasSizeBetween(1, 4);
    ReadingSubject.assertAmong(read.rows(), subject.largest());
  }

  @Test
  void saysSoWhenItCannotReadAtRandom() {
    ReadSummary summary = read(ReadMode.RANDOM, request -> request.maxRows(4)).summary();

    assertThat(summary.mode() == ReadMode.RANDOM || !summary.issues().isEmpty())
        .as("a read as %s in place of RANDOM has an issue that says so", summary.mode())
        .isTrue();
  }

  @Test
  void fullGivesNoMoreRowsThanAsked() {
    ReadRows read = read(ReadMode.FULL, request -> request.maxRows(2));

    assertThat(read.rows()).hasSize(2);
    assertThat(read.summary().end()).isEqualTo(ReadSummary.End.ROW_LIMIT);
  }

  @Test
  void endsAtTheByteLimit() {
    long limit = read(ReadMode.FULL, UnaryOperator.identity()).bytes() / 2;

    ReadRows read = read(ReadMode.FULL, request -> request.maxBytes(limit));

    assertThat(read.bytes()).as("bytes delivered").isLessThanOrEqualTo(limit);
    assertThat(read.rows()).isNotEmpty();
    ReadingSubject.assertAmong(read.rows(), subject.largest());
    assertThat(read.summary().end()).isEqualTo(ReadSummary.End.BYTE_LIMIT);
  }

  @Test
  void batchesHoldNoMoreRowsThanAsked() {
    ReadRows read = read(ReadMode.FULL, request -> request.batchRows(3));

    assertThat(read.batches()).allSatisfy(batch -> assertThat(batch.rows()).isBetween(1, 3));
    assertThat(read.rows()).containsExactlyInAnyOrderElementsOf(subject.largest().rows());
  }

  /** At exactly as many rows as there are, both ends are true. */
  @TestFactory
  Stream<DynamicTest> keepsTheRowLimitAtItsEdges() {
    int size = subject.largest().rows().size();
    return Stream.of(ReadMode.FIRST, ReadMode.FULL)
        .flatMap(
            mode ->
                Stream.of(1, size - 1, size, size + 1)
                    .map(
                        limit ->
                            dynamicTest(
                                mode + " of " + limit + " rows",
                                () -> expectRows(mode, limit, size))));
  }

  private void expectRows(ReadMode mode, int limit, int size) {
    ReadRows read = read(mode, request -> request.maxRows(limit));

    assertThat(read.rows()).hasSize(Math.min(limit, size));
    ReadingSubject.assertAmong(read.rows(), subject.largest());
    if (limit != size) {
      assertThat(read.summary().end())
          .isEqualTo(limit < size ? ReadSummary.End.ROW_LIMIT : ReadSummary.End.EXHAUSTED);
    } else {
      assertThat(read.summary().end()).isIn(ReadSummary.End.ROW_LIMIT, ReadSummary.End.EXHAUSTED);
    }
  }

  /** A first row that is too large alone may be delivered: better one row than none for ever. */
  @TestFactory
  Stream<DynamicTest> keepsTheByteLimitAtItsEdges() {
    int size = subject.largest().rows().size();
    long bytes = read(ReadMode.FULL, UnaryOperator.identity()).bytes();
    return Stream.of(1L, bytes - 1, bytes, bytes + 1)
        .map(limit -> dynamicTest(limit + " bytes", () -> expectBytes(limit, bytes, size)));
  }

  private void expectBytes(long limit, long bytes, int size) {
    ReadRows read = read(ReadMode.FULL, request -> request.maxBytes(limit));

    ReadingSubject.assertAmong(read.rows(), subject.largest());
    if (limit >= bytes) {
      assertThat(read.rows()).hasSize(size);
    } else {
      assertThat(read.summary().end()).isEqualTo(ReadSummary.End.BYTE_LIMIT);
      assertThat(read.rows().size()).as("rows").isLessThan(size);
      assertThat(read.bytes() <= limit || read.rows().size() == 1).as("limit kept").isTrue();
    }
  }

  @TestFactory
  Stream<DynamicTest> keepsTheBatchLimitAtItsEdges() {
    int size = subject.largest().rows().size();
    return Stream.of(1, size - 1, size, size + 1)
        .map(limit -> dynamicTest("batches of " + limit, () -> expectBatches(limit)));
  }

  private void expectBatches(int limit) {
    ReadRows read = read(ReadMode.FULL, request -> request.batchRows(limit));

    assertThat(read.batches()).allSatisfy(batch -> assertThat(batch.rows()).isBetween(1, limit));
    assertThat(read.rows()).containsExactlyInAnyOrderElementsOf(subject.largest().rows());
    assertThat(read.summary().end()).isEqualTo(ReadSummary.End.EXHAUSTED);
  }

  /** The clock that counts is the one the host lends. */
  @Test
  void endsAtTheTimeLimitOfItsClock() {
    ReadingFixture fixture = subject.fixture();
    SettableClock clock = SettableClock.at(Instant.parse("2026-01-01T00:00:00Z"));
    ExpectedRows table = subject.largest();
    try (Connector connector =
        fixture
            .factory()
            .create(fixture.context(fixture.settings(), fixture.secrets()).withClock(clock))) {
      ReadRequest request =
          subject
              .request(connector, ReadMode.FULL, table.table())
              .batchRows(1)
              .timeLimit(Duration.ofMinutes(2))
              .build();
      try (ValueReader reader =
          ReadRows.reading(connector).open(subject.whole(table.table()), request)) {
        assertThat(reader.next()).as("rows before the limit").isPresent();

        clock.advance(Duration.ofMinutes(3));
        BrokenRead rest = BrokenRead.of(reader);

        assertThat(rest.failure()).as("a failure at the limit").isNull();
        assertThat(rest.summary().end()).isEqualTo(ReadSummary.End.TIME_LIMIT);
        assertThat(rest.summary().rows()).as("rows").isLessThan(table.rows().size());
      }
    }
  }

  @Test
  void summaryCountsWhatWasDelivered() {
    ReadRows read = read(ReadMode.FULL, request -> request.batchRows(3));

    assertThat(read.summary().rows()).as("rows").isEqualTo(read.rows().size());
    assertThat(read.summary().bytes()).as("bytes").isEqualTo(read.bytes());
    assertThat(read.summary().cutValues()).as("cut values").isZero();
  }

  private ReadRows read(ReadMode mode, UnaryOperator<ReadRequest.Builder> limits) {
    ExpectedRows table = subject.largest();
    try (Connector connector = subject.fixture().connect()) {
      ReadRequest request = limits.apply(subject.request(connector, mode, table.table())).build();
      return ReadRows.of(connector, subject.whole(table.table()), request);
    }
  }
}
