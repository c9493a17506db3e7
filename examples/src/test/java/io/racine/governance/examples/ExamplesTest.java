package io.racine.governance.examples;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.examples.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every example runs, and stays short enough to be read as documentation. */
final class ExamplesTest {
  private static final int MOST_LINES = 99;
  @TempDir @Nullable Path folder;

  private Ran run(String... arguments) {
    return Ran.in(requireNonNull(folder), arguments);
  }

  @Test
  void listsTheExamples() {
    Ran ran = run();
    assertThat(ran.code()).isEqualTo(ExitCode.DONE);
    assertThat(ran.out())
        .contains("scan", "embed-in-etl", "custom-connector", "custom-classifier", "rule-pack");
  }

  @Test
  void refusesAnUnknownExample() {
    assertThat(run("scann").code()).isEqualTo(ExitCode.WRONG_USAGE);
  }

  @Test
  void embedsInAnApplication() {
    Ran ran = run("embed");
    assertThat(ran.code()).isEqualTo(ExitCode.DONE);
    assertThat(ran.out())
        .contains("SHOP_AND_CLINIC.SHOP.CUSTOMER.EMAIL is EMAIL_ADDRESS", "TextSpan[");
  }

  @Test
  void operatesAStoreOnDisk() {
    assertThat(run("operate").code()).isEqualTo(ExitCode.DONE);
    Ran again = run("operate");
    assertThat(again.code()).isEqualTo(ExitCode.DONE);
    assertThat(again.out()).contains("2 scans, as ada may see them");
  }

  @Test
  void adaptsRulesToAnOrganisation() {
    Ran ran = run("adapt-rules");
    assertThat(ran.code()).isEqualTo(ExitCode.DONE);
    assertThat(ran.out()).contains("HOUSE_ACCOUNT (RESTRICTED)").doesNotContain(" IBAN ");
  }

  @Test
  void embedsInAnEtlJob() {
    Ran ran = run("embed-in-etl");
    assertThat(ran.code()).isEqualTo(ExitCode.DONE);
    assertThat(ran.out())
        .contains("EMAIL_ADDRESS", "Send it to ***************, the parcel stays at the desk.");
  }

  @Test
  void scansWithAConnectorOfOnesOwn() {
    Ran ran = run("custom-connector");
    assertThat(ran.code()).isEqualTo(ExitCode.DONE);
    assertThat(ran.out()).contains("guest.mail: EMAIL_ADDRESS");
  }

  @Test
  void classifiesWithAClassifierOfOnesOwn() {
    Ran ran = run("custom-classifier");
    assertThat(ran.code()).isEqualTo(ExitCode.DONE);
    assertThat(ran.out()).contains("IS EMPLOYEE_BADGE");
    assertThat(ran.out())
        .contains(
            "IS LOCKER",
            "IS TEAM",
            "IS NICKNAME",
            "IS PAYROLL",
            "IS POSITION",
            "IS SENIORITY",
            "IS OPAQUE_TOKEN",
            "IS STEWARD_SAYS",
            "IS WHO_SITS_WHERE",
            "IS PERSON ")
        .doesNotContain("SHIFT_PATTERN");
  }

  @Test
  void checksAndUsesARulePack() {
    Ran ran = run("rule-pack");
    assertThat(ran.code()).isEqualTo(ExitCode.DONE);
    assertThat(ran.out()).contains("village-library/reader-card", "entity=LIBRARY_CARD");
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void namesFileAndLineOfABrokenRule() throws IOException {
    Path rules = Files.createDirectories(requireNonNull(folder).resolve("pack/rules"));
    Files.writeString(
        rules.resolveSibling("pack.yaml"),
        "id: broken\nversion: 1.0.0\ntitle: Broken\nrules: [one]\n");
    Files.writeString(
        rules.resolve("one.yaml"),
        "title: One\nentity: ONE\nlevel: PII\nvalue:\n  pattern: '(a'\nreferences: [none]\n");
    Ran ran = run("rule-pack", "pack");
    assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
    assertThat(ran.err()).contains("rules/one.yaml:5");
  }

  @TestFactory
  Stream<DynamicTest> eachExampleIsShort() throws IOException {
    Path home = Path.of(System.getProperty("racine.examples"), "io/racine/governance/examples");
    List<Path> sources;
    try (Stream<Path> top = Files.list(home);
        Stream<Path> connector = Files.list(home.resolve("connector"));
        Stream<Path> classifier = Files.list(home.resolve("classifier"))) {
      sources =
          Stream.of(top, connector, classifier)
              .flatMap(each -> each)
              .filter(path -> path.toString().endsWith(".java"))
              .toList();
    }
    assertThat(sources).hasSizeGreaterThan(10);
    return sources.stream()
        .map(
            source ->
                DynamicTest.dynamicTest(
                    source.getFileName().toString(),
                    () ->
                        assertThat(Files.readAllLines(source))
                            .hasSizeLessThanOrEqualTo(MOST_LINES)));
  }
}
