package io.racine.governance.connector.mongo;

import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.BsonType;
import org.jspecify.annotations.Nullable;

/**
 * What a sample of documents showed of one field, or of the elements of an array: how many
 * documents have it, of which types, and what lies below.
 *
 * <p>Paths have the form into which the library expands the values, and the same bounds, so that
 * what is said here is found again among the columns after a scan.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
final class FieldShape {
  static final int MAX_DEPTH = 12;
  private static final int MAX_ELEMENTS = 100;
  private static final String KEY = "key";

  private static final Set<BsonType> WHOLE = Set.of(BsonType.INT32, BsonType.INT64);
  private static final Set<BsonType> TIMES = Set.of(BsonType.DATE_TIME, BsonType.TIMESTAMP);
  private static final Set<BsonType> TEXTS =
      Set.of(BsonType.STRING, BsonType.SYMBOL, BsonType.OBJECT_ID);
  private static final Set<BsonType> NUMBERS =
      Set.of(BsonType.INT32, BsonType.INT64, BsonType.DOUBLE, BsonType.DECIMAL128);

  /** How many further paths may be taken in below one column. */
  static final class Budget {
    private int paths;
    private boolean cut;

    Budget(int paths) {
      this.paths = paths;
    }

    private boolean take() {
      if (paths == 0) {
        cut = true;
        return false;
      }
      paths--;
      return true;
    }

    boolean isCut() {
      return cut;
    }
  }

  private final Map<BsonType, Long> types = new EnumMap<>(BsonType.class);
  private final Map<String, FieldShape> fields = new LinkedHashMap<>();
  private @Nullable FieldShape elements;
  private boolean keysAreValues;
  private long documents;
  private long lastDocument = -1;
  private long values;
  private long uuids;
  private long encrypted;

  /** Takes in the current value of an element. */
  void add(BsonElements element, long document, int depth, Budget budget) {
    if (lastDocument != document) {
      lastDocument = document;
      documents++;
    }
    values++;
    types.merge(element.type(), 1L, Long::sum);
    if (element.type() == BsonType.BINARY) {
      uuids += CanonicalValues.isUuid(element) ? 1 : 0;
      encrypted += CanonicalValues.isEncrypted(element) ? 1 : 0;
    } else if (element.isContainer()) {
      if (depth > MAX_DEPTH) {
        budget.cut = true;
      } else if (element.type() == BsonType.ARRAY) {
        addElements(element.inner(), document, depth, budget);
      } else {
        addFields(element.inner(), document, depth, budget);
      }
    }
  }

  private void addElements(BsonElements array, long document, int depth, Budget budget) {
    for (int i = 0; i < MAX_ELEMENTS && array.next(); i++) {
      addElement(array, document, depth, budget);
    }
  }

  private void addElement(BsonElements element, long document, int depth, Budget budget) {
    FieldShape inner = elements;
    if (inner == null) {
      if (!budget.take()) {
        return;
      }
      inner = new FieldShape();
      elements = inner;
    }
    inner.add(element, document, depth + 1, budget);
  }

  private void addFields(BsonElements object, long document, int depth, Budget budget) {
    while (object.next()) {
      String name = object.name();
      if (!FieldNames.looksLikeName(name)) {
        keysAreValues = true;
        addElement(object, document, depth, budget);
        continue;
      }
      FieldShape field = fields.get(name);
      if (field == null && budget.take()) {
        field = new FieldShape();
        fields.put(name, field);
      }
      if (field != null) {
        field.add(object, document, depth + 1, budget);
      }
    }
  }

  long documents() {
    return documents;
  }

  boolean isNullable(long of) {
    return documents < of || types.keySet().stream().anyMatch(FieldShape::isNull);
  }

  private static boolean isNull(BsonType type) {
    return type == BsonType.NULL || type == BsonType.UNDEFINED;
  }

  /** Returns how many values were ciphertext of client-side field level encryption. */
  long encrypted() {
    return encrypted;
  }

  long values() {
    return values;
  }

  LogicalType logicalType() {
    Set<BsonType> seen =
        types.keySet().stream().filter(type -> !isNull(type)).collect(Collectors.toSet());
    if (seen.isEmpty()) {
      return LogicalType.OTHER;
    }
    if (seen.contains(BsonType.DOCUMENT) || seen.contains(BsonType.ARRAY)) {
      return LogicalType.JSON;
    }
    if (seen.equals(Set.of(BsonType.BINARY))) {
      return uuids == count(BsonType.BINARY) ? LogicalType.UUID : LogicalType.BINARY;
    }
    if (WHOLE.containsAll(seen)) {
      return LogicalType.INTEGER;
    }
    if (NUMBERS.containsAll(seen)) {
      return seen.contains(BsonType.DECIMAL128) ? LogicalType.DECIMAL : LogicalType.FLOAT;
    }
    if (seen.equals(Set.of(BsonType.BOOLEAN))) {
      return LogicalType.BOOLEAN;
    }
    if (TIMES.containsAll(seen)) {
      return LogicalType.TIMESTAMP;
    }
    return seen.size() > 1 || TEXTS.containsAll(seen) ? LogicalType.TEXT : LogicalType.OTHER;
  }

  private long count(BsonType type) {
    return types.getOrDefault(type, 0L);
  }

  /** Returns the names of the types but null, the most frequent first. */
  String nativeType() {
    return byCount().stream()
        .filter(type -> !isNull(type))
        .map(FieldShape::named)
        .collect(Collectors.joining(" | "));
  }

  boolean isMixed() {
    return types.keySet().stream().filter(type -> !isNull(type)).count() > 1;
  }

  /** Returns the types with their shares of the values, such as {@code string 90%, int 10%}. */
  String shares() {
    return byCount().stream()
        .map(type -> named(type) + " " + percent(count(type), values))
        .collect(Collectors.joining(", "));
  }

  private List<BsonType> byCount() {
    return types.entrySet().stream()
        .sorted(
            Map.Entry.<BsonType, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static String percent(long part, long whole) {
    if (part == whole) {
      return "100%";
    }
    return String.format(Locale.ROOT, "%.1f%%", 100.0 * (double) part / (double) whole);
  }

  /** Returns a line for each path below, with the share of the documents that have it. */
  List<String> lines(FieldPath path, long of) {
    List<String> lines = new ArrayList<>();
    addLines(path, of, lines);
    return lines;
  }

  private void addLines(FieldPath path, long of, List<String> lines) {
    if (keysAreValues) {
      lines.add(path.child(KEY).elements() + ": keys that may be values");
    }
    FieldShape inner = elements;
    if (inner != null) {
      inner.describe(path.elements(), of, lines);
    }
    fields.forEach((name, field) -> field.describe(path.child(name), of, lines));
  }

  private void describe(FieldPath path, long of, List<String> lines) {
    lines.add(path + ": " + shares() + ", in " + percent(documents, of));
    addLines(path, of, lines);
  }

  /** Returns the server's own name of a type, as {@code $type} knows it. */
  static String named(BsonType type) {
    return switch (type) {
      case DOUBLE -> "double";
      case STRING -> "string";
      case DOCUMENT -> "object";
      case ARRAY -> "array";
      case BINARY -> "binData";
      case UNDEFINED -> "undefined";
      case OBJECT_ID -> "objectId";
      case BOOLEAN -> "bool";
      case DATE_TIME -> "date";
      case NULL -> "null";
      case REGULAR_EXPRESSION -> "regex";
      case DB_POINTER -> "dbPointer";
      case JAVASCRIPT -> "javascript";
      case SYMBOL -> "symbol";
      case JAVASCRIPT_WITH_SCOPE -> "javascriptWithScope";
      case INT32 -> "int";
      case TIMESTAMP -> "timestamp";
      case INT64 -> "long";
      case DECIMAL128 -> "decimal";
      case MIN_KEY -> "minKey";
      case MAX_KEY -> "maxKey";
      case END_OF_DOCUMENT -> "";
    };
  }
}
