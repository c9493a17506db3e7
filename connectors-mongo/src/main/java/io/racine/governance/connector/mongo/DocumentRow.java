package io.racine.governance.connector.mongo;

import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.value.ValueColumn;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonType;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Takes documents apart into the cells of a row, one document at a time.
 *
 * <p>Whatever has no column goes into that of all other fields, and so does what its column cannot
 * hold: a text among bytes, and a second field of one name.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
final class DocumentRow {
  private static final long NOT_BINARY = -1;
  private static final int NOT_ASKED = -1;

  private final Map<String, Integer> indexes = new HashMap<>();
  private final FieldPath[] paths;
  private final LogicalType[] types;
  private final @Nullable String[] texts;
  private final long[] lengths;
  private final int[] setBy;
  private final int rest;
  private final int maxChars;
  private final StringBuilder json = new StringBuilder();
  private final StringBuilder others = new StringBuilder();
  private int row;
  private long bytes;
  private long cut;

  DocumentRow(List<ColumnDescriptor> columns, int maxChars) {
    int size = columns.size();
    this.paths = new FieldPath[size];
    this.types = new LogicalType[size];
    this.texts = new @Nullable String[size];
    this.lengths = new long[size];
    this.setBy = new int[size];
    this.maxChars = maxChars;
    for (int i = 0; i < size; i++) {
      paths[i] = columns.get(i).path();
      types[i] = columns.get(i).logicalType();
      indexes.put(paths[i].name(), i);
    }
    Integer others = indexes.remove(CollectionShape.REST);
    this.rest = others == null ? -1 : others;
    if (others != null) {
      leaveOut(columns.get(others));
    }
  }

  /**
   * What has a column of its own is not part of the rest, also when that column is not asked for.
   */
  private void leaveOut(ColumnDescriptor restColumn) {
    String named = restColumn.attributes().getOrDefault(CollectionShape.ALL_BUT, "");
    for (String name : named.split(",", -1)) {
      indexes.putIfAbsent(name, NOT_ASKED);
    }
  }

  /** Reads one document; the row before is forgotten. */
  void read(RawBsonDocument document) {
    row++;
    bytes = 0;
    cut = 0;
    others.setLength(0);
    Arrays.fill(texts, null);
    Arrays.fill(lengths, NOT_BINARY);
    BsonElements elements = BsonElements.of(document);
    while (elements.next()) {
      String name = elements.name();
      Integer index = indexes.get(name);
      if (index != null && index == NOT_ASKED) {
        continue;
      }
      if (index != null && setBy[index] != row && fits(elements, types[index])) {
        setBy[index] = row;
        set(index, elements);
      } else if (rest >= 0 && others.length() <= maxChars) {
        var writer = new JsonText(others, maxChars);
        others.append(others.length() == 0 ? '{' : ',');
        writer.name(name);
        writer.value(elements);
      }
    }
    if (others.length() > 0) {
      others.append('}');
      text(rest, others.toString());
    }
  }

  /** Of a column of bytes only lengths are delivered, so nothing else may be in it. */
  private static boolean fits(BsonElements element, LogicalType type) {
    return type != LogicalType.BINARY || element.type() == BsonType.BINARY || element.isNull();
  }

  private void set(int index, BsonElements element) {
    if (element.isNull()) {
      return;
    }
    if (types[index] == LogicalType.JSON || element.isContainer()) {
      json.setLength(0);
      new JsonText(json, maxChars).value(element);
      text(index, json.toString());
    } else if (element.type() == BsonType.BINARY && !isDelivered(element, types[index])) {
      lengths[index] = element.binaryLength();
      bytes += element.binaryLength();
    } else {
      text(index, CanonicalValues.text(element, maxChars));
    }
  }

  private static boolean isDelivered(BsonElements binary, LogicalType type) {
    return type != LogicalType.BINARY && CanonicalValues.isUuid(binary);
  }

  private void text(int index, String whole) {
    String text = whole;
    if (whole.length() > maxChars) {
      // Not between the two halves of one character.
      boolean halved = Character.isHighSurrogate(whole.charAt(maxChars - 1));
      text = whole.substring(0, halved ? maxChars - 1 : maxChars);
      cut++;
    }
    texts[index] = text;
    bytes += 2L * text.length();
  }

  /** Returns the size of the row's values as a request's limit counts it. */
  long bytes() {
    return bytes;
  }

  /** Returns how many of the row's values were cut. */
  long cut() {
    return cut;
  }

  /** Returns empty columns to {@link #addTo add} rows to. */
  ValueColumn.Builder[] newBatch(int expectedRows) {
    var batch = new ValueColumn.Builder[paths.length];
    for (int i = 0; i < batch.length; i++) {
      batch[i] = ValueColumn.builder(paths[i], types[i], expectedRows);
    }
    return batch;
  }

  /** Adds the row to a batch. */
  void addTo(ValueColumn.Builder[] batch) {
    for (int i = 0; i < batch.length; i++) {
      if (lengths[i] == NOT_BINARY) {
        batch[i].add(texts[i]);
      } else {
        batch[i].addBinary(lengths[i]);
      }
    }
  }
}
