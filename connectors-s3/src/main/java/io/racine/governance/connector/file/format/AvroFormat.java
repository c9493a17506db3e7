package io.racine.governance.connector.file.format;

import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Avro files. Types come from their schema; what is nested is delivered as a JSON document, in
 * which binary values are null.
 */
final class AvroFormat implements SupportsSpans {
  /** The column of rows that are no records. */
  static final String VALUE = "value";

  @Override
  public String id() {
    return "avro";
  }

  @Override
  public Match recognise(Head head) {
    return head.startsWith('O', 'b', 'j', 1) ? Match.CERTAIN : Match.NO;
  }

  @Override
  public boolean usesEnding(String ending) {
    return ending.equals("avro");
  }

  @Override
  public FormatSchema schema(ObjectBytes object, String table, FormatLimits limits)
      throws IOException, FormatProblem {
    return Guarded.read(
        () -> {
          try (AvroFile file = new AvroFile(object, limits)) {
            AvroFile.Header header = file.header();
            List<ColumnDescriptor> columns = columns(header.type());
            if (columns.size() > limits.maxColumns()) {
              throw FormatProblem.overLimit("it has more than " + limits.maxColumns() + " columns");
            }
            return new FormatSchema(
                columns,
                OptionalLong.empty(),
                Map.of("codec", header.codec().name().toLowerCase(Locale.ROOT)));
          }
        });
  }

  /** Returns the fields of a row; a row that is no record is one field. */
  static List<AvroType.Field> fields(AvroType type) {
    return type.kind() == AvroType.Kind.RECORD
        ? type.fields()
        : List.of(new AvroType.Field(VALUE, type, null));
  }

  private static List<ColumnDescriptor> columns(AvroType type) {
    List<ColumnDescriptor> columns = new ArrayList<>();
    for (AvroType.Field field : fields(type)) {
      LogicalType logical = field.type().logicalType();
      columns.add(
          ColumnDescriptor.builder(FieldPath.of(field.name()), logical)
              .nativeType(field.type().nativeName())
              .nullable(field.type().isNullable())
              .comment(field.comment())
              .build());
    }
    return columns;
  }

  @Override
  public RecordSource open(ObjectBytes object, RecordRequest request) {
    return open(object, request, 0, Long.MAX_VALUE);
  }

  @Override
  public RecordSource open(ObjectBytes object, RecordRequest request, long from, long to) {
    return new GuardedSource(object, request, bytes -> new AvroRows(bytes, request, from, to));
  }
}
