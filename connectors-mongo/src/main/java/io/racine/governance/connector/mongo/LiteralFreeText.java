package io.racine.governance.connector.mongo;

import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonType;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * Writes a pipeline, a validator or a filter as JSON text without its literals, which may be
 * values: {@code {"mail": "ada@example.com"}} becomes {@code {"mail": "?"}}.
 *
 * <p>The library takes the literals out of definitions in SQL; in JSON it would take a text for a
 * quoted name and keep it. What is not known to be structure is replaced here: a little too much
 * costs readability, a little too little would be stored.
 */
final class LiteralFreeText {
  private static final String UNKNOWN = "\"?\"";
  private static final int MAX_DEPTH = 100;
  private static final int MAX_CHARS = 100_000;

  /** Stages whose own settings name collections and fields. */
  private static final Set<String> NAMING_STAGES =
      Set.of("$lookup", "$graphLookup", "$unwind", "$unionWith", "$densify", "$fill");

  /** Operators whose text is a name, of a collection, a field or a type. */
  private static final Set<String> NAMING_OPERATORS =
      Set.of("$unwind", "$unionWith", "$count", "$unset", "$type");

  private static final Set<String> SCHEMA_TYPES = Set.of("bsonType", "type");
  private static final String SCHEMA = "$jsonSchema";
  private static final String REQUIRED = "required";

  private final StringBuilder out = new StringBuilder();

  private LiteralFreeText() {}

  static String of(BsonDocument document) {
    return of(document, false);
  }

  static String of(BsonArray array) {
    BsonDocument wrapped = new BsonDocument();
    for (int i = 0; i < array.size(); i++) {
      wrapped.append(Integer.toString(i), array.get(i));
    }
    return of(wrapped, true);
  }

  private static String of(BsonDocument document, boolean array) {
    RawBsonDocument raw =
        document instanceof RawBsonDocument already
            ? already
            : new RawBsonDocument(document, new BsonDocumentCodec());
    var text = new LiteralFreeText();
    text.container(BsonElements.of(raw), array, new Place("", "", false), 0);
    return text.out.length() <= MAX_CHARS ? text.out.toString() : text.out.substring(0, MAX_CHARS);
  }

  /**
   * Where a value stands.
   *
   * @param outer the key of the object it is in
   * @param key its own key
   * @param schema whether it is part of a JSON schema
   */
  private record Place(String outer, String key, boolean schema) {
    Place child(String name) {
      return new Place(key, name, schema || name.equals(SCHEMA));
    }
  }

  private void container(BsonElements elements, boolean array, Place place, int depth) {
    out.append(array ? '[' : '{');
    boolean any = false;
    while (elements.next() && out.length() <= MAX_CHARS) {
      if (any) {
        out.append(", ");
      }
      any = true;
      // An element stands where its array does.
      Place inner = array ? place : place.child(elements.name());
      if (!array) {
        out.append('"').append(isPath(elements.name()) ? elements.name() : "?").append("\": ");
      }
      value(elements, inner, depth + 1);
    }
    out.append(array ? ']' : '}');
  }

  private void value(BsonElements element, Place place, int depth) {
    if (element.isContainer() && depth < MAX_DEPTH) {
      container(element.inner(), element.type() == BsonType.ARRAY, place, depth);
    } else if (element.type() == BsonType.STRING) {
      String text = element.text();
      out.append(isStructure(text, place) ? '"' + text + '"' : UNKNOWN);
    } else if (element.isNull() || element.type() == BsonType.BOOLEAN || isSwitch(element)) {
      out.append(element.isNull() ? "null" : CanonicalValues.text(element));
    } else {
      out.append(UNKNOWN);
    }
  }

  /** The directions of a sort, and what a projection keeps and leaves. */
  private static boolean isSwitch(BsonElements element) {
    return (element.type() == BsonType.INT32 && Math.abs(element.int32()) <= 1)
        || (element.type() == BsonType.DOUBLE && Math.abs(element.float64()) == 1);
  }

  private static boolean isStructure(String text, Place place) {
    if (!isPath(text)) {
      return false;
    }
    return text.startsWith("$")
        || NAMING_STAGES.contains(place.outer())
        || NAMING_OPERATORS.contains(place.key())
        || (place.schema() && (SCHEMA_TYPES.contains(place.key()) || place.key().equals(REQUIRED)));
  }

  /** Returns whether a text is a dotted path of names, also one with the marks of a reference. */
  private static boolean isPath(String text) {
    for (String part : text.split("\\.", -1)) {
      if (!FieldNames.looksLikeName(part)) {
        return false;
      }
    }
    return true;
  }
}
