package io.racine.governance.spi;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * A stable name for one way to fail, such as {@code connector.unreachable}.
 *
 * <p>Codes are dotted lower-kebab text and are listed in the guide. A plugin may bring its own.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param text the code itself
 * @param kind who can do something about it
 * @since 0.1
 */
public record ErrorCode(String text, ErrorKind kind) implements Serializable {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+");

  public ErrorCode {
    requireNonNull(kind, "kind");
    if (!FORM.matcher(requireNonNull(text, "text")).matches()) {
      throw new IllegalArgumentException(
          "Error code must be dotted lower-kebab text but was '" + text + "'");
    }
  }

  public static ErrorCode of(String text, ErrorKind kind) {
    return new ErrorCode(text, kind);
  }

  @Override
  public String toString() {
    return text;
  }
}
