package io.racine.governance.connector.file.format;

import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.connector.ReadMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was read of an object, for tests.
 *
 * @param schema what the format says of it
 * @param rows the cells of each row by column; binary ones as their length in angle brackets
 * @param mode how rows were chosen
 * @param bytesRead how many bytes were read for the rows
 * @param notes in what lesser way they were read
 */
public record ReadTable(
    FormatSchema schema,
    List<Map<String, String>> rows,
    ReadMode mode,
    long bytesRead,
    List<String> notes) {
  private static final int MOST_ROWS = 2_000_000;

  public static ObjectBytes object(String name, byte[] bytes) {
    return new HeldBytes(name, bytes);
  }

  static ObjectBytes object(String name, String text) {
    return object(name, text.getBytes(StandardCharsets.UTF_8));
  }

  public static ReadTable full(RecordFormat format, ObjectBytes object)
      throws IOException, FormatProblem {
    return read(format, object, "", ReadMode.FULL, Long.MAX_VALUE);
  }

  public static ReadTable read(
      RecordFormat format, ObjectBytes object, String table, ReadMode mode, long maxRows)
      throws IOException, FormatProblem {
    FormatSchema schema = format.schema(object, table, FormatLimits.defaults());
    RecordRequest request = request(schema.columns(), table, mode, maxRows);
    try (RecordSource source = format.open(object, request)) {
      return drain(schema, source, maxRows);
    }
  }

  static RecordRequest request(
      List<ColumnDescriptor> columns, String table, ReadMode mode, long maxRows) {
    return request(columns, table, mode, maxRows, 5);
  }

  private static RecordRequest request(
      List<ColumnDescriptor> columns, String table, ReadMode mode, long maxRows, int places) {
    return new RecordRequest(
        table, columns, mode, maxRows, places, 4_096, 7, FormatLimits.defaults());
  }

  /** Reads some rows of the only table, from so many places of it at most. */
  static ReadTable sample(RecordFormat format, ObjectBytes object, long maxRows, int places)
      throws IOException, FormatProblem {
    FormatSchema schema = format.schema(object, "", FormatLimits.defaults());
    RecordRequest request = request(schema.columns(), "", ReadMode.RANDOM, maxRows, places);
    try (RecordSource source = format.open(object, request)) {
      return drain(schema, source, maxRows);
    }
  }

  static ReadTable drain(FormatSchema schema, RecordSource source, long maxRows)
      throws IOException, FormatProblem {
    List<Map<String, String>> rows = new ArrayList<>();
    Map<String, String> row = new TreeMap<>();
    CellSink sink =
        new CellSink() {
          @Override
          public void text(int column, String text, boolean cut) {
            row.put(schema.columns().get(column).name(), cut ? text + "…" : text);
          }

          @Override
          public void binary(int column, long lengthInBytes) {
            row.put(schema.columns().get(column).name(), "<" + lengthInBytes + ">");
          }
        };
    while (rows.size() < Math.min(maxRows, MOST_ROWS) && source.next(sink)) {
      rows.add(Map.copyOf(row));
      row.clear();
    }
    return new ReadTable(schema, rows, source.mode(), source.bytesRead(), source.notes());
  }

  public List<String> names() {
    return schema.columns().stream().map(ColumnDescriptor::name).toList();
  }

  List<String> types() {
    return schema.columns().stream().map(c -> c.name() + " " + c.logicalType()).toList();
  }

  List<String> column(String name) {
    return rows.stream().map(row -> row.getOrDefault(name, "(none)")).toList();
  }
}
