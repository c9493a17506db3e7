package io.racine.governance.testkit.classifier;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.classifier.ClassifierContext;
import io.racine.governance.spi.classifier.ClassifierFactory;
import io.racine.governance.spi.config.Secret;
import io.racine.governance.spi.config.Settings;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A classifier context made of given parts, for tests that run a classifier without a host.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param settings the checked settings
 * @param clock the clock
 * @since 0.1
 */
public record FixedClassifierContext(Settings settings, Clock clock) implements ClassifierContext {
  /** Dates of birth are judged against this day, so that tests say the same every year. */
  public static final Instant DAY = Instant.parse("2026-01-01T00:00:00Z");

  public FixedClassifierContext {
    requireNonNull(settings, "settings");
    requireNonNull(clock, "clock");
  }

  /**
   * Returns a context for a classifier of {@code factory} on {@link #DAY}.
   *
   * @throws IllegalArgumentException if the settings break the factory's schema
   */
  public static FixedClassifierContext of(
      ClassifierFactory factory, Map<String, String> settings, Map<String, String> secrets) {
    Map<String, Secret> hidden = new LinkedHashMap<>();
    secrets.forEach((name, value) -> hidden.put(name, Secret.of(value)));
    return new FixedClassifierContext(
        factory.settings().read(settings, hidden), Clock.fixed(DAY, ZoneOffset.UTC));
  }
}
