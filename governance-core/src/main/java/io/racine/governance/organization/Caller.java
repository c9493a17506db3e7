package io.racine.governance.organization;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who asks, for which organisation, and what they may do.
 *
 * <p>Given to {@code governance.as(caller)}. The host vouches for it; it comes from the host's own
 * login.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param organization whose data it is about
 * @param user the user's name, stored with what they do; safe to log
 * @param permissions what they may do
 * @since 0.1
 */
public record Caller(OrganizationId organization, String user, Set<Permission> permissions) {
  /** The user of a host that has no users. */
  public static final String SYSTEM_USER = "system";

  public Caller {
    requireNonNull(organization, "organization");
    if (requireNonNull(user, "user").isBlank() || user.length() > 200) {
      throw new IllegalArgumentException("user must have 1 to 200 characters");
    }
    permissions = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(permissions));
  }

  /**
   * Returns a caller.
   *
   * @param permissions text forms, such as {@code scan:execute}
   */
  public static Caller of(OrganizationId organization, String user, String... permissions) {
    return new Caller(
        organization,
        user,
        Arrays.stream(permissions).map(Permission::parse).collect(Collectors.toSet()));
  }

  /** Returns the caller that may do everything in an organisation. */
  public static Caller system(OrganizationId organization) {
    return new Caller(organization, SYSTEM_USER, Set.of(Permission.ALL));
  }

  public boolean may(Permission permission) {
    return permissions.stream().anyMatch(held -> held.implies(permission));
  }

  @Override
  public String toString() {
    return user + " of organisation " + organization;
  }
}
