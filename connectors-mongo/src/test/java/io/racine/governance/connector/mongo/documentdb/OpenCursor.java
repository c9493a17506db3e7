package io.racine.governance.connector.mongo.documentdb;

import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * A result that has not been fetched to its end.
 *
 * @param engine where it was begun; some results live in the engine's session, so this one is kept
 * @param session the client's session, if there is one
 */
record OpenCursor(
    EngineSession engine, @Nullable BsonDocument session, String user, byte[] continuation) {
  OpenCursor at(byte[] next) {
    return new OpenCursor(engine, session, user, next);
  }
}
