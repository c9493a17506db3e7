package io.racine.governance.store;

import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.GovernanceException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementException;

/**
 * Turns failures of JDBI and the driver into ours, once and here.
 *
 * <p>Neither their messages nor the exceptions themselves are kept: both quote bound values.
 */
final class FailureTranslation {
  /** The statement's verb and its first table: enough to find it, free of values. */
  private static final Pattern STATEMENT =
      Pattern.compile(
          "\\s*(?:(INSERT)\\s+INTO|(MERGE)\\s+INTO|(UPDATE)|(DELETE)\\s+FROM|(SELECT|WITH)\\b.*?\\bFROM)"
              + "\\s+(\\w+).*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final StoreDialect dialect;
  private final Consumer<SQLException> witness;

  FailureTranslation(StoreDialect dialect) {
    this(dialect, failure -> {});
  }

  /**
   * @param witness sees every failure of the driver that is translated
   */
  FailureTranslation(StoreDialect dialect, Consumer<SQLException> witness) {
    this.dialect = dialect;
    this.witness = witness;
  }

  /** Returns our exception for a failure of the store, and anything else as it is. */
  RuntimeException translate(RuntimeException thrown) {
    if (!isOfJdbi(thrown)) {
      return thrown;
    }
    SqlFailures.first(thrown).ifPresent(witness);
    StoreException translated =
        SqlFailures.first(thrown)
            .map(failure -> translate(failure, store("use") + in(where(thrown))))
            .orElseGet(
                () ->
                    new StoreException(
                        StoreException.FAILED,
                        "Cannot use the store"
                            + in(where(thrown))
                            + ": "
                            + thrown.getClass().getSimpleName()
                            + ". Report it with the stack trace."));
    translated.setStackTrace(thrown.getStackTrace());
    return translated;
  }

  /** Like {@link #translate(RuntimeException)}, for a commit that failed. */
  RuntimeException translateCommit(RuntimeException thrown) {
    StoreFault fault = SqlFailures.first(thrown).map(dialect::faultOf).orElse(StoreFault.OTHER);
    if (!fault.isInfrastructure()) {
      return translate(thrown);
    }
    SqlFailures.first(thrown).ifPresent(witness);
    String why = fault == StoreFault.FULL ? ", no space left on its disk" : "";
    String state = SqlFailures.first(thrown).map(SqlFailures::deepestState).orElse("");
    StoreException unknown =
        new StoreOutcomeUnknownException(
            "Cannot tell whether the store ("
                + dialect.product()
                + ") wrote the change: it failed while committing"
                + why
                + stateText(state)
                + ". Read the data back before trying again.",
            state);
    unknown.setStackTrace(thrown.getStackTrace());
    return unknown;
  }

  /** Like {@link #translate(SQLException, String)}, when no connection can be had. */
  StoreException translateConnect(SQLException failure, Location location) {
    StoreException translated = translate(failure, "Cannot open the store in " + location);
    if (translated.isInfrastructure()) {
      return translated;
    }
    String state = SqlFailures.deepestState(failure);
    return failed(
        StoreException.UNAVAILABLE,
        "Cannot open the store in " + location + ": " + refusal(state) + stateText(state),
        state);
  }

  /**
   * Returns our exception for a failure of the driver.
   *
   * @param what the message's first half, such as {@code Cannot use the store (H2)}
   */
  StoreException translate(SQLException failure, String what) {
    String state = SqlFailures.deepestState(failure);
    String start = what + ": ";
    if (failure instanceof NoConnectionException none) {
      return new StoreException(StoreException.BUSY, start + none.reason());
    }
    StoreFault fault = dialect.faultOf(failure);
    return switch (fault) {
      case UNIQUE ->
          new ConcurrentUpdateException(
              start + "the key is taken" + stateText(state) + ". Read it again and retry.",
              state,
              true);
      case CONFLICT ->
          new ConcurrentUpdateException(
              start + "another transaction is in the way" + stateText(state) + ". Try again.",
              state,
              false);
      case UNAVAILABLE ->
          failed(StoreException.UNAVAILABLE, start + unavailable(state) + stateText(state), state);
      case FULL ->
          failed(
              StoreException.FULL,
              start + "no space left on its disk" + stateText(state) + ". Make room, then retry",
              state);
      case LOCKED ->
          failed(
              StoreException.LOCKED,
              start
                  + "another process has its file open"
                  + stateText(state)
                  + ". Stop that process, use another folder, or use PostgreSQL to share a store",
              state);
      case MISSING_TABLE ->
          failed(
              StoreException.SCHEMA_MISSING,
              start
                  + "a table is missing"
                  + stateText(state)
                  + ". Open it with SchemaMode.CREATE, or apply SchemaScripts.ddl() by hand",
              state);
      case OTHER -> failed(StoreException.FAILED, start + other(state) + stateText(state), state);
    };
  }

  /** Returns the first half of a message: {@code Cannot use the store (H2)}. */
  String store(String verb) {
    return "Cannot " + verb + " the store (" + dialect.product() + ")";
  }

  private static StoreException failed(ErrorCode code, String message, String state) {
    return new StoreException(code, message + ".", state);
  }

  private static String unavailable(String state) {
    return refused(state)
        .orElse("it is out of reach or shutting down; check that the database runs and try again");
  }

  private static String refusal(String state) {
    return refused(state).orElse("the database refuses connections; check URL and database");
  }

  private static Optional<String> refused(String state) {
    if (state.startsWith("28")) {
      return Optional.of("user or password is refused; check the user and the secret");
    }
    return state.equals("3D000")
        ? Optional.of("there is no database of that name; create it or correct the URL")
        : Optional.empty();
  }

  private static String other(String state) {
    return switch (state) {
      case "42501" -> "the user lacks a right; grant it, or let a user with more rights do it";
      case "22001" -> "a text is too long for its column";
      default -> "a statement failed; report it with the stack trace";
    };
  }

  private static String stateText(String state) {
    return state.isEmpty() ? "" : " (SQLState " + state + ")";
  }

  private static String in(String where) {
    return where.isEmpty() ? "" : " in " + where;
  }

  /**
   * JDBI also throws plain runtime exceptions, some of which quote rows ("multiple values for
   * optional"); those are told by who created them.
   */
  private static boolean isOfJdbi(RuntimeException thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    return thrown instanceof JdbiException
        || (trace.length > 0
            && trace[0].getClassName().startsWith("org.jdbi.")
            && !(thrown instanceof GovernanceException)); // ours may carry JDBI's stack trace
  }

  private static String where(RuntimeException thrown) {
    if (!(thrown instanceof StatementException statement)
        || statement.getStatementContext() == null) {
      return "";
    }
    String sql = statement.getStatementContext().getRawSql();
    Matcher matcher = STATEMENT.matcher(sql == null ? "" : sql);
    if (!matcher.matches()) {
      return "";
    }
    for (int group = 1; group <= 5; group++) {
      if (matcher.group(group) != null) {
        return matcher.group(group).toUpperCase(Locale.ROOT) + " " + matcher.group(6);
      }
    }
    return "";
  }
}
