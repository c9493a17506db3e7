package io.racine.governance.spi.classifier;

import java.util.Set;

/**
 * A trained model that tells what a single value likely is.
 *
 * <p>A rule uses it by the check {@code model(id=…; label=…; least=…)}; how often it is wrong is
 * the rule's chance rate. A host hands models to the classifier, or puts them on the class path for
 * {@link java.util.ServiceLoader}.
 *
 * <p><b>Threads:</b> Thread-safe; it is asked millions of times and must not block.
 *
 * @since 0.1
 */
public interface ValueModel {
  /** Returns the id, lower-kebab. */
  String id();

  /** Returns a text that differs whenever scores may. */
  String version();

  /** Returns what it tells apart, UPPER_SNAKE. */
  Set<String> labels();

  /**
   * Returns the probability that the value is of a label, 0 to 1.
   *
   * @throws IllegalArgumentException if the label is not one of {@link #labels()}
   */
  double score(CharSequence value, String label);
}
