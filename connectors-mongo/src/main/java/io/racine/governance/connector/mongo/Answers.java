package io.racine.governance.connector.mongo;

import java.util.Optional;
import java.util.OptionalLong;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** Reads what a server answers, of which any part may be missing or of another type. */
final class Answers {
  private Answers() {}

  static Optional<String> text(BsonDocument answer, String... path) {
    BsonValue value = at(answer, path);
    return value != null && value.isString()
        ? Optional.of(value.asString().getValue())
        : Optional.empty();
  }

  static OptionalLong number(BsonDocument answer, String... path) {
    BsonValue value = at(answer, path);
    return value != null && value.isNumber()
        ? OptionalLong.of(value.asNumber().longValue())
        : OptionalLong.empty();
  }

  /** Returns whether there is a true there, or a number that is not 0, as old servers write it. */
  static boolean isTrue(BsonDocument answer, String... path) {
    BsonValue value = at(answer, path);
    return value != null
        && (value.isBoolean()
            ? value.asBoolean().getValue()
            : value.isNumber() && value.asNumber().longValue() != 0);
  }

  static Optional<BsonDocument> document(BsonDocument answer, String... path) {
    BsonValue value = at(answer, path);
    return value != null && value.isDocument() ? Optional.of(value.asDocument()) : Optional.empty();
  }

  static @Nullable BsonValue at(BsonDocument answer, String... path) {
    BsonValue value = answer;
    for (String name : path) {
      if (value == null || !value.isDocument()) {
        return null;
      }
      value = value.asDocument().get(name);
    }
    return value;
  }
}
