package io.racine.governance.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The code in the README and the guide is the code of the examples.
 *
 * <p>A line {@code <!-- snippet: Class#tag -->} stands before a code fence whose content is that
 * region. Run with {@code -Dracine.update-docs=true} to write the regions into the pages anew.
 */
final class GuideSnippetsTest {
  private static final Pattern MARK = Pattern.compile("<!-- snippet: (\\S+#\\S+) -->");
  private static final Path GUIDE = Path.of(System.getProperty("racine.docs"));
  private static final boolean UPDATE = Boolean.getBoolean("racine.update-docs");

  private final Snippets snippets = new Snippets(Path.of(System.getProperty("racine.sources")));

  @TestFactory
  Stream<DynamicTest> holdsTheCodeOfTheExamples() throws IOException {
    List<Path> pages = new ArrayList<>();
    Path readme = Path.of(System.getProperty("racine.readme"));
    if (Files.exists(readme)) {
      pages.add(readme);
    }
    try (Stream<Path> guide = Files.list(GUIDE)) {
      guide.filter(page -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    return pages.stream()
        .map(page -> DynamicTest.dynamicTest(page.getFileName().toString(), () -> check(page)));
  }

  private void check(Path page) throws IOException {
    String written = Files.readString(page);
    String right = String.join("\n", filled(Files.readAllLines(page))) + "\n";
    if (UPDATE && !right.equals(written)) {
      Files.writeString(page, right);
      return;
    }
    assertThat(written).isEqualTo(right);
  }

  /** Returns the page with each marked fence holding its region. */
  private List<String> filled(List<String> lines) throws IOException {
    List<String> filled = new ArrayList<>();
    int at = 0;
    while (at < lines.size()) {
      Matcher mark = MARK.matcher(lines.get(at).strip());
      filled.add(lines.get(at++));
      if (mark.matches()) {
        assertThat(lines.get(at)).as("the line behind %s", mark.group()).startsWith("```");
        filled.add(lines.get(at++));
        filled.addAll(snippets.region(mark.group(1)));
        while (!lines.get(at).equals("```")) {
          at++;
        }
        filled.add(lines.get(at++));
      }
    }
    return filled;
  }

  @Test
  void noticesAPageThatDiffers() throws IOException {
    List<String> page =
        List.of("<!-- snippet: EmbedInApplication#builder -->", "```java", "old", "```");
    assertThat(filled(page)).hasSizeGreaterThan(8).doesNotContain("old").endsWith("```");
  }

  @Test
  void everyPageOfTheGuideIsThere() {
    assertThat(
            Stream.of("embed", "etl", "plugins", "rule-packs", "operate", "settings", "error-codes")
                .map(name -> GUIDE.resolve(name + ".md")))
        .allMatch(Files::exists);
  }
}
