package io.racine.governance.spi.connector;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a source said of itself when it was verified.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param product the product's name, such as {@code PostgreSQL}
 * @param version its version as the source writes it
 * @param attributes further facts by lower-kebab name, such as {@code driver-version}; no secrets
 * @since 0.1
 */
public record SourceDescription(String product, String version, Map<String, String> attributes) {
  public SourceDescription {
    requireNonNull(product, "product");
    requireNonNull(version, "version");
    attributes = java.util.Collections.unmodifiableMap(new TreeMap<>(attributes));
  }

  public static SourceDescription of(String product, String version) {
    return new SourceDescription(product, version, Map.of());
  }
}
