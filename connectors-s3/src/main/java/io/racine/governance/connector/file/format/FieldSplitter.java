package io.racine.governance.connector.file.format;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits the beginning of a text into fields for one guess of delimiter and quote. Only for
 * guessing: reading is the parser's business.
 */
final class FieldSplitter {
  private final String text;
  private final char delimiter;
  private final char quote;
  private final boolean whole;
  private final List<List<String>> records = new ArrayList<>();
  private List<String> fields = new ArrayList<>();
  private int quotedFields;

  private FieldSplitter(String text, char delimiter, char quote, boolean whole) {
    this.text = text;
    this.delimiter = delimiter;
    this.quote = quote;
    this.whole = whole;
  }

  /**
   * Splits a text.
   *
   * @param whole whether the text is all there is; if not, a last record without line end is
   *     dropped
   */
  static FieldSplitter of(String text, char delimiter, char quote, boolean whole, int mostRecords) {
    FieldSplitter splitter = new FieldSplitter(text, delimiter, quote, whole);
    splitter.split(mostRecords);
    return splitter;
  }

  List<List<String>> records() {
    return records;
  }

  /** Returns how many fields stand in quotes. */
  int quotedFields() {
    return quotedFields;
  }

  private void split(int mostRecords) {
    int position = 0;
    while (position < text.length() && records.size() < mostRecords) {
      int end = field(position);
      if (end < 0) {
        return;
      }
      if (end == text.length()) {
        if (whole || records.isEmpty()) {
          endRecord();
        }
        return;
      }
      char stop = text.charAt(end);
      position = end + 1;
      if (stop != delimiter) {
        if (stop == '\r' && position < text.length() && text.charAt(position) == '\n') {
          position++;
        }
        endRecord();
      }
    }
  }

  private void endRecord() {
    if (fields.size() > 1 || !fields.get(0).isEmpty()) {
      records.add(fields);
    }
    fields = new ArrayList<>();
  }

  /** Adds the field that begins at a place, and returns where it ends; -1 when it never does. */
  private int field(int begin) {
    if (begin < text.length() && text.charAt(begin) == quote) {
      int end = closingQuote(begin + 1);
      if (end < 0) {
        return -1;
      }
      quotedFields++;
      int stop = stop(end + 1);
      String doubled = String.valueOf(quote).repeat(2);
      fields.add(text.substring(begin + 1, end).replace(doubled, String.valueOf(quote)));
      return stop;
    }
    int stop = stop(begin);
    fields.add(text.substring(begin, stop));
    return stop;
  }

  private int closingQuote(int from) {
    int at = text.indexOf(quote, from);
    while (at >= 0 && at + 1 < text.length() && text.charAt(at + 1) == quote) {
      at = text.indexOf(quote, at + 2);
    }
    return at;
  }

  private int stop(int from) {
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == delimiter || c == '\n' || c == '\r') {
        return at;
      }
      at++;
    }
    return at;
  }
}
