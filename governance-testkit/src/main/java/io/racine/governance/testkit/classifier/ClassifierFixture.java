package io.racine.governance.testkit.classifier;

import io.racine.governance.spi.classifier.Classifier;
import io.racine.governance.spi.classifier.ClassifierFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A classifier that is ready for a contract, and columns to try it on.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @since 0.1
 */
public interface ClassifierFixture {
  ClassifierFactory factory();

  /** Returns plain settings that work, at least every required one. */
  default Map<String, String> settings() {
    return Map.of();
  }

  /** Returns secret settings that work. */
  default Map<String, String> secrets() {
    return Map.of();
  }

  /**
   * Returns columns of which the classifier has an opinion, twenty values or more together, one of
   * them of eight characters or more.
   */
  List<ExampleColumn> examples();

  /** Returns how long any single step may take before it counts as hanging. */
  default Duration timeLimit() {
    return Duration.ofSeconds(30);
  }

  /** Returns the {@code Supports…} types that the classifier is to implement. */
  Set<Class<?>> capabilities();

  /** Returns a new classifier with the settings that work. */
  default Classifier create() {
    return factory().create(FixedClassifierContext.of(factory(), settings(), secrets()));
  }
}
