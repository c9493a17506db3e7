package io.racine.governance.connector.file.format;

import java.util.List;
import java.util.Optional;

/**
 * What is known of a delimited text before it is read.
 *
 * @param charset its charset
 * @param delimiter between fields
 * @param quote around fields
 * @param names the names of its columns
 * @param hasHeader whether the first record gives them
 * @param skip how many records to skip before the first row
 * @param rowBytes how many bytes a row has on average
 */
record CsvTable(
    Charsets charset,
    char delimiter,
    char quote,
    List<String> names,
    boolean hasHeader,
    int skip,
    double rowBytes) {
  CsvTable {
    names = List.copyOf(names);
  }

  static CsvTable of(TextHead text, int headBytes, FormatLimits limits) throws FormatProblem {
    String lines = text.wholeLines();
    Optional<Character> declared = CsvHeader.declaredDelimiter(lines);
    int skip = declared.isPresent() ? 1 : 0;
    if (skip > 0) {
      lines = lines.substring(5).stripLeading();
    }
    boolean whole = text.isWhole();
    CsvDialect dialect =
        declared.isPresent()
            ? CsvDialect.of(lines, whole, declared.get())
            : CsvDialect.of(lines, whole).orElse(CsvDialect.ofOneColumn(lines, whole));
    CsvHeader header = CsvHeader.of(dialect);
    if (header.names().size() > limits.maxColumns()) {
      throw FormatProblem.overLimit("it has more than " + limits.maxColumns() + " columns");
    }
    int records = Math.max(1, dialect.records().size());
    // Not all of the head need have been split into records.
    double rowBytes =
        (double) headBytes / Math.max(records, lines.chars().filter(c -> c == '\n').count());
    return new CsvTable(
        text.charset(),
        dialect.delimiter(),
        dialect.quote(),
        header.names(),
        header.isPresent(),
        skip + (header.isPresent() ? 1 : 0),
        rowBytes);
  }

  @Override
  public String toString() {
    return names.size() + " columns";
  }
}
