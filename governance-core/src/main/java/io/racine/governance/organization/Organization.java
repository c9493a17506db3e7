package io.racine.governance.organization;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A tenant: everything stored belongs to exactly one, and none sees another's.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param id its id
 * @param name unique among all
 * @param description what it is, or null
 * @param domain its internet domain, or null
 * @param settings its settings by key
 * @since 0.1
 */
public record Organization(
    OrganizationId id,
    String name,
    @Nullable String description,
    @Nullable String domain,
    Map<String, String> settings,
    Instant createdAt,
    Instant updatedAt) {
  /** The organisation of a host that has no others. */
  public static final String DEFAULT_NAME = "default";

  public Organization {
    settings = java.util.Collections.unmodifiableMap(new TreeMap<>(settings));
  }

  public Optional<String> findDescription() {
    return Optional.ofNullable(description);
  }

  public Optional<String> findDomain() {
    return Optional.ofNullable(domain);
  }
}
