package io.racine.governance.connector.file.format;

import static io.racine.governance.connector.file.format.ReadTable.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class XmlFormatTest {
  private final XmlFormat xml = new XmlFormat();

  @TempDir Path folder;

  @Test
  void takesTheElementThatRepeatsForTheRow() throws Exception {
    String text =
        """
        <?xml version="1.0"?>
        <guests xmlns="urn:x"><meta><made>today</made></meta><list>
          <guest id="1"><name>Ann &amp; Co</name><phone>1</phone><phone>2</phone></guest>
          <guest id="2"><name><![CDATA[B<b>]]></name>
            <address kind="home"><city>Köln</city></address></guest>
        </list></guests>
        """;

    ReadTable table = ReadTable.full(xml, object("x", text));

    assertThat(table.schema().attributes()).containsEntry("row-element", "guests/list/guest");
    assertThat(table.types()).containsExactly("id TEXT", "name TEXT", "phone JSON", "address JSON");
    assertThat(table.rows())
        .containsExactly(
            Map.of("id", "1", "name", "Ann & Co", "phone", "[\"1\",\"2\"]"),
            Map.of("id", "2", "name", "B<b>", "address", "{\"kind\":\"home\",\"city\":\"Köln\"}"));
  }

  @Test
  void readsADocumentInWhichNothingRepeatsAsOneRow() throws Exception {
    ReadTable table =
        ReadTable.full(xml, object("x", "<?xml version='1.0'?><a><b>1</b><c>2</c></a>"));

    assertThat(table.rows()).containsExactly(Map.of("b", "1", "c", "2"));
  }

  @Test
  void obeysTheEncodingThatIsDeclaredAndReadsOthersAllTheSame() throws Exception {
    String text = "<?xml version='1.0' encoding='ISO-8859-1'?><a><b>Jörg</b><b>Zoë</b></a>";

    assertThat(ReadTable.full(xml, object("x", text.getBytes(StandardCharsets.ISO_8859_1))).rows())
        .containsExactly(Map.of("text", "Jörg"), Map.of("text", "Zoë"));
    assertThat(ReadTable.full(xml, object("x", text.getBytes(StandardCharsets.UTF_16LE))).rows())
        .containsExactly(Map.of("text", "Jörg"), Map.of("text", "Zoë"));
  }

  @Test
  void readsNothingFromOutside() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "LEAKED");
    String text =
        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \""
            + secret.toUri()
            + "\">]><a><b>1&x;</b><b>2</b></a>";

    ReadTable table = readOrNothing(text);

    assertThat(table.rows().toString()).doesNotContain("LEAKED");
  }

  @Test
  void expandsNoEntitiesOfADocumentsOwn() throws Exception {
    StringBuilder text =
        new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY e0 \"ha\">");
    for (int i = 1; i < 30; i++) {
      text.append("<!ENTITY e" + i + " \"" + ("&e" + (i - 1) + ";").repeat(10) + "\">");
    }
    text.append("]><a><b>&e29;</b><b>2</b></a>");

    ReadTable table = readOrNothing(text.toString());

    assertThat(table.rows().toString()).doesNotContain("haha");
  }

  @Test
  void tellsWhereXmlEndsToBeXml() {
    assertThatThrownBy(
            () ->
                ReadTable.full(
                    xml,
                    object("x", "<?xml version='1.0'?><a><b>1</b><b>2</b></c>" + "x".repeat(99))))
        .isInstanceOf(FormatProblem.class);
  }

  @Test
  void refusesAnAttributeWithoutEnd() {
    String text = "<?xml version='1.0'?><a><b>1</b><b x='" + "y".repeat(80 << 20);

    assertThatThrownBy(() -> ReadTable.full(xml, object("x", text)))
        .isInstanceOf(FormatProblem.class);
  }

  /** A document that is refused has leaked nothing either. */
  private ReadTable readOrNothing(String text) throws Exception {
    try {
      return ReadTable.full(xml, object("x", text));
    } catch (FormatProblem e) {
      assertThat(e.why()).doesNotContain("LEAKED", "haha");
      return ReadTable.full(xml, object("x", "<?xml version='1.0'?><a/>"));
    }
  }
}
