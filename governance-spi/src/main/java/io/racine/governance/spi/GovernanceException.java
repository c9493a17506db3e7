package io.racine.governance.spi;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * The root of everything this library throws on purpose.
 *
 * <p>Messages say what failed, where and what to do, and never contain a secret or a value read
 * from a source. A child exists where a caller would catch it apart; otherwise {@link #code()}
 * tells cases apart.
 *
 * @since 0.1
 */
public class GovernanceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  public GovernanceException(ErrorCode code, String message) {
    this(code, message, null);
  }

  public GovernanceException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(requireNonNull(message, "message"), cause);
    this.code = requireNonNull(code, "code");
  }

  public ErrorCode code() {
    return code;
  }

  public ErrorKind kind() {
    return code.kind();
  }
}
