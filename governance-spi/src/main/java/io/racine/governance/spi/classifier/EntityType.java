package io.racine.governance.spi.classifier;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * What a value is, such as {@code EMAIL_ADDRESS} or {@code US_SSN}. Open: packs bring their own.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param name the text form, UPPER_SNAKE, at most 100 characters
 * @since 0.1
 */
public record EntityType(String name) implements Comparable<EntityType>, Serializable {
  private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");

  /** What a store has room for. */
  private static final int LONGEST = 100;

  public EntityType {
    if (!FORM.matcher(requireNonNull(name, "name")).matches()) {
      throw new IllegalArgumentException("Entity type must be UPPER_SNAKE but was '" + name + "'");
    }
    if (name.length() > LONGEST) {
      throw new IllegalArgumentException(
          "Entity type must have at most "
              + LONGEST
              + " characters but has "
              + name.length()
              + ": '"
              + name
              + "'");
    }
  }

  public static EntityType of(String name) {
    return new EntityType(name);
  }

  @Override
  public int compareTo(EntityType other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
