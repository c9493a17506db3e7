package io.racine.governance.connector.file;

import io.racine.governance.connector.file.format.FormatSchema;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;

/** The columns of a table as some of its objects tell them: all of them, and where they differ. */
final class SchemaUnion {
  private static final String IN_SAMPLES = "in-objects";

  /** What was seen of one column. */
  private static final class Seen {
    ColumnDescriptor column;
    int times = 1;
    boolean differs;

    Seen(ColumnDescriptor column) {
      this.column = column;
    }
  }

  private final Map<FieldPath, Seen> columns = new LinkedHashMap<>();
  private final Map<String, String> attributes = new TreeMap<>();
  private final TreeSet<String> formats = new TreeSet<>();
  private final TreeSet<String> codecs = new TreeSet<>();
  private int objects;
  private long rows;
  private long bytesOfRows;

  /**
   * Adds what one object tells.
   *
   * @param bytes the object's size
   */
  void add(FormatSchema schema, String format, Collection<String> compressions, long bytes) {
    objects++;
    schema
        .rows()
        .ifPresent(
            known -> {
              rows += known;
              bytesOfRows += bytes;
            });
    formats.add(format);
    codecs.addAll(compressions);
    schema.attributes().forEach(attributes::putIfAbsent);
    for (ColumnDescriptor column : schema.columns()) {
      Seen seen = columns.get(column.path());
      if (seen == null) {
        columns.put(column.path(), new Seen(column));
      } else {
        seen.times++;
        merge(seen, column);
      }
    }
  }

  int objects() {
    return objects;
  }

  /** Returns about how many rows objects of so many bytes have, if the format tells of some. */
  OptionalLong rowEstimate(long bytes) {
    return bytesOfRows == 0
        ? OptionalLong.empty()
        : OptionalLong.of(Math.round((double) rows * bytes / bytesOfRows));
  }

  String format() {
    return String.join(", ", formats);
  }

  String compression() {
    return String.join(", ", codecs);
  }

  Map<String, String> attributes() {
    return attributes;
  }

  /** Returns how many columns are not in all of the objects, or not of one type. */
  long differences() {
    return columns.values().stream().filter(seen -> seen.differs || seen.times < objects).count();
  }

  /**
   * Returns the columns.
   *
   * @param partitionColumns columns that the keys hold; they win over columns of the same name
   */
  List<ColumnDescriptor> columns(List<String> partitionColumns) {
    Map<FieldPath, ColumnDescriptor> all = new LinkedHashMap<>();
    columns.forEach((path, seen) -> all.put(path, described(seen)));
    for (String name : partitionColumns) {
      all.put(
          FieldPath.of(name),
          ColumnDescriptor.builder(FieldPath.of(name), LogicalType.TEXT)
              .nativeType("partition")
              .attribute("partition", "true")
              .build());
    }
    return new ArrayList<>(all.values());
  }

  private ColumnDescriptor described(Seen seen) {
    if (seen.times == objects) {
      return seen.column;
    }
    return copy(seen.column, seen.column.logicalType(), seen.column.nativeType())
        .nullable(true)
        .attribute(IN_SAMPLES, seen.times + " of " + objects)
        .build();
  }

  private static void merge(Seen seen, ColumnDescriptor other) {
    ColumnDescriptor known = seen.column;
    boolean sameType = known.logicalType() == other.logicalType();
    if (sameType && known.nativeType().equals(other.nativeType())) {
      if (other.nullable().orElse(false) && !known.nullable().orElse(false)) {
        seen.column = copy(known, known.logicalType(), known.nativeType()).nullable(true).build();
      }
      return;
    }
    seen.differs |= !sameType;
    String nativeType =
        known.nativeType().equals(other.nativeType())
            ? known.nativeType()
            : known.nativeType() + " | " + other.nativeType();
    boolean told =
        (" | " + known.nativeType() + " | ").contains(" | " + other.nativeType() + " | ");
    seen.column =
        copy(
                known,
                common(known.logicalType(), other.logicalType()),
                told ? known.nativeType() : nativeType)
            .nullable(true)
            .build();
  }

  private static LogicalType common(LogicalType one, LogicalType other) {
    if (one == other) {
      return one;
    }
    if (one.isNumeric() && other.isNumeric()) {
      return one == LogicalType.FLOAT || other == LogicalType.FLOAT
          ? LogicalType.FLOAT
          : LogicalType.DECIMAL;
    }
    return LogicalType.TEXT;
  }

  private static ColumnDescriptor.Builder copy(
      ColumnDescriptor column, LogicalType type, String nativeType) {
    ColumnDescriptor.Builder copy =
        ColumnDescriptor.builder(column.path(), type)
            .nativeType(nativeType)
            .nullable(column.nullable().orElse(null))
            .key(column.isKey())
            .comment(column.comment().orElse(null));
    column.size().ifPresent(copy::size);
    column.attributes().forEach(copy::attribute);
    return copy;
  }
}
