package io.racine.governance.testkit.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.classifier.Classifier;
import io.racine.governance.spi.classifier.ColumnAccumulator;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.EntityDefinition;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.testkit.AtOnce;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The group Verdicts of {@link ClassifierContract}. */
abstract class VerdictChecks {
  private static final int THREADS = 8;

  private final ClassifierSubject subject;

  VerdictChecks(ClassifierFixture fixture) {
    this.subject = new ClassifierSubject(fixture);
  }

  @Test
  void declaredEntitiesCoverAllFindings() {
    try (Classifier classifier = subject.fixture().create()) {
      Set<EntityType> declared =
          classifier.entities().stream().map(EntityDefinition::entity).collect(Collectors.toSet());

      assertThat(subject.findings(classifier))
          .allSatisfy(
              finding -> assertThat(declared).as("declared entities").contains(finding.entity()));
    }
  }

  @Test
  void declaresEachEntityOnce() {
    try (Classifier classifier = subject.fixture().create()) {
      assertThat(classifier.entities().stream().map(EntityDefinition::entity))
          .isNotEmpty()
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void sameValuesGiveTheSameVerdict() {
    try (Classifier one = subject.fixture().create();
        Classifier two = subject.fixture().create()) {
      assertThat(subject.verdicts(one)).isEqualTo(subject.verdicts(one));
      assertThat(subject.verdicts(two)).isEqualTo(subject.verdicts(one));
    }
  }

  @Test
  void aVerdictCanBeAskedForAgain() {
    try (Classifier classifier = subject.fixture().create()) {
      for (ExampleColumn example : subject.examples()) {
        ColumnAccumulator accumulator =
            ClassifierSubject.filled(classifier, example, example.values());
        ColumnVerdict first = accumulator.verdict();

        assertThat(accumulator.verdict()).as("second verdict on %s", example).isEqualTo(first);
      }
    }
  }

  @Test
  void manyThreadsAgree() {
    try (Classifier classifier = subject.fixture().create()) {
      List<ColumnVerdict> alone = subject.verdicts(classifier);

      assertThat(
              Set.copyOf(
                  AtOnce.run(
                      THREADS, subject.fixture().timeLimit(), () -> subject.verdicts(classifier))))
          .containsExactly(alone);
    }
  }

  @Test
  void countsWhatItRead() {
    try (Classifier classifier = subject.fixture().create()) {
      ExampleColumn example = subject.examples().get(0);
      ColumnVerdict verdict =
          ClassifierSubject.filled(
                  classifier, example, Arrays.asList("one", null, "two", "", "one", null))
              .verdict();

      assertThat(verdict.read()).as("read").isEqualTo(6);
      assertThat(verdict.nulls()).as("null or empty").isEqualTo(3);
      assertThat(verdict.distinct()).as("distinct").isEqualTo(2);
    }
  }

  @Test
  void findingsGiveReasons() {
    try (Classifier classifier = subject.fixture().create()) {
      assertThat(subject.findings(classifier))
          .allSatisfy(finding -> assertThat(finding.reasons()).as("%s", finding).isNotEmpty());
    }
  }
}
