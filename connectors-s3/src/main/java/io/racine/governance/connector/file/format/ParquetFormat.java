package io.racine.governance.connector.file.format;

import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Parquet files. Read are the footer and of the columns that are asked for the pages that are
 * needed. Types come from the schema; what is nested is delivered as a JSON document, in which
 * binary values are null.
 *
 * <p>Read here rather than with the reference library: that one does not load without the classes
 * of Hadoop, fetches whole column chunks, and believes every length that a file states.
 */
final class ParquetFormat implements SupportsSpans {
  @Override
  public String id() {
    return "parquet";
  }

  @Override
  public Match recognise(Head head) {
    return head.startsWith('P', 'A', 'R', '1') || head.startsWith('P', 'A', 'R', 'E')
        ? Match.CERTAIN
        : Match.NO;
  }

  @Override
  public boolean usesEnding(String ending) {
    return ending.equals("parquet") || ending.equals("parq");
  }

  @Override
  public FormatSchema schema(ObjectBytes object, String table, FormatLimits limits)
      throws IOException, FormatProblem {
    return Guarded.read(
        () -> {
          ParquetFile file = ParquetFile.read(Seekable.of(object, limits), limits);
          List<ColumnDescriptor> columns = new ArrayList<>();
          for (ParquetNode node : file.columns()) {
            columns.add(
                ColumnDescriptor.builder(FieldPath.of(node.name()), node.logicalType())
                    .nativeType(nativeType(node))
                    .nullable(node.isOptional())
                    .build());
          }
          return new FormatSchema(
              columns,
              OptionalLong.of(file.rows()),
              Map.of("row-groups", String.valueOf(file.groups().size())));
        });
  }

  private static String nativeType(ParquetNode node) {
    if (node.isNested()) {
      return node.isMap() ? "map" : node.isList() || node.isRepeated() ? "list" : "group";
    }
    return node.type().nativeName();
  }

  @Override
  public RecordSource open(ObjectBytes object, RecordRequest request) {
    return open(object, request, 0, Long.MAX_VALUE);
  }

  @Override
  public RecordSource open(ObjectBytes object, RecordRequest request, long from, long to) {
    return new GuardedSource(
        object,
        request,
        bytes -> new ParquetRows(Seekable.of(bytes, request.limits()), request, from, to));
  }
}
