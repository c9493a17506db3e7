package io.racine.governance.datasource;

import io.racine.governance.spi.config.Secret;
import io.racine.governance.spi.config.SecretResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The secret resolvers that come with the library.
 *
 * @since 0.1
 */
public final class SecretResolvers {
  /** The scheme of environment variables. */
  public static final String ENVIRONMENT_SCHEME = "env";

  /** The scheme of files that hold one secret. */
  public static final String FILE_SCHEME = "file";

  private SecretResolvers() {}

  /** Returns the resolver of environment variables: {@code env:WAREHOUSE_PASSWORD}. */
  public static SecretResolver environment() {
    return name -> Optional.ofNullable(System.getenv(name)).map(Secret::of);
  }

  /**
   * Returns the resolver of files: {@code file:/run/secrets/db}; one line break at the end is cut.
   */
  public static SecretResolver files() {
    return name -> {
      try {
        String text = Files.readString(Path.of(name));
        return Optional.of(Secret.of(text.replaceFirst("\\R\\z", "")));
      } catch (IOException | InvalidPathException e) {
        // Not there or not readable: the caller says which reference it was.
        return Optional.empty();
      }
    };
  }
}
