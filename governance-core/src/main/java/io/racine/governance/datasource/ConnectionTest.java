package io.racine.governance.datasource;

import io.racine.governance.spi.Issue;
import io.racine.governance.spi.connector.SourceDescription;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a test of a connection went.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param source what the source said of itself, or null when it could not be used
 * @param problem why it could not be used, or null
 * @param duration how long it took
 * @since 0.1
 */
public record ConnectionTest(
    @Nullable SourceDescription source, @Nullable Issue problem, Duration duration) {
  public boolean succeeded() {
    return problem == null;
  }

  public Optional<SourceDescription> findSource() {
    return Optional.ofNullable(source);
  }

  public Optional<Issue> findProblem() {
    return Optional.ofNullable(problem);
  }
}
