package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.ErrorCode;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the drivers say whose codes mean something of their own: the SQL states of Snowflake, SQL
 * Server and Oracle mislead, and DuckDB's driver gives none at all.
 *
 * <p>Answers nothing for the failures of other drivers, and where the general rules do.
 */
final class DialectFailures {
  /**
   * Why no connection could be had.
   *
   * @param reason how the message goes on, with what to do; null for the usual words for the code
   */
  record Refusal(ErrorCode code, @Nullable String reason) {}

  private DialectFailures() {}

  static Optional<Refusal> whyNotConnected(SQLException failure) {
    return DuckDbFailures.whyNotConnected(failure)
        .or(() -> SnowflakeFailures.whyNotConnected(failure))
        .or(() -> VendorCodes.of(failure).map(code -> new Refusal(code, null)));
  }

  static Optional<ErrorCode> whyFailed(SQLException failure) {
    return DuckDbFailures.whyFailed(failure)
        .or(() -> SnowflakeFailures.whyFailed(failure))
        .or(() -> VendorCodes.of(failure));
  }

  /** Returns what to say in place of the usual words for a code. */
  static Optional<String> reason(SQLException failure) {
    return SnowflakeFailures.reason(failure);
  }
}
