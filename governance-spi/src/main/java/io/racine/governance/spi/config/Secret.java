package io.racine.governance.spi.config;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;

/**
 * A secret that never prints itself.
 *
 * <p>It is fetched anew at each {@link #reveal()}, so that a rotated password is picked up by the
 * next connection. It is not serialisable on purpose.
 *
 * <p><b>Threads:</b> Thread-safe if its supplier is.
 *
 * @since 0.1
 */
public final class Secret {
  private final Supplier<String> source;

  private Secret(Supplier<String> source) {
    this.source = requireNonNull(source, "source");
  }

  public static Secret of(String value) {
    requireNonNull(value, "value");
    return new Secret(() -> value);
  }

  public static Secret from(Supplier<String> source) {
    return new Secret(source);
  }

  /** Returns the secret text; keep it in a local variable and pass it on at once. */
  public String reveal() {
    return requireNonNull(source.get(), "the secret's supplier answered null");
  }

  @Override
  public String toString() {
    return "***";
  }
}
