package io.racine.governance.testkit.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.ReadSummary;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

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
