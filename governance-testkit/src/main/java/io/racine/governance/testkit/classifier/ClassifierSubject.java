package io.racine.governance.testkit.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.classifier.Classifier;
import io.racine.governance.spi.classifier.ColumnAccumulator;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.Finding;
import io.racine.governance.spi.classifier.HashKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the classifier checks ask of a {@link ClassifierFixture}, over and over. */
final class ClassifierSubject {
  static final HashKey KEY = HashKey.of(0x0123456789ABCDEFL, 0x0F1E2D3C4B5A6978L);
  private static final int FEWEST_VALUES = 20;

  private final ClassifierFixture fixture;

  ClassifierSubject(ClassifierFixture fixture) {
    this.fixture = fixture;
  }

  ClassifierFixture fixture() {
    return fixture;
  }

  List<ExampleColumn> examples() {
    assertThat(fixture.examples().stream().mapToInt(example -> example.values().size()).sum())
        .as("example values of the fixture")
        .isGreaterThanOrEqualTo(FEWEST_VALUES);
    return fixture.examples();
  }

  static ColumnAccumulator open(Classifier classifier, ExampleColumn example) {
    return classifier.open(example.context(KEY));
  }

  static ColumnAccumulator filled(
      Classifier classifier, ExampleColumn example, List<@Nullable String> values) {
    ColumnAccumulator accumulator = open(classifier, example);
    accumulator.accept(example.batch(values));
    return accumulator;
  }

  static ColumnVerdict verdict(Classifier classifier, ExampleColumn example) {
    return filled(classifier, example, example.values()).verdict();
  }

  List<ColumnVerdict> verdicts(Classifier classifier) {
    return examples().stream().map(example -> verdict(classifier, example)).toList();
  }

  List<Finding> findings(Classifier classifier) {
    List<Finding> findings =
        verdicts(classifier).stream().flatMap(verdict -> verdict.findings().stream()).toList();
    assertThat(findings).as("findings on the examples of the fixture").isNotEmpty();
    return findings;
  }
}
