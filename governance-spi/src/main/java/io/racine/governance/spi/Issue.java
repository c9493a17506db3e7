package io.racine.governance.spi;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One problem in a run that did not end the run.
 *
 * <p>Made with {@link #error}, {@link #warning} or {@link #notice}, and placed with {@link #at}.
 * The message follows the rules of {@link GovernanceException}: no secret, no value.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Issue implements Serializable {
  private static final long serialVersionUID = 1L;

  private final IssueSeverity severity;
  private final ErrorCode code;
  private final String message;
  private final @Nullable String where;

  private Issue(IssueSeverity severity, ErrorCode code, String message, @Nullable String where) {
    this.severity = requireNonNull(severity, "severity");
    this.code = requireNonNull(code, "code");
    this.message = requireNonNull(message, "message");
    this.where = where;
  }

  public static Issue error(ErrorCode code, String message) {
    return new Issue(IssueSeverity.ERROR, code, message, null);
  }

  public static Issue warning(ErrorCode code, String message) {
    return new Issue(IssueSeverity.WARNING, code, message, null);
  }

  public static Issue notice(ErrorCode code, String message) {
    return new Issue(IssueSeverity.NOTICE, code, message, null);
  }

  /** Returns the exception as an issue of severity ERROR. */
  public static Issue from(GovernanceException exception) {
    return error(exception.code(), String.valueOf(exception.getMessage()));
  }

  /**
   * Returns this issue placed at {@code where}: the text form of a path, a file and line, a rule
   * id.
   */
  public Issue at(String where) {
    return new Issue(severity, code, message, requireNonNull(where, "where"));
  }

  public IssueSeverity severity() {
    return severity;
  }

  public ErrorCode code() {
    return code;
  }

  public String message() {
    return message;
  }

  public Optional<String> where() {
    return Optional.ofNullable(where);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Issue that
        && severity == that.severity
        && code.equals(that.code)
        && message.equals(that.message)
        && Objects.equals(where, that.where);
  }

  @Override
  public int hashCode() {
    return Objects.hash(severity, code, message, where);
  }

  @Override
  public String toString() {
    return severity + " " + code + (where == null ? "" : " at " + where) + ": " + message;
  }
}
