package io.racine.governance.connector.mongo.documentdb;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/** The commands that the engine carries out, and its function for each. */
final class Commands {
  /** Those that answer with a cursor and its first page. */
  private static final Map<String, String> PAGES =
      Map.of(
          "find", "find_cursor_first_page",
          "aggregate", "aggregate_cursor_first_page",
          "listCollections", "list_collections_cursor_first_page",
          "listIndexes", "list_indexes_cursor_first_page");

  /** Those that answer with one document. */
  private static final Map<String, Call> ANSWERS =
      Map.of(
          "insert", new Call("(documentdb_api.insert(?, ?::documentdb_core.bson)).p_result"),
          "update", new Call("(documentdb_api.update(?, ?::documentdb_core.bson)).p_result"),
          "delete", new Call("(documentdb_api.delete(?, ?::documentdb_core.bson)).p_result"),
          "create", new Call("documentdb_api.create_collection_view(?, ?::documentdb_core.bson)"),
          "createIndexes",
              new Call(
                  "documentdb_api_internal.create_indexes_non_concurrently("
                      + "?, ?::documentdb_core.bson, true)"),
          "collStats",
              new Call(
                  "documentdb_api.coll_stats(?, ?)",
                  request -> List.of(request.database(), request.target())),
          "listDatabases", Call.ofServer("list_databases"),
          "createUser", Call.ofServer("create_user"),
          "updateUser", Call.ofServer("update_user"));

  /** A function with question marks for arguments, and what to put in their places. */
  private record Call(String function, Function<Request, List<Object>> arguments) {
    Call(String function) {
      this(function, request -> List.of(request.database(), request.spec()));
    }

    static Call ofServer(String function) {
      return new Call(
          "documentdb_api." + function + "(?::documentdb_core.bson)",
          request -> List.of(request.spec()));
    }
  }

  private Commands() {}

  /** Carries a command out. */
  static EngineSession.Page run(EngineSession engine, Request request) throws CommandFailure {
    engine.limit(request.limitMillis());
    String pages = PAGES.get(request.name());
    if (pages != null) {
      return engine.firstPage(pages, request.database(), request.spec());
    }
    @Nullable Call call = ANSWERS.get(request.name());
    if (call == null) {
      throw new CommandFailure(
          CommandFailure.COMMAND_NOT_FOUND, "no such command: '" + request.name() + "'");
    }
    return new EngineSession.Page(
        engine.call(call.function(), call.arguments().apply(request).toArray()), null);
  }

  static EngineSession.Page next(OpenCursor cursor, Request request) throws CommandFailure {
    BsonDocument spec = request.spec();
    spec.putIfAbsent("$db", new BsonString(request.database()));
    return cursor.engine().nextPage(request.database(), spec, cursor.continuation());
  }
}
