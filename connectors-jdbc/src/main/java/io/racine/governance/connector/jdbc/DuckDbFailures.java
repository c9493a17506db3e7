package io.racine.governance.connector.jdbc;

import io.racine.governance.connector.jdbc.DialectFailures.Refusal;
import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.connector.ConnectorException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells DuckDB's failures apart by the words they begin with: its driver gives neither codes nor
 * SQL states.
 */
final class DuckDbFailures {
  private static final Pattern FORM = Pattern.compile("(?s)[A-Z][A-Za-z ]{1,40} Error: .*");

  private DuckDbFailures() {}

  static Optional<Refusal> whyNotConnected(SQLException failure) {
    String message = message(failure);
    if (message.contains("different configuration")) {
      return Optional.of(
          new Refusal(
              ConnectorException.MISCONFIGURED,
              "this process has the database open with other options. Hand in its DataSource, or"
                  + " give the same options in the setting 'properties'."));
    }
    if (message.contains("Could not set lock")) {
      return Optional.of(
          new Refusal(
              ConnectorException.UNREACHABLE,
              "another process has the database open for writing. Try again when it has closed it,"
                  + " or scan a copy."));
    }
    if (message.contains("not a valid DuckDB database")) {
      return Optional.of(
          new Refusal(
              ConnectorException.MISCONFIGURED,
              "the file is no DuckDB database. Check the setting 'url'."));
    }
    if (message.startsWith("IO Error: ")) {
      return Optional.of(
          new Refusal(
              ConnectorException.UNREACHABLE,
              "the file cannot be opened. Check the setting 'url' and that the file may be read."));
    }
    return Optional.empty();
  }

  static Optional<ErrorCode> whyFailed(SQLException failure) {
    String message = message(failure);
    // The second is what a query says that ran into its time limit while it streams.
    if (message.startsWith("INTERRUPT Error") || message.contains("Invalid result set")) {
      return Optional.of(ConnectorException.TIMED_OUT);
    }
    if (message.startsWith("Permission Error")) {
      return Optional.of(ConnectorException.ACCESS_DENIED);
    }
    boolean names = message.startsWith("Catalog Error") || message.startsWith("Binder Error");
    return names
            && (message.contains("does not exist")
                || message.contains("not found")
                || message.contains("does not have a column"))
        ? Optional.of(ConnectorException.NO_SUCH_ASSET)
        : Optional.empty();
  }

  /** Returns the message of a failure of DuckDB; empty for any other. */
  private static String message(SQLException failure) {
    @Nullable String message = failure.getMessage();
    return message != null
            && failure.getSQLState() == null
            && failure.getErrorCode() == 0
            && FORM.matcher(message).matches()
        ? message
        : "";
  }
}
