package io.racine.governance.connector.file.format;

import io.racine.governance.spi.connector.ReadMode;
import java.io.IOException;
import java.util.List;

/** The rows of one sheet below its header. */
final class XlsxRows implements Rows {
  private final RecordRequest request;
  private final XlsxSheet sheet;
  private final int[] places;
  private boolean skipHeader;

  XlsxRows(ObjectBytes object, RecordRequest request) throws IOException, FormatProblem {
    this.request = request;
    XlsxBook book = XlsxBook.read(object, request.limits());
    try (XlsxSheet beginning = book.open(request.table(), request.limits())) {
      CsvHeader header = XlsxFormat.header(beginning);
      this.places = Columns.of(request).places(header.names());
      this.skipHeader = header.isPresent();
    }
    this.sheet = book.open(request.table(), request.limits());
  }

  @Override
  public boolean next(CellSink sink) throws IOException, FormatProblem {
    if (skipHeader) {
      skipHeader = false;
      sheet.next();
    }
    if (!sheet.next()) {
      return false;
    }
    List<String> texts = sheet.texts();
    for (int i = 0; i < texts.size() && i < places.length; i++) {
      if (places[i] >= 0 && !texts.get(i).isEmpty()) {
        Columns.give(sink, places[i], texts.get(i), request.maxValueChars());
      }
    }
    return true;
  }

  @Override
  public ReadMode mode() {
    return request.mode() == ReadMode.RANDOM ? ReadMode.FIRST : request.mode();
  }

  @Override
  public List<String> notes() {
    return request.mode() == ReadMode.RANDOM
        ? List.of("A sheet can only be read from its beginning: its first rows were read")
        : List.of();
  }

  @Override
  public void close() throws IOException {
    sheet.close();
  }
}
