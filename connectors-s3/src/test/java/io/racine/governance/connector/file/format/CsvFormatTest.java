package io.racine.governance.connector.file.format;

import static io.racine.governance.connector.file.format.ReadTable.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.spi.connector.ReadMode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvFormatTest {
  private final CsvFormat csv = new CsvFormat();

  @ParameterizedTest(name = "delimiter {0}")
  @ValueSource(strings = {",", ";", "\t", "|", "\u0001"})
  void tellsTheDelimiter(String delimiter) throws Exception {
    String text =
        "id,name,mail\n1,Ann,a@example.com\n2,Bob,b@example.com\n".replace(",", delimiter);

    ReadTable table = ReadTable.full(csv, object("x", text));

    assertThat(table.names()).containsExactly("id", "name", "mail");
    assertThat(table.rows())
        .containsExactly(
            Map.of("id", "1", "name", "Ann", "mail", "a@example.com"),
            Map.of("id", "2", "name", "Bob", "mail", "b@example.com"));
  }

  @Test
  void readsWhatIsQuoted() throws Exception {
    String text = "id;note\r\n1;\"two\r\nlines; and \"\"quotes\"\"\"\r\n2;\"\"\r\n3;\r\n";

    ReadTable table = ReadTable.full(csv, object("x.csv", text));

    assertThat(table.rows())
        .containsExactly(
            Map.of("id", "1", "note", "two\r\nlines; and \"quotes\""),
            Map.of("id", "2", "note", ""),
            Map.of("id", "3"));
  }

  @Test
  void takesASingleQuoteForOneWhenItStandsAroundFields() throws Exception {
    ReadTable table = ReadTable.full(csv, object("x", "id,note\n1,'a, b'\n2,'c, d'\n"));

    assertThat(table.column("note")).containsExactly("a, b", "c, d");
  }

  @Test
  void findsNoHeaderWhereTheFirstRowIsData() throws Exception {
    ReadTable table = ReadTable.full(csv, object("x.csv", "Ann,Smith\nBob,Miller\nEve,Jones\n"));

    assertThat(table.names()).containsExactly("column_1", "column_2");
    assertThat(table.rows()).hasSize(3);
    assertThat(table.schema().attributes()).containsEntry("header", "absent");
  }

  @Test
  void findsAHeaderOfTextAboveText() throws Exception {
    ReadTable table = ReadTable.full(csv, object("x.csv", "Vorname,Nachname\nAnn,Smith\n"));

    assertThat(table.names()).containsExactly("Vorname", "Nachname");
    assertThat(table.schema().attributes()).containsEntry("header", "present");
  }

  @Test
  void findsAHeaderAboveCodes() throws Exception {
    String codes =
        IntStream.range(0, 20).mapToObj(i -> "KD-" + i + ",red\n").collect(Collectors.joining());

    assertThat(ReadTable.full(csv, object("x.csv", "ref,colour\n" + codes)).names())
        .containsExactly("ref", "colour");
    assertThat(ReadTable.full(csv, object("x.csv", "ref-1,colour\n" + codes)).names())
        .containsExactly("column_1", "column_2");
    assertThat(ReadTable.full(csv, object("x.csv", "ref,colour\n" + codes + "none,red\n")).names())
        .containsExactly("column_1", "column_2");
  }

  @Test
  void makesNamesUnique() throws Exception {
    ReadTable table =
        ReadTable.full(csv, object("x.csv", "name,,name,name_2,name\n1,2,3,4,5\n6,7,8,9,10\n"));

    assertThat(table.names()).containsExactly("name", "column_2", "name_3", "name_2", "name_4");
  }

  @Test
  void readsRaggedRowsAndSaysWhatItLeftOut() throws Exception {
    String even = "1,2,3\n".repeat(20);

    ReadTable table = ReadTable.full(csv, object("x.csv", "a_x,b_x,c_x\n" + even + "4\n5,6,7,8\n"));

    assertThat(table.rows().subList(20, 22))
        .containsExactly(Map.of("a_x", "4"), Map.of("a_x", "5", "b_x", "6", "c_x", "7"));
    assertThat(table.notes())
        .containsExactly("1 rows have more fields than there are columns; the rest was left out");
  }

  @Test
  void readsTenThousandColumns() throws Exception {
    String header =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "some_column_" + i)
            .collect(Collectors.joining(","));
    String row =
        IntStream.range(0, 10_000).mapToObj(String::valueOf).collect(Collectors.joining(","));

    ReadTable table =
        ReadTable.full(csv, object("wide.csv", header + "\n" + row + "\n" + row + "\n"));

    assertThat(table.names()).hasSize(10_000).endsWith("some_column_9999");
    assertThat(table.rows()).hasSize(2);
    assertThat(table.rows().get(1)).containsEntry("some_column_9999", "9999");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "ISO-8859-1"})
  void tellsTheCharset(String charset) throws Exception {
    String text = "name,city\nJörg,Köln\nZoë,Besançon\n".repeat(3).replace("\nname,city", "");

    ReadTable table = ReadTable.full(csv, object("x.csv", text.getBytes(Charset.forName(charset))));

    assertThat(table.rows().get(0)).isEqualTo(Map.of("name", "Jörg", "city", "Köln"));
  }

  @Test
  void leavesAByteOrderMarkOut() throws Exception {
    ReadTable table = ReadTable.full(csv, object("x.csv", "\ufeffid,name\n1,Ann\n"));

    assertThat(table.names()).containsExactly("id", "name");
  }

  @Test
  void readsMixedEncodingsAndSaysSo() throws Exception {
    byte[] utf8 = "id,name\n1,Jörg\n".repeat(6_000).getBytes(StandardCharsets.UTF_8);
    byte[] latin = "2,Zoë\n".getBytes(StandardCharsets.ISO_8859_1);
    byte[] both = java.util.Arrays.copyOf(utf8, utf8.length + latin.length);
    System.arraycopy(latin, 0, both, utf8.length, latin.length);

    ReadTable table = ReadTable.full(csv, object("x.csv", both));

    assertThat(table.rows().get(0)).containsEntry("name", "Jörg");
    assertThat(table.rows().get(table.rows().size() - 1)).containsEntry("name", "Zoë");
    assertThat(table.notes())
        .containsExactly("1 bytes are not UTF-8 as the rest is; they were taken for windows-1252");
  }

  @Test
  void endsAtAQuoteThatIsNeverClosed() throws Exception {
    String text = "id,name\n1,Ann\n2,\"" + "x".repeat(3 << 20);

    assertThatThrownBy(() -> ReadTable.full(csv, object("x.csv", text)))
        .isInstanceOf(FormatProblem.class)
        .hasMessage("a field is longer than 1048576 characters, as when a quote is not closed");
  }

  @Test
  void cutsLongValues() throws Exception {
    ReadTable table =
        ReadTable.full(csv, object("x.csv", "id,note\n1," + "é".repeat(5_000) + "\n2,b\n"));

    assertThat(table.column("note")).containsExactly("é".repeat(4_096) + "…", "b");
  }

  @Test
  void obeysTheLineThatNamesTheDelimiter() throws Exception {
    ReadTable table =
        ReadTable.full(csv, object("x.csv", "sep=;\r\nid;name\r\n1;a,b\r\n2;c,d\r\n"));

    assertThat(table.names()).containsExactly("id", "name");
    assertThat(table.column("name")).containsExactly("a,b", "c,d");
  }

  @Test
  void samplesALargeObjectInRanges() throws Exception {
    StringBuilder text = new StringBuilder("id,name,note\n");
    for (int i = 0; i < 300_000; i++) {
      text.append(i).append(",Name ").append(i).append(",\"line one\nline two\"\n");
    }
    ObjectBytes object = object("big.csv", text.toString());

    ReadTable table = ReadTable.read(csv, object, "", ReadMode.RANDOM, 1_000);
    ReadTable again = ReadTable.read(csv, object, "", ReadMode.RANDOM, 1_000);

    assertThat(table.rows()).hasSize(1_000).isEqualTo(again.rows());
    assertThat(table.rows())
        .allMatch(row -> row.get("name").equals("Name " + row.get("id")))
        .allMatch(row -> row.get("note").equals("line one\nline two"));
    assertThat(table.mode()).isEqualTo(ReadMode.RANDOM);
    assertThat(table.rows().stream().mapToInt(row -> Integer.parseInt(row.get("id")) / 30_000))
        .contains(0, 4, 9);
    assertThat(table.bytesRead()).isLessThan(object.size() / 5);
    assertThat(table.notes()).hasSize(1);
  }

  @Test
  void samplesASmallObjectByChance() throws Exception {
    String rows = IntStream.range(0, 5_000).mapToObj(i -> i + ",x\n").collect(Collectors.joining());

    ReadTable table =
        ReadTable.read(csv, object("x.csv", "id,name\n" + rows), "", ReadMode.RANDOM, 500);

    assertThat(table.rows().size()).isBetween(350, 500);
    assertThat(table.column("id")).doesNotHaveDuplicates();
  }

  @Test
  void readsNoMoreThanTheBeginningForTheFirstRows() throws Exception {
    String text = "id,name\n" + "1,Ann\n".repeat(1_000_000);

    ReadTable table = ReadTable.read(csv, object("x.csv", text), "", ReadMode.FIRST, 100);

    assertThat(table.rows()).hasSize(100);
    assertThat(table.bytesRead()).isLessThan(300_000);
  }
}
