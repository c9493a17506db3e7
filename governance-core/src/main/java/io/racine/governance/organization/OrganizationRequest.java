package io.racine.governance.organization;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What an organisation is to be.
 *
 * @param name unique among all, 1 to 200 characters
 * @param description what it is, or null
 * @param domain its internet domain, or null
 * @since 0.1
 */
public record OrganizationRequest(
    String name, @Nullable String description, @Nullable String domain) {
  public OrganizationRequest {
    if (requireNonNull(name, "name").isBlank() || name.length() > 200) {
      throw new IllegalArgumentException(
          "Organisation name must have 1 to 200 characters but had " + name.length());
    }
  }

  public static OrganizationRequest of(String name) {
    return new OrganizationRequest(name, null, null);
  }
}
