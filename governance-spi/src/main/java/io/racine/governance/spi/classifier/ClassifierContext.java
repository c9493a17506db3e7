package io.racine.governance.spi.classifier;

import io.racine.governance.spi.config.Settings;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/**
 * What the host lends to a classifier; grows by default methods.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public interface ClassifierContext {
  /** Returns the settings, already checked against the factory's schema. */
  Settings settings();

  /** Returns the clock; dates of birth are judged against its day. */
  Clock clock();

  /** Returns a new random key, for hashes that nobody else can make. */
  default HashKey newHashKey() {
    var random = new SecureRandom();
    return HashKey.of(random.nextLong(), random.nextLong());
  }

  /** Returns where threads come from, for a classifier that has to wait for something outside. */
  default ThreadFactory threadFactory() {
    return work -> {
      var thread = new Thread(work, "classifier");
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Returns the models the host has handed in, besides those on the class path. */
  default List<ValueModel> models() {
    return List.of();
  }

  /** Returns the service that may be asked about columns, when the host has one. */
  default Optional<InferenceService> inference() {
    return Optional.empty();
  }
}
