package io.racine.governance.testkit.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.racine.governance.spi.classifier.Classifier;
import io.racine.governance.spi.classifier.ColumnAccumulator;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.HashKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The group Shards of {@link ClassifierContract}: merged shards are as good as one run. */
abstract class ShardChecks {
  private static final int SEEDS = 20;

  private final ClassifierSubject subject;

  ShardChecks(ClassifierFixture fixture) {
    this.subject = new ClassifierSubject(fixture);
  }

  /** The name of each test is its seed. */
  @TestFactory
  Stream<DynamicTest> mergedShardsGiveTheSequentialVerdict() {
    return seeds(
        random -> {
          try (Classifier classifier = subject.fixture().create()) {
            for (ExampleColumn example : subject.examples()) {
              expectMerged(classifier, example, random);
            }
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> theOrderOfValuesDoesNotMatter() {
    return seeds(
        random -> {
          try (Classifier classifier = subject.fixture().create()) {
            for (ExampleColumn example : subject.examples()) {
              List<@Nullable String> shuffled = new ArrayList<>(example.values());
              Collections.shuffle(shuffled, random);

              assertThat(ClassifierSubject.filled(classifier, example, shuffled).verdict())
                  .as("verdict on %s", example)
                  .isEqualTo(ClassifierSubject.verdict(classifier, example));
            }
          }
        });
  }

  @Test
  void stateSurvivesAsBytes() {
    try (Classifier here = subject.fixture().create();
        Classifier there = subject.fixture().create()) {
      for (ExampleColumn example : subject.examples()) {
        List<@Nullable String> values = example.values();
        int half = values.size() / 2;
        ColumnAccumulator first = ClassifierSubject.filled(here, example, values.subList(0, half));

        ColumnAccumulator restored =
            there.restore(example.context(ClassifierSubject.KEY), first.toBytes());

        assertThat(restored.verdict()).as("verdict on %s", example).isEqualTo(first.verdict());
        restored.accept(example.batch(values.subList(half, values.size())));
        assertThat(restored.verdict())
            .as("verdict on %s, continued", example)
            .isEqualTo(ClassifierSubject.verdict(here, example));
      }
    }
  }

  @Test
  void aRestoredStateCanBeMerged() {
    try (Classifier classifier = subject.fixture().create()) {
      for (ExampleColumn example : subject.examples()) {
        ColumnAccumulator whole = ClassifierSubject.filled(classifier, example, example.values());
        ColumnAccumulator empty = ClassifierSubject.open(classifier, example);

        empty.merge(classifier.restore(example.context(ClassifierSubject.KEY), whole.toBytes()));

        assertThat(empty.verdict()).as("verdict on %s", example).isEqualTo(whole.verdict());
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> garbageIsNotRestored() {
    Map<String, byte[]> garbage = new LinkedHashMap<>();
    garbage.put("no bytes", new byte[0]);
    garbage.put("one byte", new byte[1]);
    garbage.put("zeros", new byte[64]);
    byte[] random = new byte[200];
    new Random(7).nextBytes(random);
    garbage.put("random bytes", random);
    try (Classifier classifier = subject.fixture().create()) {
      ExampleColumn example = subject.examples().get(0);
      byte[] state = ClassifierSubject.filled(classifier, example, example.values()).toBytes();
      garbage.put("a state cut short", Arrays.copyOf(state, state.length - 1));
      garbage.put("a state with more behind it", Arrays.copyOf(state, state.length + 1));
    }
    return garbage.entrySet().stream()
        .map(each -> dynamicTest(each.getKey(), () -> refuse(each.getValue())));
  }

  @Test
  void shardsOfAnotherRunAreNotMerged() {
    try (Classifier classifier = subject.fixture().create()) {
      ExampleColumn example = subject.examples().get(0);
      ColumnAccumulator ours = ClassifierSubject.filled(classifier, example, example.values());
      ColumnAccumulator theirs = classifier.open(example.context(HashKey.of(1, 2)));
      theirs.accept(example.batch(example.values()));

      assertThatThrownBy(() -> ours.merge(theirs)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private void refuse(byte[] bytes) {
    try (Classifier classifier = subject.fixture().create()) {
      ExampleColumn example = subject.examples().get(0);

      assertThatThrownBy(() -> classifier.restore(example.context(ClassifierSubject.KEY), bytes))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static void expectMerged(Classifier classifier, ExampleColumn example, Random random) {
    int count = 1 + random.nextInt(6);
    List<ColumnAccumulator> shards = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      shards.add(ClassifierSubject.open(classifier, example));
    }
    for (String value : example.values()) {
      shards.get(random.nextInt(count)).accept(example.batch(Collections.singletonList(value)));
    }
    while (shards.size() > 1) {
      ColumnAccumulator other = shards.remove(random.nextInt(shards.size()));
      shards.get(random.nextInt(shards.size())).merge(other);
    }
    ColumnVerdict merged = shards.get(0).verdict();

    assertThat(merged)
        .as("verdict on %s in %s shards", example, count)
        .isEqualTo(ClassifierSubject.verdict(classifier, example));
  }

  private interface Check {
    void run(Random random);
  }

  private static Stream<DynamicTest> seeds(Check check) {
    return LongStream.range(0, SEEDS)
        .mapToObj(seed -> dynamicTest("seed " + seed, () -> check.run(new Random(seed))));
  }
}
