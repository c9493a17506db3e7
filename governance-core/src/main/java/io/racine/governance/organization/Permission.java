package io.racine.governance.organization;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * The right to do one thing to one kind of resource; text form {@code resource:action}.
 *
 * <p>{@code scan:*} is every action on scans, {@code *:*} everything.
 *
 * @param resource lower-kebab, or {@code *}
 * @param action lower-kebab, or {@code *}
 * @since 0.1
 */
public record Permission(String resource, String action) implements Comparable<Permission> {
  private static final Pattern PART = Pattern.compile("\\*|[a-z]+(-[a-z]+)*");

  /** Everything. */
  public static final Permission ALL = new Permission("*", "*");

  public Permission {
    if (!PART.matcher(requireNonNull(resource, "resource")).matches()
        || !PART.matcher(requireNonNull(action, "action")).matches()) {
      throw new IllegalArgumentException(
          "Permission must have the form 'resource:action' but was '"
              + resource
              + ":"
              + action
              + "'");
    }
  }

  /** Returns the permission that {@code text} is the text form of. */
  public static Permission parse(String text) {
    int colon = requireNonNull(text, "text").indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException(
          "Permission must have the form 'resource:action' but was '" + text + "'");
    }
    return new Permission(text.substring(0, colon), text.substring(colon + 1));
  }

  /** Returns whether who holds this may do {@code other}. */
  public boolean implies(Permission other) {
    return (resource.equals("*") || resource.equals(other.resource))
        && (action.equals("*") || action.equals(other.action));
  }

  @Override
  public int compareTo(Permission other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return resource + ":" + action;
  }
}
