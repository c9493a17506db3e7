package io.racine.governance.spi.config;

import java.util.Optional;

/**
 * Finds secrets by reference.
 *
 * <p>The library brings resolvers for environment variables ({@code env}) and files ({@code file});
 * a host adds its vault under a scheme of its own.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface SecretResolver {
  /**
   * Returns the secret of that name, or nothing when there is none.
   *
   * @param name the part of the reference after its scheme
   */
  Optional<Secret> resolve(String name);
}
