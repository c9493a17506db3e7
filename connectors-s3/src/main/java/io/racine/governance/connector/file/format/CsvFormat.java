package io.racine.governance.connector.file.format;

import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Delimited text: CSV, TSV and their kin.
 *
 * <p>All columns are TEXT: nothing in such a file says what its values are, and they are delivered
 * as they stand. An empty field is null, one in quotes is the empty text.
 */
final class CsvFormat implements RecordFormat {
  private static final Set<String> ENDINGS = Set.of("csv", "tsv", "tab", "psv", "dsv", "ssv");

  /** A header of ten thousand long names fits into this. */
  private static final int LONG_HEAD = 2 << 20;

  @Override
  public String id() {
    return "csv";
  }

  @Override
  public Match recognise(Head head) {
    Optional<TextHead> text = TextHead.of(head);
    if (text.isEmpty() || text.get().text().isBlank()) {
      return Match.NO;
    }
    String lines = text.get().wholeLines();
    if (CsvHeader.declaredDelimiter(lines).isPresent()) {
      return Match.LIKELY;
    }
    Optional<CsvDialect> dialect = CsvDialect.of(lines, head.isWhole());
    if (dialect.isPresent() && dialect.get().records().size() > 1) {
      return Match.LIKELY;
    }
    // One column and one line say nothing: the name may.
    return dialect.isPresent() || usesEnding(head.ending()) ? Match.POSSIBLE : Match.NO;
  }

  @Override
  public boolean usesEnding(String ending) {
    return ENDINGS.contains(ending);
  }

  @Override
  public FormatSchema schema(ObjectBytes object, String table, FormatLimits limits)
      throws IOException, FormatProblem {
    return Guarded.read(
        () -> {
          CsvTable csv = table(object, limits);
          List<ColumnDescriptor> columns =
              csv.names().stream()
                  .map(name -> ColumnDescriptor.of(name, LogicalType.TEXT))
                  .toList();
          Map<String, String> attributes =
              Map.of(
                  "charset", csv.charset().charset().name(),
                  "delimiter", nameOf(csv.delimiter()),
                  "quote", String.valueOf(csv.quote()),
                  "header", csv.skip() > 0 && csv.hasHeader() ? "present" : "absent");
          return new FormatSchema(columns, OptionalLong.empty(), attributes);
        });
  }

  @Override
  public RecordSource open(ObjectBytes object, RecordRequest request) {
    return new GuardedSource(
        object,
        request,
        bytes -> {
          CsvTable table = table(bytes, request.limits());
          Sampling sampling =
              Sampling.of(request, bytes, table.charset().markLength(), table.rowBytes());
          return new TextRows(
              bytes, table.charset(), sampling, request, new CsvLayout(table, request));
        });
  }

  private static CsvTable table(ObjectBytes object, FormatLimits limits)
      throws IOException, FormatProblem {
    Head head = Head.of(object);
    TextHead text = textOf(head);
    if (!head.isWhole() && text.text().lines().limit(3).count() < 3) {
      head = Head.of(object, LONG_HEAD);
      text = textOf(head);
    }
    return CsvTable.of(text, head.length(), limits);
  }

  private static TextHead textOf(Head head) throws FormatProblem {
    return TextHead.of(head)
        .orElseThrow(() -> FormatProblem.corrupt("it is binary where it should be text"));
  }

  private static String nameOf(char delimiter) {
    return switch (delimiter) {
      case '\t' -> "tab";
      case '\u0001' -> "control-a";
      default -> String.valueOf(delimiter);
    };
  }
}
