package io.racine.governance.connector.file.format;

import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Walks through the rows of a sheet that hold anything. */
final class XlsxSheet implements Closeable {
  /** The day before the first that Excel counts, with the leap day it invents. */
  private static final long EPOCH_1900 = -25_569;

  private static final long EPOCH_1904 = -24_107;
  private static final long MILLIS_OF_DAY = 86_400_000L;

  private final XlsxBook book;
  private final XmlEvents events;
  private final FormatLimits limits;
  private final List<String> texts = new ArrayList<>();

  XlsxSheet(XlsxBook book, XmlEvents events, FormatLimits limits) {
    this.book = book;
    this.events = events;
    this.limits = limits;
  }

  /** Moves to the next row with a filled cell; answers whether there was one. */
  boolean next() throws IOException, FormatProblem {
    while (events.next()) {
      if (events.isStart() && events.name().equals("row")) {
        readRow();
        if (texts.stream().anyMatch(text -> !text.isEmpty())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns the texts of the row's cells from the first column on; empty ones for no cell. */
  List<String> texts() {
    return texts;
  }

  private void readRow() throws IOException, FormatProblem {
    texts.clear();
    int depth = events.depth();
    while (events.next() && !(events.isEnd() && events.depth() < depth)) {
      if (events.isStart() && events.name().equals("c")) {
        int column = column(events.attribute("r"), texts.size());
        if (column >= limits.maxColumns()) {
          throw FormatProblem.overLimit("it has more than " + limits.maxColumns() + " columns");
        }
        while (texts.size() <= column) {
          texts.add("");
        }
        texts.set(column, cell());
      }
    }
  }

  /** Returns the place of a cell such as AB12; the next one when it does not say. */
  private static int column(String reference, int next) {
    int column = 0;
    int letters = 0;
    while (letters < reference.length() && letters < 4 && isLetter(reference.charAt(letters))) {
      column = column * 26 + reference.charAt(letters) - 'A' + 1;
      letters++;
    }
    return letters == 0 ? next : column - 1;
  }

  private static boolean isLetter(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private String cell() throws IOException, FormatProblem {
    String type = events.attribute("t");
    String style = events.attribute("s");
    int depth = events.depth();
    StringBuilder value = new StringBuilder();
    String inline = "";
    boolean inValue = false;
    while (events.next() && !(events.isEnd() && events.depth() < depth)) {
      if (events.isStart() && events.name().equals("is")) {
        inline = XlsxBook.text(events, limits);
      } else if (events.isStart()) {
        inValue = events.name().equals("v");
      } else if (events.isEnd()) {
        inValue = false;
      } else if (inValue && events.isText() && value.length() < limits.maxFieldChars()) {
        value.append(events.text());
      }
    }
    String text = value.toString();
    return switch (type) {
      case "s" -> text.isEmpty() ? "" : book.sharedText(number(text));
      case "inlineStr" -> inline;
      case "b" -> text.equals("1") ? "true" : "false";
      case "str", "e", "d" -> text;
      default -> book.isDate(number(style)) ? date(text) : JsonCells.plain(text);
    };
  }

  private static int number(String digits) {
    try {
      return digits.isEmpty() ? -1 : Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** Returns the date, time or both that a number of days stands for. */
  private String date(String number) {
    BigDecimal days;
    try {
      days = new BigDecimal(number);
    } catch (NumberFormatException e) {
      return number;
    }
    if (days.precision() - days.scale() > 7 || days.scale() > 100 || days.signum() < 0) {
      return number;
    }
    long millis =
        days.multiply(BigDecimal.valueOf(MILLIS_OF_DAY))
            .setScale(0, RoundingMode.HALF_UP)
            .longValueExact();
    if (millis < MILLIS_OF_DAY && millis > 0) {
      return Canonical.time(millis, 1_000);
    }
    // Up to the leap day that never was, all days are one early.
    long shift = !book.since1904() && millis < 60 * MILLIS_OF_DAY ? 1 : 0;
    long epoch = (book.since1904() ? EPOCH_1904 : EPOCH_1900) + shift;
    long since1970 = millis + epoch * MILLIS_OF_DAY;
    return millis % MILLIS_OF_DAY == 0
        ? Canonical.date(since1970 / MILLIS_OF_DAY)
        : Canonical.timestamp(since1970, 1_000, false);
  }

  @Override
  public void close() throws IOException {
    events.close();
  }
}
