package io.racine.governance.spi.asset;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One right that somebody has on an asset.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param principal who has it: a user, role or group as the source names it
 * @param privilege what it allows, as the source writes it, such as {@code SELECT}
 * @param via the role through which the principal has it; null when it was granted directly
 * @since 0.1
 */
public record GrantDescriptor(String principal, String privilege, @Nullable String via)
    implements Serializable {
  public GrantDescriptor {
    requireNonNull(principal, "principal");
    requireNonNull(privilege, "privilege");
  }

  /** Returns a right that was granted to the principal itself. */
  public static GrantDescriptor direct(String principal, String privilege) {
    return new GrantDescriptor(principal, privilege, null);
  }

  public Optional<String> findVia() {
    return Optional.ofNullable(via);
  }
}
