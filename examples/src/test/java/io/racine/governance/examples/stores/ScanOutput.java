package io.racine.governance.examples.stores;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;

/**
 * A scan's outcome as data, be it printed or in the page.
 *
 * @param counts what became of how many assets
 * @param entities what the columns called {@code entry} hold, by the table as it is told: in what
 *     is printed its first word, in the page its path
 * @param issues the issues as they were written
 */
record ScanOutput(
    String source, Map<String, Long> counts, Map<String, String> entities, List<Told> issues) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DATA = "<script type=\"application/json\" id=\"data\">";

  /** An issue as it was written. */
  record Told(String severity, String code, String where, String message) {
    /** Returns the line of the text report. */
    String line() {
      return severity + " " + code + " at " + where + ": " + message;
    }
  }

  static ScanOutput ofJson(String json) {
    return of(json, table -> table.replaceFirst("\\W.*", ""));
  }

  private static ScanOutput of(String json, UnaryOperator<String> table) {
    try {
      JsonNode root = JSON.readTree(json);
      Map<String, Long> counts = new TreeMap<>();
      root.get("counts").properties().forEach(e -> counts.put(e.getKey(), e.getValue().asLong()));
      Map<String, String> entities = new TreeMap<>();
      for (JsonNode column : root.get("columns")) {
        if (column.get("column").asText().equals("entry")) {
          entities.put(table.apply(column.get("table").asText()), column.get("entity").asText());
        }
      }
      return new ScanOutput(
          root.get("source").asText(),
          counts,
          entities,
          StreamSupport.stream(root.get("issues").spliterator(), false)
              .map(
                  issue ->
                      new Told(
                          issue.get("severity").asText(),
                          issue.get("code").asText(),
                          issue.get("where").asText(),
                          issue.get("message").asText()))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ScanOutput ofPage(String page) {
    int start = page.indexOf(DATA) + DATA.length();
    return of(page.substring(start, page.indexOf("</script>", start)), table -> table);
  }

  long count(String what) {
    return counts.getOrDefault(what, -1L);
  }
}
