package io.racine.governance.connector.mongo.documentdb;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * What outlives one request, or can be ended by another: cursors, transactions and calls that run.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
final class OpenWork {
  private final Map<Long, OpenCursor> cursors = new ConcurrentHashMap<>();
  private final Map<BsonDocument, EngineSession> transactions = new ConcurrentHashMap<>();
  private final Map<EngineSession, BsonDocument> running = new ConcurrentHashMap<>();

  int cursors() {
    return cursors.size();
  }

  void add(long id, OpenCursor cursor) {
    cursors.put(id, cursor);
  }

  /** Hands a cursor out to one reader; another finds none meanwhile. */
  OpenCursor takeCursor(long id, String user) throws CommandFailure {
    OpenCursor cursor = cursors.remove(id);
    if (cursor == null || !cursor.user().equals(user)) {
      throw new CommandFailure(CommandFailure.CURSOR_NOT_FOUND, "cursor id " + id + " not found");
    }
    return cursor;
  }

  void end(long cursor) {
    OpenCursor ended = cursors.remove(cursor);
    if (ended != null) {
      ended.engine().close();
    }
  }

  void begin(BsonDocument session, EngineSession transaction) {
    transactions.put(session, transaction);
  }

  EngineSession transaction(@Nullable BsonDocument session) throws CommandFailure {
    EngineSession transaction = session == null ? null : transactions.get(session);
    if (transaction == null) {
      throw new CommandFailure(CommandFailure.NO_SUCH_TRANSACTION, "no such transaction");
    }
    return transaction;
  }

  EngineSession takeTransaction(@Nullable BsonDocument session) throws CommandFailure {
    EngineSession transaction = transaction(session);
    transactions.values().remove(transaction);
    return transaction;
  }

  void started(EngineSession call, @Nullable BsonDocument session) {
    if (session != null) {
      running.put(call, session);
    }
  }

  void ended(EngineSession call) {
    running.remove(call);
  }

  /** Ends all that was begun in one of these sessions. */
  void kill(Set<BsonDocument> sessions) throws CommandFailure {
    for (var cursor : cursors.entrySet()) {
      BsonDocument session = cursor.getValue().session();
      if (session != null && sessions.contains(session)) {
        end(cursor.getKey());
      }
    }
    for (var call : running.entrySet()) {
      if (sessions.contains(call.getValue())) {
        call.getKey().cancel();
      }
    }
    for (BsonDocument session : sessions) {
      EngineSession transaction = transactions.remove(session);
      if (transaction != null) {
        transaction.close();
      }
    }
  }
}
