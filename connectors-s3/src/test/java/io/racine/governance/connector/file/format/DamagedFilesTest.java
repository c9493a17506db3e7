package io.racine.governance.connector.file.format;

import static io.racine.governance.connector.file.format.ReadTable.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.connector.ReadMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damages small files of every format in many ways. Whatever comes of it is rows or a problem, and
 * never more rows than the bytes can hold.
 */
final class DamagedFilesTest {
  private static final int ROUNDS = 600;
  private static final int MOST_ROWS = 20_000;

  @TempDir static Path folder;

  static Stream<String> files() {
    return Stream.of(
        "csv",
        "json",
        "json-lines",
        "xml",
        "text",
        "avro null",
        "avro deflate",
        "parquet 1 SNAPPY",
        "parquet 1 UNCOMPRESSED",
        "parquet 2 ZSTD",
        "parquet 2 UNCOMPRESSED",
        "xlsx");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void neverFailsInAnyOtherWay(String file) throws Exception {
    byte[] whole = whole(file);
    RecordFormat format = Formats.standard().find(file.split(" ")[0]).orElseThrow();
    Map<String, Integer> outcomes = new LinkedHashMap<>();

    for (int seed = 0; seed < ROUNDS; seed++) {
      byte[] damaged = damaged(whole, new Random(seed));
      ReadMode mode = ReadMode.values()[seed % 3];
      outcomes.merge(outcome(format, damaged, mode, seed), 1, Integer::sum);
    }

    assertThat(outcomes.keySet()).as("outcomes of %s", file).isSubsetOf("rows", "problem");
    assertThat(outcomes).containsKey("rows");
  }

  private static String outcome(RecordFormat format, byte[] bytes, ReadMode mode, int seed) {
    ObjectBytes object = object("x", bytes);
    try {
      for (String table : format.tables(object, FormatLimits.defaults())) {
        FormatSchema schema = format.schema(object, table, FormatLimits.defaults());
        RecordRequest request = ReadTable.request(schema.columns(), table, mode, 50);
        try (RecordSource source = format.open(object, request)) {
          ReadTable.drain(schema, source, MOST_ROWS);
        }
      }
      return "rows";
    } catch (FormatProblem e) {
      return "problem";
    } catch (IOException | RuntimeException | Error e) {
      return "seed " + seed + ": " + e.getClass().getSimpleName() + " at " + e.getStackTrace()[0];
    }
  }

  private static byte[] damaged(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    int kind = random.nextInt(4);
    if (kind == 0) {
      return Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }
    int times = kind == 1 ? 1 : 1 + random.nextInt(20);
    for (int i = 0; i < times; i++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> bytes[at] = (byte) 0xff;
        default -> bytes[at] = whole[random.nextInt(whole.length)];
      }
    }
    if (kind == 3) {
      int from = random.nextInt(bytes.length);
      int length = Math.min(random.nextInt(64), bytes.length - from);
      byte[] shorter = new byte[bytes.length - length];
      System.arraycopy(bytes, 0, shorter, 0, from);
      System.arraycopy(bytes, from + length, shorter, from, bytes.length - from - length);
      return shorter;
    }
    return bytes;
  }

  private static byte[] whole(String file) throws IOException {
    String[] words = file.split(" ");
    return switch (words[0]) {
      case "csv" -> text("id,name,note\n" + "1,Ann,\"a \"\"b\"\", c\"\n".repeat(40));
      case "json" -> text("[" + "{\"id\":1,\"a\":{\"b\":[1,2.5e3,null]}},".repeat(40) + "1]");
      case "json-lines" -> text("{\"id\":1,\"a\":{\"b\":[1,true]}}\n".repeat(40));
      case "xml" ->
          text(
              "<?xml version='1.0'?><a>"
                  + "<b id='1'><c>x &amp; y</c><d><e>1</e></d></b>".repeat(40)
                  + "</a>");
      case "text" -> text("a line of text\r\nanother\n".repeat(40));
      case "avro" -> AvroFiles.guests(60, words[1], 1_500);
      case "parquet" ->
          ParquetFiles.guests(
              folder,
              60,
              words[2],
              words[1].equals("1") ? WriterVersion.PARQUET_1_0 : WriterVersion.PARQUET_2_0,
              128L << 20);
      case "xlsx" -> XlsxFormatTest.workbook();
      default -> throw new IllegalArgumentException(file);
    };
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
