package io.racine.governance.testkit.connector;

import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.ValueReader;
import io.racine.governance.spi.value.ValueBatch;
import io.racine.governance.testkit.LeakProbe;
import io.racine.governance.testkit.RecordingLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The group Secrecy of {@link ReadingContract}. */
abstract class ReadSecrecyChecks {
  private static final int MOST_WATCHED = 300;

  private final ReadingSubject subject;

  ReadSecrecyChecks(ReadingFixture fixture) {
    this.subject = new ReadingSubject(fixture);
  }

  @Test
  void saysNothingOfTheValuesItReads() {
    LeakProbe probe = subject.probe(MOST_WATCHED);
    List<@Nullable Object> said = new ArrayList<>();
    List<String> log;

    try (RecordingLog recording = RecordingLog.open()) {
      try (Connector connector = subject.fixture().connect()) {
        subject.tables().forEach(table -> read(connector, table, said));
        said.add(connector.toString());
      }
      log = recording.lines();
    }

    probe.assertNothingLeaked(said, log);
  }

  private void read(Connector connector, ExpectedRows table, List<@Nullable Object> said) {
    ReadRequest request = subject.request(connector, ReadMode.FULL, table.table()).build();
    try (ValueReader reader =
        ReadRows.reading(connector).open(subject.whole(table.table()), request)) {
      for (Optional<ValueBatch> next = reader.next(); next.isPresent(); next = reader.next()) {
        said.add(next.get().toString());
        next.get().columns().forEach(column -> said.add(column.toString()));
      }
      said.add(reader.toString());
      said.add(reader.summary().toString());
    }
  }
}
