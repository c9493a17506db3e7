package io.racine.governance.spi.asset;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * The host's name for one source; unique within an organisation and safe to log.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param text the name itself: not blank, at most {@value #MAX_LENGTH} characters, no control
 *     characters
 * @since 0.1
 */
public record SourceName(String text) implements Comparable<SourceName>, Serializable {
  public static final int MAX_LENGTH = 200;

  public SourceName {
    requireNonNull(text, "text");
    if (text.isBlank() || !text.equals(text.strip())) {
      throw new IllegalArgumentException(
          "Source name must not be blank nor begin or end with a blank but was '" + text + "'");
    }
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "Source name must have at most " + MAX_LENGTH + " characters but had " + text.length());
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("Source name must not contain control characters");
    }
  }

  public static SourceName of(String text) {
    return new SourceName(text);
  }

  @Override
  public int compareTo(SourceName other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
