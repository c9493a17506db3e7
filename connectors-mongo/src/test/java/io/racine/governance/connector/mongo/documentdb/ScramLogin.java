package io.racine.governance.connector.mongo.documentdb;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.jspecify.annotations.Nullable;

/**
 * A login by SCRAM-SHA-256: the gateway passes on what both sides say, the engine knows the users
 * and checks the proof.
 */
final class ScramLogin {
  static final String MECHANISM = "SCRAM-SHA-256";

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int NONCE_BYTES = 18;
  private static final int CONVERSATION = 1;

  private final Engine engine;
  private String user = "";
  private String nonce = "";
  private String said = "";
  private @Nullable String proved;

  ScramLogin(Engine engine) {
    this.engine = engine;
  }

  /** Returns the user that has proved who it is; null before. */
  @Nullable String user() {
    return proved;
  }

  /** Takes the first message of a client: {@code n,,n=user,r=nonce}. */
  BsonDocument start(BsonDocument command) throws CommandFailure {
    if (!command.getString("mechanism").getValue().equals(MECHANISM)) {
      throw new CommandFailure(CommandFailure.MECHANISM_UNAVAILABLE, "Only " + MECHANISM);
    }
    String first = payload(command).substring("n,,".length());
    Map<String, String> parts = parts(first);
    user = part(parts, "n").replace("=2C", ",").replace("=3D", "=");
    BsonDocument salt =
        engine.asAdministrator(
            "documentdb_api_internal.scram_sha256_get_salt_and_iterations(?)", user);
    requireOk(salt);
    byte[] random = new byte[NONCE_BYTES];
    RANDOM.nextBytes(random);
    nonce = part(parts, "r") + Base64.getEncoder().encodeToString(random);
    String answer =
        "r="
            + nonce
            + ",s="
            + salt.getString("salt").getValue()
            + ",i="
            + salt.getNumber("iterations").intValue();
    said = first + "," + answer;
    return answer(answer, false);
  }

  /** Takes the second one: {@code c=biws,r=nonce,p=proof}. */
  BsonDocument finish(BsonDocument command) throws CommandFailure {
    String last = payload(command);
    Map<String, String> parts = parts(last);
    if (nonce.isEmpty() || !part(parts, "r").equals(nonce)) {
      throw refusal();
    }
    said += "," + last.substring(0, last.lastIndexOf(",p="));
    BsonDocument checked =
        engine.asAdministrator(
            "documentdb_api_internal.authenticate_with_scram_sha256(?, ?, ?)",
            user,
            said,
            part(parts, "p"));
    requireOk(checked);
    proved = user;
    return answer("v=" + checked.getString("ServerSignature").getValue(), true);
  }

  private static void requireOk(BsonDocument answer) throws CommandFailure {
    if (answer.getNumber("ok").intValue() != 1) {
      throw refusal();
    }
  }

  private static CommandFailure refusal() {
    return new CommandFailure(CommandFailure.AUTHENTICATION_FAILED, "Authentication failed.");
  }

  private static BsonDocument answer(String payload, boolean done) {
    return new BsonDocument("conversationId", new BsonInt32(CONVERSATION))
        .append("done", BsonBoolean.valueOf(done))
        .append("payload", new BsonBinary(payload.getBytes(StandardCharsets.UTF_8)))
        .append("ok", new BsonDouble(1));
  }

  private static String payload(BsonDocument command) {
    return new String(command.getBinary("payload").getData(), StandardCharsets.UTF_8);
  }

  private static Map<String, String> parts(String message) {
    Map<String, String> parts = new HashMap<>();
    for (String part : message.split(",", -1)) {
      parts.put(part.substring(0, 1), part.substring(2));
    }
    return parts;
  }

  private static String part(Map<String, String> parts, String name) throws CommandFailure {
    String part = parts.get(name);
    if (part == null) {
      throw refusal();
    }
    return part;
  }
}
