package io.racine.governance.connector.mongo.documentdb;

import java.util.Set;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** A command, told apart from what the protocol sends along with it. */
record Request(BsonDocument command) {
  /** What is for the gateway, and means nothing to the engine. */
  private static final Set<String> OF_THE_PROTOCOL =
      Set.of(
          "lsid",
          "txnNumber",
          "autocommit",
          "startTransaction",
          "readConcern",
          "writeConcern",
          "maxTimeMS",
          "$readPreference",
          "$clusterTime");

  String name() {
    return command.getFirstKey();
  }

  String database() {
    return command.getString("$db", new BsonString("admin")).getValue();
  }

  /** Returns what the command is about, mostly a collection. */
  String target() {
    BsonValue target = command.get(name());
    return target != null && target.isString() ? target.asString().getValue() : "";
  }

  /** Returns the client's session; null where it does not say one. */
  @Nullable BsonDocument session() {
    return command.containsKey("lsid") ? command.getDocument("lsid") : null;
  }

  /** Returns how long the command may take; 0 for no limit. */
  long limitMillis() {
    return command.getNumber("maxTimeMS", new BsonInt64(0)).longValue();
  }

  boolean isInTransaction() {
    return !command.getBoolean("autocommit", BsonBoolean.TRUE).getValue();
  }

  boolean startsTransaction() {
    return command.getBoolean("startTransaction", BsonBoolean.FALSE).getValue();
  }

  /** Returns the command as the engine takes it. */
  BsonDocument spec() {
    BsonDocument spec = command.clone();
    spec.keySet().removeAll(OF_THE_PROTOCOL);
    return spec;
  }
}
