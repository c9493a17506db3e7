package io.racine.governance.spi.config;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * Where a secret is kept, such as {@code env:WAREHOUSE_PASSWORD} or {@code file:/run/secrets/db}.
 *
 * <p>This is what a store holds in place of the secret, and it may be logged. The text form is
 * {@code scheme:name}.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param scheme which {@link SecretResolver} answers, lower-kebab
 * @param name what to ask it for
 * @since 0.1
 */
public record SecretReference(String scheme, String name) {
  private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9-]*");

  public SecretReference {
    if (!SCHEME.matcher(requireNonNull(scheme, "scheme")).matches()) {
      // The text may be a secret that somebody put where its reference belongs, so it is not shown.
      throw new IllegalArgumentException(
          "Secret reference must have the form 'scheme:name', such as 'env:WAREHOUSE_PASSWORD'");
    }
    if (requireNonNull(name, "name").isBlank()) {
      throw new IllegalArgumentException(
          "Secret reference must name what to ask for behind its colon");
    }
  }

  /** Returns the reference that {@code text} is the text form of. */
  public static SecretReference parse(String text) {
    int colon = requireNonNull(text, "text").indexOf(':');
    return colon < 0
        ? new SecretReference("", "")
        : new SecretReference(text.substring(0, colon), text.substring(colon + 1));
  }

  @Override
  public String toString() {
    return scheme + ":" + name;
  }
}
