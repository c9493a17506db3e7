package io.racine.governance.connector.mongo.documentdb;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * One login at the engine, with the rights of its user.
 *
 * <p><b>Threads:</b> One thread calls; any may {@link #cancel}.
 */
final class EngineSession implements AutoCloseable {
  /** A part of a result, and with what to ask for the next; null after the last. */
  record Page(BsonDocument document, byte @Nullable [] continuation) {}

  private final Connection connection;
  private volatile @Nullable Statement running;
  private long limitMillis;

  EngineSession(Connection connection) {
    this.connection = connection;
  }

  /** Ends whatever takes longer, from the next call on; 0 for no limit. */
  void limit(long millis) throws CommandFailure {
    if (millis != limitMillis) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("set statement_timeout = " + millis);
      } catch (SQLException e) {
        throw CommandFailure.of(e);
      }
      limitMillis = millis;
    }
  }

  /**
   * Calls a function that answers with one document.
   *
   * @param arguments texts and documents, one for each question mark
   */
  BsonDocument call(String function, Object... arguments) throws CommandFailure {
    return page("select (" + function + ")::bytea", arguments).document();
  }

  Page firstPage(String function, String database, BsonDocument spec) throws CommandFailure {
    return page(
        "select cursorpage::bytea, continuation::bytea from documentdb_api."
            + function
            + "(?, ?::documentdb_core.bson)",
        database,
        spec);
  }

  Page nextPage(String database, BsonDocument spec, byte[] continuation) throws CommandFailure {
    return page(
        "select cursorpage::bytea, continuation::bytea from documentdb_api.cursor_get_more("
            + "?, ?::documentdb_core.bson, ?::documentdb_core.bson)",
        database,
        spec,
        new RawBsonDocument(continuation));
  }

  private Page page(String sql, Object... arguments) throws CommandFailure {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        if (arguments[i] instanceof BsonDocument document) {
          statement.setBytes(i + 1, WireMessage.bytes(document));
        } else {
          statement.setString(i + 1, (String) arguments[i]);
        }
      }
      return pageOf(statement);
    } catch (SQLException e) {
      throw CommandFailure.of(e);
    }
  }

  private Page pageOf(PreparedStatement statement) throws SQLException {
    running = statement;
    try (ResultSet row = statement.executeQuery()) {
      row.next();
      byte[] document = row.getBytes(1);
      byte[] continuation = row.getMetaData().getColumnCount() > 1 ? row.getBytes(2) : null;
      return new Page(new RawBsonDocument(document), continuation);
    } finally {
      running = null;
    }
  }

  void begin() throws CommandFailure {
    try {
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
    } catch (SQLException e) {
      throw CommandFailure.of(e);
    }
  }

  void commit() throws CommandFailure {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw CommandFailure.of(e);
    }
  }

  /** Ends the running call, if there is one. */
  void cancel() throws CommandFailure {
    Statement canceled = running;
    if (canceled != null) {
      try {
        canceled.cancel();
      } catch (SQLException e) {
        throw CommandFailure.of(e);
      }
    }
  }

  /** Ends the session and whatever it has not committed. */
  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("A connection to the engine does not close", e);
    }
  }
}
