package io.racine.governance.connector.file.format;

import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which of the columns of an object are asked for, and where in a row their cells go. */
final class Columns {
  private final Map<String, Integer> places = new HashMap<>();
  private final boolean[] json;

  private Columns(List<ColumnDescriptor> requested) {
    json = new boolean[requested.size()];
    for (int i = 0; i < requested.size(); i++) {
      places.putIfAbsent(requested.get(i).name(), i);
      json[i] = requested.get(i).logicalType() == LogicalType.JSON;
    }
  }

  static Columns of(RecordRequest request) {
    return new Columns(request.columns());
  }

  /** Returns where the cells of a column go, or -1. */
  int place(String name) {
    return places.getOrDefault(name, -1);
  }

  /** Returns, for each column of the object, where its cells go. */
  int[] places(List<String> names) {
    return names.stream().mapToInt(this::place).toArray();
  }

  /** Returns whether each value of the column at a place is to be a JSON document. */
  boolean isJson(int place) {
    return json[place];
  }

  /** Gives a text to a sink, cut when it is too long, and never within a character. */
  static void give(CellSink sink, int place, String text, int maxChars) {
    if (text.length() <= maxChars) {
      sink.text(place, text, false);
    } else {
      int end = Character.isHighSurrogate(text.charAt(maxChars - 1)) ? maxChars - 1 : maxChars;
      sink.text(place, text.substring(0, end), true);
    }
  }
}
