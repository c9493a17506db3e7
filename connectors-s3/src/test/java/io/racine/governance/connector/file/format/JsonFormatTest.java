package io.racine.governance.connector.file.format;

import static io.racine.governance.connector.file.format.ReadTable.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.spi.connector.ReadMode;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class JsonFormatTest {
  private final JsonFormat json = new JsonFormat();
  private final JsonLinesFormat lines = new JsonLinesFormat();

  @Test
  void readsAnArrayOfObjects() throws Exception {
    String text =
        """
        [ {"id": 1, "name": "Ann", "tags": ["a", "b"], "big": 1e3, "ok": true},
          {"id": 2, "address": {"city": "Köln"}, "tags": null, "big": 0.5} ]
        """;

    ReadTable table = ReadTable.full(json, object("x", text));

    assertThat(table.types())
        .containsExactly(
            "id INTEGER", "name TEXT", "tags JSON", "big DECIMAL", "ok BOOLEAN", "address JSON");
    assertThat(table.rows())
        .containsExactly(
            Map.of("id", "1", "name", "Ann", "tags", "[\"a\",\"b\"]", "big", "1000", "ok", "true"),
            Map.of("id", "2", "address", "{\"city\":\"Köln\"}", "big", "0.5"));
  }

  @Test
  void readsOneDocumentAsOneRow() throws Exception {
    ReadTable table = ReadTable.full(json, object("x.json", "{\"a\": {\"b\": [1]}, \"c\": \"d\"}"));

    assertThat(table.rows()).containsExactly(Map.of("a", "{\"b\":[1]}", "c", "d"));
  }

  @Test
  void writesEachValueOfAMixedColumnAsADocument() throws Exception {
    String text = "[{\"a\": {\"b\": 1}}, {\"a\": \"plain \\\"text\\\"\"}, {\"a\": 7}]";

    ReadTable table = ReadTable.full(json, object("x.json", text));

    assertThat(table.types()).containsExactly("a JSON");
    assertThat(table.column("a")).containsExactly("{\"b\":1}", "\"plain \\\"text\\\"\"", "7");
  }

  @Test
  void readsRowsThatAreNoObjects() throws Exception {
    ReadTable table = ReadTable.full(json, object("x.json", "[1, 2, \"three\"]"));

    assertThat(table.column("value")).containsExactly("1", "2", "three");
  }

  @Test
  void readsLinesAndLeavesDamagedOnesOut() throws Exception {
    String text = "{\"id\":1}\n{\"id\":2,\n\n{\"id\":3}\n[1,2]\n{\"id\":4}";

    ReadTable table = ReadTable.full(lines, object("x.jsonl", text));

    assertThat(table.rows())
        .containsExactly(
            Map.of("id", "1"), Map.of("id", "3"), Map.of("value", "[1,2]"), Map.of("id", "4"));
    assertThat(table.notes())
        .containsExactly("1 lines are no JSON documents, or too long; they were left out");
  }

  @Test
  void givesTheRowsBeforeTheEndOfACutOffArray() throws Exception {
    String text = "[{\"id\": 1}, {\"id\": 2}, {\"id\"";
    FormatSchema schema = json.schema(object("x", text), "", FormatLimits.defaults());
    RecordRequest request = RecordRequest.full(schema.columns(), FormatLimits.defaults());

    try (RecordSource source = json.open(object("x", text), request)) {
      assertThat(source.next(new Nowhere())).isTrue();
      assertThat(source.next(new Nowhere())).isTrue();
      assertThatThrownBy(() -> source.next(new Nowhere()))
          .isInstanceOf(FormatProblem.class)
          .hasMessage("a document in it ends in the middle");
      assertThat(source.next(new Nowhere())).isFalse();
    }
  }

  @Test
  void readsAHundredLevelsAndRefusesAHundredThousand() throws Exception {
    String hundred = "{\"a\":".repeat(100) + "1" + "}".repeat(100);
    String endless = "[" + "{\"a\":".repeat(100_000);

    assertThat(ReadTable.full(json, object("x", hundred)).column("a").get(0))
        .isEqualTo("{\"a\":".repeat(99) + "1" + "}".repeat(99));
    assertThatThrownBy(() -> ReadTable.full(json, object("x", endless)))
        .isInstanceOf(FormatProblem.class)
        .hasMessage("a document in it is nested deeper or longer than is read");
  }

  @Test
  void keepsANumberOfAnAbsurdSizeAsItIsWritten() throws Exception {
    ReadTable table = ReadTable.full(json, object("x", "[{\"a\":1e999999999}]"));

    assertThat(table.column("a")).containsExactly("1e999999999");
  }

  @Test
  void samplesLinesInRanges() throws Exception {
    String text =
        IntStream.range(0, 300_000)
            .mapToObj(i -> "{\"id\":" + i + ",\"name\":\"Name " + i + "\"}\n")
            .collect(Collectors.joining());
    ObjectBytes object = object("x.jsonl", text);

    ReadTable table = ReadTable.read(lines, object, "", ReadMode.RANDOM, 1_000);

    assertThat(table.rows()).hasSize(1_000).doesNotHaveDuplicates();
    assertThat(table.rows()).allMatch(row -> row.get("name").equals("Name " + row.get("id")));
    assertThat(table.bytesRead()).isLessThan(object.size() / 3);
  }

  @Test
  void fallsBackToTheFirstRowsOfALargeArrayAndSaysSo() throws Exception {
    String text =
        IntStream.range(0, 300_000)
            .mapToObj(i -> "{\"id\":" + i + ",\"name\":\"x\"}")
            .collect(Collectors.joining(",", "[", "]"));

    ReadTable table = ReadTable.read(json, object("x.json", text), "", ReadMode.RANDOM, 10);

    assertThat(table.column("id")).startsWith("0", "1", "2");
    assertThat(table.mode()).isEqualTo(ReadMode.FIRST);
    assertThat(table.notes())
        .containsExactly(
            "A JSON document can only be read from its beginning: its first rows were read");
  }

  /** Takes cells in and forgets them. */
  private static final class Nowhere implements CellSink {
    @Override
    public void text(int column, String text, boolean cut) {}

    @Override
    public void binary(int column, long lengthInBytes) {}
  }
}
