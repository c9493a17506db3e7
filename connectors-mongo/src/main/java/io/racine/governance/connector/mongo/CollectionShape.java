package io.racine.governance.connector.mongo;

import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.RawBsonDocument;

/**
 * Infers the columns of a collection from a sample of its documents: their union.
 *
 * <p>A field at the top level is a column. What has no column of its own, because the sample did
 * not show it, because its name may be a value, or because there are too many, is part of the
 * column {@link #REST}; see decision 7.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
final class CollectionShape {
  /** The attribute of {@link #REST} that names the fields that have columns of their own. */
  static final String ALL_BUT = "all-but";

  /** The column of all other fields. No field has this name: it does not look like one. */
  static final String REST = "*";

  private static final String ID = "_id";

  /** As wide as the widest table that other sources are tested with. */
  private static final int MAX_COLUMNS = 10_000;

  /** More names than this, each in few documents, are taken for the keys of a map. */
  private static final int MANY_NAMES = 500;

  private static final double RARE_SHARE = 0.01;

  /** As many as the library expands a JSON column into. */
  private static final int MAX_PATHS = 200;

  private static final class Field {
    private final FieldShape shape = new FieldShape();
    private final FieldShape.Budget budget = new FieldShape.Budget(MAX_PATHS);
  }

  private final Map<String, Field> fields = new LinkedHashMap<>();
  private long documents;
  private boolean keysAreValues;
  private boolean tooMany;

  /** Takes in one document. */
  void add(RawBsonDocument document) {
    BsonElements elements = BsonElements.of(document);
    while (elements.next()) {
      String name = elements.name();
      Field field = fields.get(name);
      if (field == null) {
        if (!FieldNames.looksLikeName(name)) {
          keysAreValues = true;
          continue;
        }
        if (fields.size() >= MAX_COLUMNS) {
          tooMany = true;
          continue;
        }
        field = new Field();
        fields.put(name, field);
      }
      field.shape.add(elements, documents, 1, field.budget);
    }
    documents++;
  }

  long documents() {
    return documents;
  }

  /** Returns the columns: {@code _id} first, then in the order of their first occurrence. */
  List<ColumnDescriptor> columns() {
    List<ColumnDescriptor> columns = new ArrayList<>();
    Field id = fields.get(ID);
    if (id != null) {
      columns.add(column(ID, id));
    }
    List<String> left = new ArrayList<>();
    fields.forEach(
        (name, field) -> {
          if (isRare(field)) {
            left.add(name);
          } else if (!name.equals(ID)) {
            columns.add(column(name, field));
          }
        });
    columns.add(rest(columns, left.size()));
    return columns;
  }

  private boolean isRare(Field field) {
    return fields.size() > MANY_NAMES
        && documents > 1
        && field.shape.documents() <= Math.max(1, (long) (RARE_SHARE * (double) documents));
  }

  private ColumnDescriptor column(String name, Field field) {
    FieldShape shape = field.shape;
    FieldPath path = FieldPath.of(name);
    ColumnDescriptor.Builder column =
        ColumnDescriptor.builder(path, shape.logicalType())
            .nativeType(shape.nativeType())
            .key(name.equals(ID))
            .attribute("present-in", shape.documents() + " of " + documents + " documents");
    if (shape.isNullable(documents)) {
      column.nullable(true);
    }
    if (shape.isMixed()) {
      column.attribute("types", shape.shares());
    }
    if (shape.encrypted() > 0) {
      column.attribute("encrypted", shape.encrypted() + " of " + shape.values() + " values");
    }
    List<String> lines = shape.lines(path, documents);
    if (!lines.isEmpty()) {
      column.attribute("shape", String.join("\n", lines));
    }
    if (field.budget.isCut()) {
      column.attribute(
          "shape-cut",
          "at " + MAX_PATHS + " paths and " + FieldShape.MAX_DEPTH + " levels; values are read");
    }
    return column.build();
  }

  private ColumnDescriptor rest(List<ColumnDescriptor> others, int rare) {
    ColumnDescriptor.Builder column =
        ColumnDescriptor.builder(FieldPath.of(REST), LogicalType.JSON)
            .nativeType("object")
            .nullable(true)
            // A reader sees nothing of the collection's columns but those that it is asked for.
            .attribute(
                ALL_BUT,
                others.stream().map(ColumnDescriptor::name).collect(Collectors.joining(",")));
    if (keysAreValues) {
      column.attribute("keys-are-values", "true");
    }
    if (rare > 0) {
      column.attribute("rare-names", Integer.toString(rare));
    }
    if (tooMany) {
      column.attribute("columns-cut", "at " + MAX_COLUMNS);
    }
    return column.build();
  }
}
