package io.racine.governance.spi.classifier;

import java.util.Map;

/**
 * Something outside that gives an opinion on a column, such as a language model.
 *
 * <p>A host hands one to the library. A classifier asks once per column, keeps answers in memory,
 * gives up after a time limit and stops asking after a number of calls; what the service says is
 * one piece of evidence.
 *
 * <p><b>Threads:</b> Thread-safe; an answer that takes too long has its thread interrupted.
 *
 * @since 0.1
 */
public interface InferenceService {
  /** Returns the id, lower-kebab. */
  String id();

  /** Returns a text that differs whenever answers may, such as the name of the model. */
  String version();

  /**
   * Returns the probability that the column is of each entity asked about, 0 to 1; an entity that
   * is left out has none.
   *
   * @throws Exception if there is no answer; the column is then judged without
   */
  Map<EntityType, Double> ask(InferenceRequest request) throws Exception;
}
