package io.racine.governance.connector.file.codec;

import static io.racine.governance.connector.file.format.ReadTable.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airlift.compress.bzip2.BZip2HadoopStreams;
import io.airlift.compress.snappy.SnappyFramedOutputStream;
import io.airlift.compress.snappy.SnappyHadoopStreams;
import io.airlift.compress.zstd.ZstdOutputStream;
import io.racine.governance.connector.file.format.FormatLimits;
import io.racine.governance.connector.file.format.FormatProblem;
import io.racine.governance.connector.file.format.Formats;
import io.racine.governance.connector.file.format.ObjectBytes;
import io.racine.governance.connector.file.format.ReadTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ContentsTest {
  private static final String CSV = "id,name\n1,Ann\n2,Bob\n";

  private final Contents contents = new Contents(Formats.standard(), FormatLimits.defaults());

  /** Something that compresses what is written to it. */
  @FunctionalInterface
  private interface Packing {
    OutputStream around(OutputStream out) throws IOException;
  }

  @ParameterizedTest(name = "{0} by {1}")
  @CsvSource({
    "gzip, x.csv.gz",
    "gzip, x",
    "zstd, x.csv.zst",
    "bzip2, x.csv.bz2",
    "snappy, x.csv.sz",
    "hadoop, x.csv.snappy"
  })
  void readsThroughACompression(String codec, String name) throws Exception {
    Content content = contents.of(object(name, packed(codec, bytes(CSV))));

    String id = codec.equals("hadoop") ? "snappy" : codec;
    assertThat(content.id()).isEqualTo("csv+" + id);
    assertThat(rows(content))
        .containsExactly(Map.of("id", "1", "name", "Ann"), Map.of("id", "2", "name", "Bob"));
  }

  @Test
  void readsAllMembersOfAGzipFile() throws Exception {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.write(packed("gzip", bytes(CSV)));
    both.write(packed("gzip", bytes("3,Eve\n")));

    assertThat(rows(contents.of(object("x.gz", both.toByteArray())))).hasSize(3);
  }

  @Test
  void readsADocumentWithinGzip() throws Exception {
    byte[] json = packed("gzip", bytes("[{\"a\":1},{\"a\":2}]"));

    Content content = contents.of(object("x.json.gz", json));

    assertThat(content.id()).isEqualTo("json+gzip");
    assertThat(rows(content)).containsExactly(Map.of("a", "1"), Map.of("a", "2"));
  }

  @Test
  void opensZipFiles() throws Exception {
    Map<String, byte[]> members = new LinkedHashMap<>();
    members.put("folder/a.csv", bytes(CSV));
    members.put("b.json", bytes("[{\"x\":1}]"));
    Content content = contents.of(object("x", zip(members)));

    assertThat(content.kind()).isEqualTo(Content.Kind.ARCHIVE);
    assertThat(content.id()).isEqualTo("zip");
    assertThat(listed(content)).containsExactly("folder/a.csv: csv 2 rows", "b.json: json 1 rows");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"x.tar, none", "x.tar.gz, gzip", "x.tgz, gzip"})
  void opensTarFiles(String name, String codec) throws Exception {
    Map<String, byte[]> members = new LinkedHashMap<>();
    members.put("a.csv", bytes(CSV));
    members.put("deep/".repeat(60) + "b.csv", bytes(CSV + "3,Eve\n"));
    byte[] tar = tar(members);
    Content content = contents.of(object(name, codec.equals("none") ? tar : packed(codec, tar)));

    assertThat(content.kind()).isEqualTo(Content.Kind.ARCHIVE);
    assertThat(listed(content))
        .containsExactly("a.csv: csv 2 rows", "deep/".repeat(60) + "b.csv: csv 3 rows");
  }

  @Test
  void endsWithAProblemAtABombOfGzip() throws Exception {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bomb)) {
      byte[] line = bytes(("a".repeat(500) + ",b\n").repeat(128));
      for (int i = 0; i < 500; i++) {
        out.write(line);
      }
    }
    FormatLimits strict =
        new FormatLimits(1L << 40, 100, 4, 1_000, 64 << 20, 1 << 20, 20_000, 1_000);
    Content content =
        new Contents(Formats.standard(), strict).of(object("x.csv.gz", bomb.toByteArray()));

    assertThatThrownBy(() -> rows(content))
        .isInstanceOf(FormatProblem.class)
        .hasMessage("it unpacks to more than 100 times its size");
  }

  @Test
  void endsWithAProblemWhereTheAbsoluteLimitIs() throws Exception {
    FormatLimits strict = new FormatLimits(100_000, 1_000, 4, 10, 64 << 20, 1 << 20, 20_000, 1_000);
    byte[] packed = packed("gzip", bytes("a_x,b_x\n" + "1,2\n".repeat(50_000)));
    Content content = new Contents(Formats.standard(), strict).of(object("x.csv.gz", packed));

    assertThatThrownBy(() -> rows(content))
        .isInstanceOf(FormatProblem.class)
        .hasMessage("it unpacks to more than 100000 bytes");
  }

  @Test
  void opensNoMoreCompressionsInEachOtherThanAllowed() throws Exception {
    byte[] nested = bytes(CSV);
    for (int i = 0; i < 6; i++) {
      nested = packed("gzip", nested);
    }
    ObjectBytes object = object("x", nested);

    assertThatThrownBy(() -> contents.of(object))
        .isInstanceOf(FormatProblem.class)
        .hasMessage("more than 4 compressions and archives lie in each other");
  }

  @Test
  void countsTheMembersOfAnArchive() throws Exception {
    FormatLimits strict = new FormatLimits(1L << 40, 1_000, 4, 3, 64 << 20, 1 << 20, 20_000, 1_000);
    Map<String, byte[]> members = new LinkedHashMap<>();
    for (int i = 0; i < 4; i++) {
      members.put(i + ".csv", bytes(CSV));
    }
    Contents few = new Contents(Formats.standard(), strict);

    assertThatThrownBy(() -> few.of(object("x.zip", zip(members))))
        .isInstanceOf(FormatProblem.class)
        .hasMessage("it has more than 3 members");
    Content tar = few.of(object("x.tar", tar(members)));
    assertThatThrownBy(() -> listed(tar))
        .isInstanceOf(FormatProblem.class)
        .hasMessage("it has more than 3 members");
  }

  @Test
  void tellsCompressedDataThatEndsInTheMiddle() throws Exception {
    byte[] whole = packed("gzip", bytes("id,name\n" + "1,Ann\n".repeat(100_000)));
    Content content = contents.of(object("x.csv.gz", Arrays.copyOf(whole, whole.length / 2)));

    assertThatThrownBy(() -> rows(content))
        .isInstanceOf(FormatProblem.class)
        .hasMessage("its compressed data ends in the middle");
  }

  @Test
  void believesTheContentAndNotTheName() throws Exception {
    assertThat(contents.of(object("x.parquet", bytes(CSV))).id()).isEqualTo("csv");
    assertThat(contents.of(object("x.csv", bytes("[{\"a\":1},{\"a\":2}]"))).id()).isEqualTo("json");
    assertThat(contents.of(object("x.csv", bytes("{\"a\":1}\n{\"a\":2}\n"))).id())
        .isEqualTo("json-lines");
    assertThat(contents.of(object("x.gz", bytes(CSV))).id()).isEqualTo("csv");
    assertThat(contents.of(object("x.csv", bytes("<?xml version='1.0'?><a/>"))).id())
        .isEqualTo("xml");
  }

  @Test
  void letsTheNameDecideWhereTheContentDoesNot() throws Exception {
    assertThat(contents.of(object("x.csv", bytes("one\ntwo\n"))).id()).isEqualTo("csv");
    assertThat(contents.of(object("x.txt", bytes("one\ntwo\n"))).id()).isEqualTo("text");
    assertThat(contents.of(object("x.json", bytes("{\"a\":1}"))).id()).isEqualTo("json");
    assertThat(contents.of(object("x.jsonl", bytes("{\"a\":1}"))).id()).isEqualTo("json-lines");
  }

  @Test
  void takesLogsForText() throws Exception {
    String log =
        """
        2024-02-29 12:00:01,123 INFO  [main] Started, in 3 s
        2024-02-29 12:00:02,456 WARN  [pool-1] Slow; retrying
        2024-02-29 12:00:03,789 INFO  [main] a, b, c, d
        java.lang.IllegalStateException: no
        \tat a.B.c(B.java:1)
        """;
    Content content = contents.of(object("app.log", bytes(log)));

    assertThat(content.id()).isEqualTo("text");
    assertThat(rows(content)).hasSize(5).contains(Map.of("line", "\tat a.B.c(B.java:1)"));
  }

  @Test
  void tellsEmptyObjectsAndUnknownBytes() throws Exception {
    byte[] binary = new byte[4_000];
    new java.util.Random(1).nextBytes(binary);

    assertThat(contents.of(object("x.csv", new byte[0])).kind()).isEqualTo(Content.Kind.EMPTY);
    assertThat(contents.of(object("x.csv", binary)).kind()).isEqualTo(Content.Kind.UNKNOWN_BINARY);
    assertThat(contents.of(object("x.gz", packed("gzip", new byte[0]))).id())
        .isEqualTo("empty+gzip");
  }

  @Test
  void knowsOrcAndSaysThatItIsNotRead() throws Exception {
    ObjectBytes object = object("x", bytes("ORC\u0001\u0002"));
    Content content = contents.of(object);

    assertThat(content.id()).isEqualTo("orc");
    assertThatThrownBy(() -> rows(content))
        .isInstanceOf(FormatProblem.class)
        .hasMessage("ORC files are not read here");
  }

  private static List<Map<String, String>> rows(Content content) throws Exception {
    return ReadTable.full(content.format().orElseThrow(), content.bytes()).rows();
  }

  private List<String> listed(Content archive) throws Exception {
    List<String> listed = new ArrayList<>();
    try (MemberCursor cursor = archive.archive().orElseThrow().members()) {
      for (ObjectBytes member = cursor.next(); member != null; member = cursor.next()) {
        Content content = contents.of(member, 1);
        listed.add(member.name() + ": " + content.id() + " " + rows(content).size() + " rows");
      }
    }
    return listed;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] packed(String codec, byte[] bytes) throws IOException {
    Packing packing =
        switch (codec) {
          case "gzip" -> GZIPOutputStream::new;
          case "zstd" -> ZstdOutputStream::new;
          case "bzip2" -> out -> new BZip2HadoopStreams().createOutputStream(out);
          case "snappy" -> SnappyFramedOutputStream::new;
          case "hadoop" -> out -> new SnappyHadoopStreams().createOutputStream(out);
          default -> throw new IllegalArgumentException(codec);
        };
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = packing.around(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static byte[] zip(Map<String, byte[]> members) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> member : members.entrySet()) {
        zip.putNextEntry(new ZipEntry(member.getKey()));
        zip.write(member.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] tar(Map<String, byte[]> members) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (Map.Entry<String, byte[]> member : members.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(member.getKey());
        entry.setSize(member.getValue().length);
        tar.putArchiveEntry(entry);
        tar.write(member.getValue());
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }
}
