package io.racine.governance;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.config.Secret;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Describes a classifier that the host configures in the builder of the library.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 *
 * @since 0.1
 */
public final class ClassifierBuilder {
  private final Map<String, String> settings = new TreeMap<>();
  private final Map<String, Secret> secrets = new TreeMap<>();

  ClassifierBuilder() {}

  /** Sets one of the classifier's plain settings. */
  public ClassifierBuilder set(String setting, String value) {
    settings.put(requireNonNull(setting, "setting"), requireNonNull(value, "value"));
    return this;
  }

  /** Gives a secret setting; {@code supplier} is asked when the classifier uses it. */
  public ClassifierBuilder secret(String setting, Supplier<String> supplier) {
    secrets.put(requireNonNull(setting, "setting"), Secret.from(supplier));
    return this;
  }

  Map<String, String> settings() {
    return settings;
  }

  Map<String, Secret> secrets() {
    return secrets;
  }
}
