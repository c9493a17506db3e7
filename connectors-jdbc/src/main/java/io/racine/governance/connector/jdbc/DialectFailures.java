package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.ErrorCode;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What the drivers say whose codes mean something of their own: Snowflake's SQL states mislead, and
 * DuckDB's driver gives none at all.
 *
 * <p>Answers nothing for the failures of other drivers, and where the general rules do.
 */
final class DialectFailures {
  /**
   * Why no connection could be had.
   *
   * @param reason how the message goes on, with what to do
   */
  record Refusal(ErrorCode code, String reason) {}

  private DialectFailures() {}

  static Optional<Refusal> whyNotConnected(SQLException failure) {
    return DuckDbFailures.whyNotConnected(failure)
        .or(() -> SnowflakeFailures.whyNotConnected(failure));
  }

  static Optional<ErrorCode> whyFailed(SQLException failure) {
    return DuckDbFailures.whyFailed(failure).or(() -> SnowflakeFailures.whyFailed(failure));
  }

  /** Returns what to say in place of the usual words for a code. */
  static Optional<String> reason(SQLException failure) {
    return SnowflakeFailures.reason(failure);
  }
}
