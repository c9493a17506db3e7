package io.racine.governance.classifier.regex.check;

import static java.util.Objects.requireNonNull;

import io.racine.governance.classifier.regex.model.ValueModels;
import java.time.Clock;

/**
 * What checks are given besides their arguments.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param clock what "today" is for checks of dates
 * @param models what {@code model(…)} can name
 * @since 0.1
 */
public record CheckContext(Clock clock, ValueModels models) {
  public CheckContext {
    requireNonNull(clock, "clock");
    requireNonNull(models, "models");
  }

  /** Returns a context with the built-in model alone. */
  public static CheckContext of(Clock clock) {
    return new CheckContext(clock, ValueModels.builtIn());
  }
}
