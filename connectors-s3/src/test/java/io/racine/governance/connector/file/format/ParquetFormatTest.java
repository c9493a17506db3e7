package io.racine.governance.connector.file.format;

import static io.racine.governance.connector.file.format.ReadTable.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.connector.ReadMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ParquetFormatTest {
  private static final long ONE_GROUP = 128L << 20;

  private final ParquetFormat parquet = new ParquetFormat();

  @TempDir Path folder;

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "UNCOMPRESSED, PARQUET_1_0",
    "UNCOMPRESSED, PARQUET_2_0",
    "SNAPPY, PARQUET_1_0",
    "SNAPPY, PARQUET_2_0",
    "GZIP, PARQUET_1_0",
    "ZSTD, PARQUET_2_0",
    "LZ4_RAW, PARQUET_1_0"
  })
  void readsWhatTheReferenceWrites(String codec, WriterVersion version) throws Exception {
    ReadTable table =
        ReadTable.full(
            parquet, object("x", ParquetFiles.guests(folder, 2_000, codec, version, ONE_GROUP)));

    assertThat(table.types())
        .containsExactly(
            "id INTEGER",
            "name TEXT",
            "born DATE",
            "seen TIMESTAMP",
            "local TIMESTAMP",
            "wake TIME",
            "paid DECIMAL",
            "small DECIMAL",
            "photo BINARY",
            "score FLOAT",
            "half FLOAT",
            "ok BOOLEAN",
            "count INTEGER",
            "old TIMESTAMP",
            "uid UUID",
            "city TEXT",
            "tags JSON",
            "facts JSON",
            "address JSON",
            "marks JSON");
    assertThat(table.schema().rows()).hasValue(2_000);
    assertThat(table.rows()).hasSize(2_000);
    assertThat(table.rows().get(2))
        .isEqualTo(
            Map.ofEntries(
                Map.entry("id", "2"),
                Map.entry("name", "Name 2"),
                Map.entry("born", "2024-02-29"),
                Map.entry("seen", "2024-02-28T23:59:59.000001Z"),
                Map.entry("local", "2024-02-28T23:59:59"),
                Map.entry("wake", "01:02:03.5"),
                Map.entry("paid", "-12.50"),
                Map.entry("small", "12.50"),
                Map.entry("photo", "<2>"),
                Map.entry("score", "1.0"),
                Map.entry("half", "0.25"),
                Map.entry("ok", "false"),
                Map.entry("count", "4294967295"),
                Map.entry("old", "1970-01-02T00:00:01"),
                Map.entry("uid", "01234567-89ab-cdef-0000-000000000002"),
                Map.entry("city", "City 2"),
                Map.entry("tags", "[\"t0\",null]"),
                Map.entry("facts", "{\"k0\":2,\"k1\":null}"),
                Map.entry(
                    "address",
                    "{\"street\":\"Street 2\",\"phones\":[{\"number\":\"00\",\"parts\":[]},"
                        + "{\"number\":\"01\",\"parts\":[0]}]}"),
                Map.entry("marks", "[0,1]")));
    assertThat(table.rows().get(1_999))
        .containsEntry("id", "1999")
        .containsEntry("score", "999.5")
        .containsEntry("photo", "<99>")
        .containsEntry("facts", "{\"k0\":1999}")
        .doesNotContainKeys("name", "tags", "address");
    assertThat(table.rows().get(0)).containsEntry("tags", "[]").containsEntry("marks", "[]");
  }

  @Test
  void readsTheColumnsThatAreAskedForAndNoOthers() throws Exception {
    ObjectBytes object = object("x", large());
    FormatSchema schema = parquet.schema(object, "", FormatLimits.defaults());
    List<ColumnDescriptor> one = List.of(schema.columns().get(11));

    try (RecordSource source =
        parquet.open(object, ReadTable.request(one, "", ReadMode.FULL, 100_000))) {
      FormatSchema only = new FormatSchema(one, schema.rows(), Map.of());
      ReadTable table = ReadTable.drain(only, source, 100_000);

      assertThat(table.column("ok")).hasSize(20_000).startsWith("true", "false", "false", "true");
      assertThat(table.bytesRead()).isLessThan(object.size() / 4);
    }
  }

  @Test
  void samplesPagesAllOverTheFile() throws Exception {
    ObjectBytes object = object("x", large());

    ReadTable table = ReadTable.read(parquet, object, "", ReadMode.RANDOM, 100);
    ReadTable again = ReadTable.read(parquet, object, "", ReadMode.RANDOM, 100);

    assertThat(table.rows()).hasSize(100).doesNotHaveDuplicates().isEqualTo(again.rows());
    assertThat(table.rows())
        .allMatch(row -> row.get("city").equals("City " + Integer.parseInt(row.get("id")) % 10));
    assertThat(table.rows().stream().mapToInt(row -> Integer.parseInt(row.get("id")) / 4_000))
        .contains(0, 1, 2, 3, 4);
  }

  @Test
  void looksAtNoMorePlacesThanItIsTold() throws Exception {
    ObjectBytes object = object("x", large());

    ReadTable few = ReadTable.sample(parquet, object, 100, 1);
    ReadTable many = ReadTable.sample(parquet, object, 100, 5);

    assertThat(few.rows()).hasSize(100).doesNotHaveDuplicates();
    assertThat(IntStream.range(1, 100).map(i -> idOf(few, i) - idOf(few, i - 1)))
        .as("steps from row to row")
        .containsOnly(1);
    assertThat(few.bytesRead()).isLessThan(many.bytesRead() / 2);
  }

  private static int idOf(ReadTable table, int row) {
    return Integer.parseInt(table.column("id").get(row));
  }

  @Test
  void givesEachRowOnceWhereverItIsCutIntoSpans() throws Exception {
    ObjectBytes object =
        object(
            "x", ParquetFiles.guests(folder, 5_000, "SNAPPY", WriterVersion.PARQUET_1_0, 200_000));
    FormatSchema schema = parquet.schema(object, "", FormatLimits.defaults());
    assertThat(Integer.parseInt(schema.attributes().get("row-groups"))).isGreaterThan(1);
    RecordRequest request = ReadTable.request(schema.columns(), "", ReadMode.FULL, 10_000);

    List<String> ids = new ArrayList<>();
    for (long from = 0; from < object.size(); from += 50_000) {
      try (RecordSource source = parquet.open(object, request, from, from + 50_000)) {
        ids.addAll(ReadTable.drain(schema, source, 10_000).column("id"));
      }
    }

    assertThat(ids)
        .containsExactlyElementsOf(IntStream.range(0, 5_000).mapToObj(String::valueOf).toList());
  }

  @Test
  void tellsAFooterThatIsCutOff() throws Exception {
    byte[] whole = ParquetFiles.guests(folder, 10, "SNAPPY", WriterVersion.PARQUET_1_0, ONE_GROUP);
    ObjectBytes cut = object("x", Arrays.copyOf(whole, whole.length - 100));

    assertThatThrownBy(() -> parquet.schema(cut, "", FormatLimits.defaults()))
        .isInstanceOf(FormatProblem.class)
        .hasMessage("its footer is cut off");
  }

  private byte[] large() throws Exception {
    return ParquetFiles.guests(folder, 20_000, "SNAPPY", WriterVersion.PARQUET_1_0, ONE_GROUP);
  }
}
