package io.racine.governance.connector.file;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.ErrorCode;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A store of objects refused, failed or is out of reach. Not API.
 *
 * <p>The message is the part of a sentence that follows a colon, such as {@code the login was
 * refused}; it holds no key and nothing that a driver said.
 */
public final class ObjectFailure extends IOException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final String remedy;
  private final @Nullable String diagnosis;

  /**
   * Describes a failure.
   *
   * @param remedy what to do, a sentence without its full stop
   * @param diagnosis what is safe of the driver's own report, such as its error code
   */
  public ObjectFailure(ErrorCode code, String why, String remedy, @Nullable String diagnosis) {
    super(why);
    this.code = requireNonNull(code, "code");
    this.remedy = requireNonNull(remedy, "remedy");
    this.diagnosis = diagnosis;
  }

  public ErrorCode code() {
    return code;
  }

  /** Returns why, never null. */
  public String why() {
    return requireNonNull(getMessage());
  }

  public String remedy() {
    return remedy;
  }

  public Optional<String> diagnosis() {
    return Optional.ofNullable(diagnosis);
  }

  /** Returns the failure that lies at the bottom of what a parser threw, if one does. */
  static Optional<ObjectFailure> within(Throwable thrown) {
    @Nullable Throwable each = thrown;
    for (int depth = 0; each != null && depth < 20; depth++) {
      if (each instanceof ObjectFailure failure) {
        return Optional.of(failure);
      }
      each = each.getCause();
    }
    return Optional.empty();
  }
}
