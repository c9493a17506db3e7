package io.racine.governance.connector.mongo.documentdb;

import java.sql.SQLException;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonString;

/** A command that failed, with the code that a mongod would answer. */
final class CommandFailure extends Exception {
  private static final long serialVersionUID = 1L;

  static final int UNAUTHORIZED = 13;
  static final int AUTHENTICATION_FAILED = 18;
  static final int CURSOR_NOT_FOUND = 43;
  static final int COMMAND_NOT_FOUND = 59;
  static final int NO_SUCH_TRANSACTION = 251;
  static final int MECHANISM_UNAVAILABLE = 334;
  private static final int UNKNOWN = 8;
  private static final int TIMED_OUT = 50;
  private static final int INTERRUPTED = 11_601;

  private static final String QUERY_CANCELED = "57014";

  /** The engine's SQLSTATEs that the tests meet; it has hundreds, one for each code of a mongod. */
  private static final Map<String, Integer> CODES =
      Map.of(
          "42501", UNAUTHORIZED,
          "M0001", 2,
          "M0008", 26,
          "M000U", 115,
          "M007U", 40_324);

  private final int code;

  CommandFailure(int code, String message) {
    super(message);
    this.code = code;
  }

  static CommandFailure of(SQLException failure) {
    String message = String.valueOf(failure.getMessage());
    int code =
        QUERY_CANCELED.equals(failure.getSQLState())
            ? message.contains("timeout") ? TIMED_OUT : INTERRUPTED
            : CODES.getOrDefault(String.valueOf(failure.getSQLState()), UNKNOWN);
    return new CommandFailure(code, message + " (" + failure.getSQLState() + ")");
  }

  BsonDocument answer() {
    return new BsonDocument("ok", new BsonDouble(0))
        .append("errmsg", new BsonString(String.valueOf(getMessage())))
        .append("code", new BsonInt32(code));
  }
}
