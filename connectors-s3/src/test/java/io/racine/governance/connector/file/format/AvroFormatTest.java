package io.racine.governance.connector.file.format;

import static io.racine.governance.connector.file.format.ReadTable.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.connector.ReadMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AvroFormatTest {
  private final AvroFormat avro = new AvroFormat();

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"null", "deflate", "bzip2"})
  void readsWhatTheReferenceWrites(String codec) throws Exception {
    ReadTable table = ReadTable.full(avro, object("x", AvroFiles.guests(50, codec, 2_000)));

    assertThat(table.types())
        .containsExactly(
            "id INTEGER",
            "name TEXT",
            "born DATE",
            "seen TIMESTAMP",
            "paid DECIMAL",
            "photo BINARY",
            "score FLOAT",
            "ok BOOLEAN",
            "kind TEXT",
            "tags JSON",
            "facts JSON",
            "friend JSON",
            "either TEXT");
    assertThat(table.rows()).hasSize(50);
    assertThat(table.rows().get(0))
        .isEqualTo(
            Map.ofEntries(
                Map.entry("id", "0"),
                Map.entry("name", "Name 0"),
                Map.entry("born", "2024-02-29"),
                Map.entry("seen", "2024-02-28T23:59:59.000001Z"),
                Map.entry("paid", "-12.50"),
                Map.entry("photo", "<0>"),
                Map.entry("score", "15000000000"),
                Map.entry("ok", "true"),
                Map.entry("kind", "NEW"),
                Map.entry("tags", "[\"a\",\"b\"]"),
                Map.entry("facts", "{\"n\":0}"),
                Map.entry(
                    "friend",
                    "{\"name\":\"Outer\",\"friend\":{\"name\":\"Inner\",\"friend\":null}}"),
                Map.entry("either", "0")));
    assertThat(table.rows().get(49))
        .containsEntry("id", "49")
        .containsEntry("photo", "<49>")
        .containsEntry("either", "text")
        .doesNotContainKeys("name", "friend");
  }

  @Test
  void saysWhatTheSchemaSays() throws Exception {
    FormatSchema schema =
        avro.schema(object("x", AvroFiles.guests(1, "null", 2_000)), "", FormatLimits.defaults());

    assertThat(schema.columns().get(0).comment()).hasValue("The number");
    assertThat(schema.columns().get(0).nullable()).hasValue(false);
    assertThat(schema.columns().get(1).nullable()).hasValue(true);
    assertThat(schema.columns().get(1).nativeType()).isEqualTo("union[null,string]");
    assertThat(schema.columns().get(2).nativeType()).isEqualTo("int(date)");
  }

  @Test
  void givesEachRowOnceWhereverItIsCutIntoSpans() throws Exception {
    ObjectBytes object = object("x", AvroFiles.guests(500, "null", 1_000));
    FormatSchema schema = avro.schema(object, "", FormatLimits.defaults());
    RecordRequest request = ReadTable.request(schema.columns(), "", ReadMode.FULL, 10_000);

    for (long step : new long[] {997, 4_001, object.size() - 1}) {
      List<String> ids = new ArrayList<>();
      for (long from = 0; from < object.size(); from += step) {
        try (RecordSource source = avro.open(object, request, from, from + step)) {
          ids.addAll(ReadTable.drain(schema, source, 10_000).column("id"));
        }
      }

      assertThat(ids)
          .containsExactlyElementsOf(IntStream.range(0, 500).mapToObj(String::valueOf).toList());
    }
  }

  @Test
  void samplesBlocksAllOverALargeFile() throws Exception {
    ObjectBytes object = object("x", AvroFiles.guests(80_000, "null", 8_000));

    ReadTable table = ReadTable.read(avro, object, "", ReadMode.RANDOM, 400);

    assertThat(table.rows()).hasSize(400).doesNotHaveDuplicates();
    assertThat(table.rows().stream().mapToInt(row -> Integer.parseInt(row.get("id")) / 8_000))
        .contains(0, 5, 9);
    assertThat(table.bytesRead()).isLessThan(object.size() / 2);
  }
}
