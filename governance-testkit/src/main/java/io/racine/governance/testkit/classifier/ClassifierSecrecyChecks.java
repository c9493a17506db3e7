package io.racine.governance.testkit.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.classifier.Classifier;
import io.racine.governance.spi.classifier.ColumnAccumulator;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.Finding;
import io.racine.governance.spi.classifier.HashKey;
import io.racine.governance.spi.classifier.Reason;
import io.racine.governance.testkit.Leak;
import io.racine.governance.testkit.LeakProbe;
import io.racine.governance.testkit.RecordingLog;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The group Secrecy of {@link ClassifierContract}. */
abstract class ClassifierSecrecyChecks {
  /** Shorter values turn up in names and words by accident. */
  private static final int SHORTEST = 8;

  private final ClassifierSubject subject;

  ClassifierSecrecyChecks(ClassifierFixture fixture) {
    this.subject = new ClassifierSubject(fixture);
  }

  @Test
  void findingsAndTextsHoldNoValue() {
    LeakProbe probe = probe();
    List<Leak> leaks = new ArrayList<>();
    try (RecordingLog recording = RecordingLog.open()) {
      try (Classifier classifier = subject.fixture().create()) {
        for (ExampleColumn example : subject.examples()) {
          ColumnAccumulator accumulator =
              ClassifierSubject.filled(classifier, example, example.values());
          ColumnVerdict verdict = accumulator.verdict();
          String where = "column " + example.column().path();
          leaks.addAll(probe.search(where + ", verdict", verdict));
          leaks.addAll(probe.searchSerialized(where + ", verdict", verdict));
          leaks.addAll(probe.search(where + ", accumulator", accumulator));
          for (Finding finding : verdict.findings()) {
            leaks.addAll(
                probe.search(
                    where + ", reasons", finding.reasons().stream().map(Reason::text).toList()));
          }
        }
        leaks.addAll(probe.search("the classifier", classifier));
      }
      leaks.addAll(probe.search("the log", recording.lines()));
    }

    LeakProbe.assertNone(leaks);
  }

  @Test
  void stateHoldsNoValue() {
    LeakProbe probe = probe();
    List<Leak> leaks = new ArrayList<>();
    try (Classifier classifier = subject.fixture().create()) {
      for (ExampleColumn example : subject.examples()) {
        byte[] state = ClassifierSubject.filled(classifier, example, example.values()).toBytes();
        leaks.addAll(probe.search("state of " + example, state));
      }
    }

    LeakProbe.assertNone(leaks);
  }

  @Test
  void stateHoldsNoKey() {
    HashKey key = ClassifierSubject.KEY;
    try (Classifier classifier = subject.fixture().create()) {
      for (ExampleColumn example : subject.examples()) {
        String state =
            latin(ClassifierSubject.filled(classifier, example, example.values()).toBytes());
        for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
          for (long half : List.of(key.high(), key.low())) {
            byte[] bytes = ByteBuffer.allocate(Long.BYTES).order(order).putLong(half).array();
            assertThat(state.contains(latin(bytes)))
                .as("state of %s holds a half of the key", example)
                .isFalse();
          }
        }
      }
    }
  }

  private LeakProbe probe() {
    LeakProbe probe = LeakProbe.create();
    List<String> values =
        subject.examples().stream()
            .flatMap(example -> example.values().stream())
            .filter(Objects::nonNull)
            .filter(value -> value.length() >= SHORTEST)
            .distinct()
            .toList();
    assertThat(values).as("example values of %s characters", SHORTEST).isNotEmpty();
    for (int i = 0; i < values.size(); i++) {
      probe.watch("example value " + i, values.get(i));
    }
    return probe;
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
