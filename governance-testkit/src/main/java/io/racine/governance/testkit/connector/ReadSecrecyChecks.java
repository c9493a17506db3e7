package io.racine.governance.testkit.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.asset.AssetDescriptor;
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
  /** Shorter texts turn up in names by accident. */
  private static final int SHORTEST = 8;

  private static final int MOST_WATCHED = 300;

  private final ReadingSubject subject;

  ReadSecrecyChecks(ReadingFixture fixture) {
    this.subject = new ReadingSubject(fixture);
  }

  @Test
  void saysNothingOfTheValuesItReads() {
    LeakProbe probe = probe();
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

  private LeakProbe probe() {
    String names =
        subject.fixture().expectedAssets().stream().map(AssetDescriptor::toString).toList()
            + subject.fixture().expectedAssets().stream().map(Listed::line).toList().toString();
    List<String> texts =
        subject
            .tables()
            .flatMap(table -> table.rows().stream())
            .flatMap(List::stream)
            .filter(value -> value instanceof String text && text.length() >= SHORTEST)
            .map(String::valueOf)
            .filter(text -> !names.contains(text))
            .distinct()
            .limit(MOST_WATCHED)
            .toList();
    assertThat(texts).as("texts of %s characters in the fixture", SHORTEST).isNotEmpty();
    LeakProbe probe = LeakProbe.create();
    for (int i = 0; i < texts.size(); i++) {
      probe.watch("value " + i, texts.get(i));
    }
    return probe;
  }
}
