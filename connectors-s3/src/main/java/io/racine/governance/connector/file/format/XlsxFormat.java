package io.racine.governance.connector.file.format;

import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Excel workbooks (xlsx): each sheet is a table, its first row with more than one filled cell names
 * the columns. Columns are TEXT, as any cell may hold anything; a number that is shown as a date is
 * delivered as a date.
 */
final class XlsxFormat implements RecordFormat {
  private static final Set<String> ENDINGS = Set.of("xlsx", "xlsm", "xltx");

  /** As many rows show where the header is. */
  private static final int SAMPLE_ROWS = 100;

  @Override
  public String id() {
    return "xlsx";
  }

  @Override
  public Match recognise(Head head) {
    // Whether a zip file is a workbook shows in its list of members, at its end.
    return head.startsWith('P', 'K', 3, 4) && usesEnding(head.ending()) ? Match.CERTAIN : Match.NO;
  }

  @Override
  public boolean usesEnding(String ending) {
    return ENDINGS.contains(ending);
  }

  @Override
  public List<String> tables(ObjectBytes object, FormatLimits limits)
      throws IOException, FormatProblem {
    return Guarded.read(() -> XlsxBook.read(object, limits).sheets());
  }

  @Override
  public FormatSchema schema(ObjectBytes object, String table, FormatLimits limits)
      throws IOException, FormatProblem {
    return Guarded.read(
        () -> {
          try (XlsxSheet sheet = XlsxBook.read(object, limits).open(table, limits)) {
            CsvHeader header = header(sheet);
            List<ColumnDescriptor> columns =
                header.names().stream()
                    .map(name -> ColumnDescriptor.of(name, LogicalType.TEXT))
                    .toList();
            return new FormatSchema(
                columns,
                OptionalLong.empty(),
                Map.of("header", header.isPresent() ? "present" : "absent"));
          }
        });
  }

  /** Returns the header of a sheet, whose first rows are taken. */
  static CsvHeader header(XlsxSheet sheet) throws IOException, FormatProblem {
    List<List<String>> rows = new ArrayList<>();
    int width = 0;
    while (rows.size() < SAMPLE_ROWS && sheet.next()) {
      rows.add(List.copyOf(sheet.texts()));
      width = Math.max(width, sheet.texts().size());
    }
    return CsvHeader.of(new CsvDialect(',', '"', width, 1, rows));
  }

  @Override
  public RecordSource open(ObjectBytes object, RecordRequest request) {
    return new GuardedSource(object, request, bytes -> new XlsxRows(bytes, request));
  }
}
