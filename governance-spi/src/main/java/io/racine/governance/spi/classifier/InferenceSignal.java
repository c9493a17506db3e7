package io.racine.governance.spi.classifier;

import java.io.Serializable;

/**
 * That the host's {@link InferenceService} is asked whether a column is of an entity.
 *
 * <p>It is asked only about columns of sources that allow it; see {@link InferencePolicy}.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param description what the entity is, in a sentence that the service is given
 * @param share how far its answers are trusted, 0 to 1: a probability is multiplied by it
 * @since 0.1
 */
public record InferenceSignal(String description, double share) implements Serializable {
  /** The share of a signal that does not give one. */
  public static final double DEFAULT_SHARE = 0.9;

  public InferenceSignal {
    Shares.checked("share", share);
    if (description.isBlank()) {
      throw new IllegalArgumentException("the description of an inference must not be blank");
    }
  }

  public static InferenceSignal of(String description) {
    return new InferenceSignal(description, DEFAULT_SHARE);
  }
}
