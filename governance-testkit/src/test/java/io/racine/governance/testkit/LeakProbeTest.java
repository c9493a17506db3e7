package io.racine.governance.testkit;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LeakProbeTest {
  private final LeakProbe probe = LeakProbe.create();
  private final String marker = probe.marker("password");

  @Test
  void givesOneMarkerPerLabel() {
    assertThat(probe.marker("password")).isEqualTo(marker);
    assertThat(probe.marker("other")).isNotEqualTo(marker);
    assertThat(marker).matches("leak[a-z0-9]{14}");
  }

  @Test
  void givesOtherMarkersForAnotherSeed() {
    assertThat(LeakProbe.seeded(1).marker("password"))
        .isEqualTo(LeakProbe.seeded(1).marker("password"))
        .isNotEqualTo(LeakProbe.seeded(2).marker("password"));
  }

  @Test
  void isContentWithWhatHoldsNothing() {
    assertThatCode(
            () ->
                probe.assertNothingLeaked("text", null, List.of(1), new byte[9], Optional.empty()))
        .doesNotThrowAnyException();
  }

  @Test
  void namesTheMarkerAndThePlaceButNotTheValue() {
    assertThatThrownBy(() -> probe.assertNothingLeaked("fine", "the password is " + marker))
        .isInstanceOf(AssertionError.class)
        .hasMessage("1 leak:\n  'password' in argument 2, String (as plain text)");
  }

  @Test
  void findsTextInAnyCase() {
    assertThat(probe.search(marker.toUpperCase(Locale.ROOT))).hasSize(1);
  }

  @Test
  void findsOtherWaysToWriteIt() {
    byte[] bytes = marker.getBytes(UTF_8);

    assertThat(forms("x" + HexFormat.of().formatHex(bytes))).containsExactly("hexadecimal");
    assertThat(forms(HexFormat.of().withUpperCase().formatHex(bytes)))
        .containsExactly("hexadecimal");
    assertThat(probe.search("it", ("ü" + marker).getBytes(UTF_16LE)))
        .containsExactly(new Leak("password", "it", "UTF-16"));
    assertThat(probe.search("it", ("ü" + marker).getBytes(UTF_16BE)))
        .extracting(Leak::label)
        .containsExactly("password");
    for (String before : List.of("", "a", "ab", "abc")) {
      String text = before + marker + "!";
      assertThat(forms("=" + Base64.getEncoder().encodeToString(text.getBytes(UTF_8))))
          .as("Base64 behind %s bytes", before.length())
          .containsExactly("Base64");
      assertThat(forms(Base64.getUrlEncoder().encodeToString(text.getBytes(UTF_8))))
          .containsExactly("Base64");
    }
  }

  @Test
  void findsEscapedValues() {
    probe.watch("name", "O'Brien & \"Söhne\"");

    assertThat(forms("name=O%27Brien+%26+%22S%C3%B6hne%22")).containsExactly("percent escapes");
    assertThat(forms("<td>O&#39;Brien &amp; &quot;Söhne&quot;</td>"))
        .containsExactly("HTML escapes");
    assertThat(forms("{\"n\":\"O'Brien & \\\"S\\u00f6hne\\\"\"}"))
        .containsExactly("backslash escapes");
    assertThat(forms("values ('O''Brien & \"Söhne\"')")).containsExactly("doubled quotes");
  }

  @Test
  void searchesExceptionsToTheBottom() {
    SQLException chained = new SQLException("ok");
    chained.setNextException(new SQLException("next " + marker));
    Exception suppressing = new IllegalStateException("outer", new IOException(marker));
    suppressing.addSuppressed(new IOException("suppressed " + marker));

    assertThat(probe.search("it", chained)).isNotEmpty();
    assertThat(probe.search("it", suppressing))
        .extracting(Leak::where)
        .anyMatch(where -> where.contains("cause, java.io.IOException, message"))
        .anyMatch(where -> where.contains("suppressed, java.io.IOException, message"));
  }

  @Test
  void survivesAnExceptionThatCausesItself() {
    Exception one = new IllegalStateException("one");
    Exception two = new IllegalStateException(marker, one);
    one.initCause(two);

    assertThat(probe.search("it", one)).isNotEmpty();
  }

  @Test
  void searchesCollectionsMapsArraysAndObjects() {
    record Holder(String text) {}

    assertThat(probe.search("it", List.of("a", marker)))
        .containsExactly(new Leak("password", "it [1]", "plain text"));
    assertThat(probe.search("it", Map.of("key", marker))).hasSize(1);
    assertThat(probe.search("it", Map.of(marker, "value"))).hasSize(1);
    assertThat(probe.search("it", new String[] {"", marker})).hasSize(1);
    assertThat(probe.search("it", Optional.of(marker))).hasSize(1);
    assertThat(probe.search("it", marker.toCharArray())).hasSize(1);
    assertThat(probe.search("it", new Holder(marker)))
        .containsExactly(new Leak("password", "it, toString", "plain text"));
  }

  @Test
  void searchesSerialisedObjects() {
    assertThat(probe.searchSerialized("it", new IllegalStateException(marker)))
        .containsExactly(new Leak("password", "it, serialised", "plain text"));
  }

  @Test
  void searchesFoldersArchivesAndNames(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("plain.txt"), "x" + marker);
    Files.writeString(folder.resolve("fine.txt"), "nothing");
    Files.writeString(Files.createDirectory(folder.resolve("sub")).resolve(marker), "");
    Files.write(folder.resolve("a.gz"), gzip(marker.getBytes(UTF_8)));
    Files.write(folder.resolve("b.zip"), zip("inner.gz", gzip(marker.getBytes(UTF_8))));
    Files.write(folder.resolve("damaged.zip"), new byte[] {'P', 'K', 3, 4, 1, 2, 3});

    List<Leak> leaks = probe.search("store", folder);

    assertThat(leaks)
        .extracting(Leak::where)
        .containsExactlyInAnyOrder(
            "store, plain.txt",
            "store, name of a file",
            "store, a.gz, unpacked",
            "store, b.zip, inner.gz, unpacked");
    assertThat(leaks.toString()).doesNotContain(marker);
  }

  @Test
  void masksTheValueWhereItIsPartOfThePlace(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve(marker + ".txt"), marker);

    assertThat(probe.search("store", folder))
        .extracting(Leak::where)
        .contains("store, «password».txt");
  }

  @Test
  void refusesToWatchWhatIsTooShort() {
    assertThatThrownBy(() -> probe.watch("pin", "123"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A watched value must have at least 4 characters but 'pin' had 3");
  }

  @Test
  void doesNotShowItsMarkers() {
    assertThat(probe).hasToString("LeakProbe [password]");
  }

  private List<String> forms(String text) {
    return probe.search(text).stream().map(Leak::form).toList();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] zip(String name, byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(bytes);
      zip.closeEntry();
    }
    return out.toByteArray();
  }
}
