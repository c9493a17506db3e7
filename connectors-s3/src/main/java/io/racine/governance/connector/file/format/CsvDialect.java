package io.racine.governance.connector.file.format;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a delimited text is written: told from its beginning.
 *
 * <p>The delimiter is the one with which most records have the same number of fields, and more than
 * one.
 *
 * @param delimiter between fields
 * @param quote around fields
 * @param fields how many fields most records have
 * @param agreement the share of records that have as many
 * @param records the first records
 */
record CsvDialect(
    char delimiter, char quote, int fields, double agreement, List<List<String>> records) {
  /** As many records tell; more would only take time. */
  private static final int MOST_RECORDS = 200;

  private static final char[] DELIMITERS = {',', ';', '\t', '|', '\u0001', '^', '~'};

  /** These stand in other texts as well, so they need more proof. */
  private static final String RARE = "^~";

  private static final double LEAST_AGREEMENT = 0.8;

  CsvDialect {
    records = List.copyOf(records);
  }

  /** Returns the dialect of a text; nothing when no delimiter makes a table of it. */
  static Optional<CsvDialect> of(String text, boolean whole) {
    Optional<CsvDialect> best = Optional.empty();
    for (char delimiter : DELIMITERS) {
      CsvDialect dialect = of(text, whole, delimiter);
      boolean proven =
          RARE.indexOf(delimiter) < 0 || (dialect.agreement == 1 && dialect.records.size() > 2);
      if (dialect.fields > 1
          && proven
          && dialect.agreement >= LEAST_AGREEMENT
          && best.map(dialect::isBetterThan).orElse(true)) {
        best = Optional.of(dialect);
      }
    }
    return best;
  }

  /** Returns the dialect of a text whose only column needs no delimiter. */
  static CsvDialect ofOneColumn(String text, boolean whole) {
    return of(text, whole, ',');
  }

  private boolean isBetterThan(CsvDialect other) {
    int byAgreement = Double.compare(agreement, other.agreement);
    return byAgreement > 0 || (byAgreement == 0 && fields > other.fields);
  }

  /** Returns the dialect for a delimiter that is known. */
  static CsvDialect of(String text, boolean whole, char delimiter) {
    FieldSplitter plain = FieldSplitter.of(text, delimiter, '"', whole, MOST_RECORDS);
    if (plain.quotedFields() == 0 && text.indexOf('\'') >= 0) {
      FieldSplitter single = FieldSplitter.of(text, delimiter, '\'', whole, MOST_RECORDS);
      if (single.quotedFields() > 1) {
        CsvDialect withSingle = of(single.records(), delimiter, '\'');
        CsvDialect without = of(plain.records(), delimiter, '"');
        return withSingle.agreement >= without.agreement && !withSingle.records.isEmpty()
            ? withSingle
            : without;
      }
    }
    return of(plain.records(), delimiter, '"');
  }

  private static CsvDialect of(List<List<String>> records, char delimiter, char quote) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (List<String> fields : records) {
      counts.merge(fields.size(), 1, Integer::sum);
    }
    int most = 0;
    int fields = 0;
    for (Map.Entry<Integer, Integer> count : counts.entrySet()) {
      if (count.getValue() > most || (count.getValue() == most && count.getKey() > fields)) {
        most = count.getValue();
        fields = count.getKey();
      }
    }
    double agreement = records.isEmpty() ? 0 : (double) most / records.size();
    return new CsvDialect(delimiter, quote, fields, agreement, records);
  }

  @Override
  public String toString() {
    return fields + " fields";
  }
}
