package io.racine.governance.connector.mongo.documentdb;

import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/** Answers what a driver asks before it logs in: the engine has nothing to say to that. */
final class Greeting {
  /** As the engine's own gateway says; drivers and programs go by it. */
  private static final String VERSION = "7.0.0";

  private static final int WIRE_VERSION = 21;
  private static final int SESSION_MINUTES = 30;

  private Greeting() {}

  /** Returns an answer, or null to a command of another kind. */
  static @Nullable BsonDocument answer(Request request) {
    return switch (request.name()) {
      case "hello", "isMaster", "ismaster" -> hello(request);
      case "ping", "endSessions" -> ok();
      case "buildInfo" -> ok().append("version", new BsonString(VERSION));
      default -> null;
    };
  }

  private static BsonDocument hello(Request request) {
    BsonDocument hello =
        ok().append("isWritablePrimary", BsonBoolean.TRUE)
            .append("ismaster", BsonBoolean.TRUE)
            .append("helloOk", BsonBoolean.TRUE)
            .append("minWireVersion", new BsonInt32(0))
            .append("maxWireVersion", new BsonInt32(WIRE_VERSION))
            .append("maxBsonObjectSize", new BsonInt32(16 << 20))
            .append("maxMessageSizeBytes", new BsonInt32(48_000_000))
            .append("maxWriteBatchSize", new BsonInt32(100_000))
            .append("logicalSessionTimeoutMinutes", new BsonInt32(SESSION_MINUTES));
    if (request.command().containsKey("saslSupportedMechs")) {
      var mechanisms = new BsonArray();
      mechanisms.add(new BsonString(ScramLogin.MECHANISM));
      hello.append("saslSupportedMechs", mechanisms);
    }
    return hello;
  }

  static BsonDocument ok() {
    return new BsonDocument("ok", new BsonDouble(1));
  }
}
