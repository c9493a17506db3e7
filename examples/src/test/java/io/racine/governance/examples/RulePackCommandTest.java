package io.racine.governance.examples;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.examples.cli.ExitCode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RulePackCommandTest {
  private static final String SHELVES =
      """
      id: shelves
      version: 1.0.0
      title: Shelves
      rules:
        - id: mark
          title: Mark
          entity: SHELF_MARK
          level: INTERNAL
          value: {pattern: '[A-Z]{2} [0-9]{3}\\.[0-9]{2}'}
          p0: 0.0001
          references: [x]
          tests: {accepts: [QA 076.73, PR 601.50], rejects: [QA 76.73, qa 076.73, QA-076]}
        - id: ghost
          title: Ghost
          entity: GHOST
          level: PII
          value: {pattern: 'GHOST-[0-9]{9}'}
          references: [x]
          tests: {accepts: [GHOST-123456789, GHOST-987654321], rejects: [GHOST, GHOST-1, X-1]}
      """;

  @TempDir @Nullable Path folder;

  private Ran run(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "rule-pack";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Ran.in(requireNonNull(folder), all);
  }

  private Path write(String file, String text, Charset charset) throws IOException {
    return Files.writeString(requireNonNull(folder).resolve(file), text, charset);
  }

  /** A file as a spreadsheet program of the west of Europe writes it. */
  private void writeBooks() throws IOException {
    String rows =
        IntStream.range(0, 60)
            .mapToObj(
                i ->
                    String.format(
                        Locale.ROOT, "QA %03d.%02d;reader%d@example.com;%d", i * 7, i, i, 150 + i))
            .collect(Collectors.joining("\r\n"));
    write("bücher.csv", "Standort;E-Mail;Größe\r\n" + rows, Charset.forName("windows-1252"));
  }

  @Test
  void helpNamesEveryCommand() {
    for (String word : new String[] {"--help", "-h", "help"}) {
      Ran ran = run(word);
      assertThat(ran.code()).isEqualTo(ExitCode.DONE);
      assertThat(ran.out()).contains("new DIR", "check FILE", "test PACK", "diff A B", "--data");
    }
    assertThat(run("check", "--help").out()).isEqualTo(run("--help").out());
  }

  @Test
  void goesFromNewOverCheckToTest() throws IOException {
    Ran made = run("new", "ours");
    assertThat(made.code()).isEqualTo(ExitCode.DONE);
    assertThat(made.out()).endsWith("Next: rule-pack check ours\n");
    Ran checked = run("check", "ours");
    assertThat(checked.out()).isEqualTo("0 errors, 0 warnings\n");
    assertThat(checked.err()).isEmpty();
    assertThat(checked.code()).isEqualTo(ExitCode.DONE);
    write(
        "customers.csv",
        "id,customer_number\n1,KD-10000008\n2,KD-20408175\n3,KD-73159022\n",
        StandardCharsets.UTF_8);
    Ran tried = run("test", "ours", "--data", "customers.csv");
    assertThat(tried.out())
        .contains("customer_number: IS CUSTOMER_NUMBER (CUSTOMER_DATA")
        .endsWith("Every rule of 'ours' found something.\n");
  }

  @Test
  void newLeavesAFullFolderAlone() throws IOException {
    write("mine.txt", "mine", StandardCharsets.UTF_8);
    Ran ran = run("new", ".");
    assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
    assertThat(ran.err()).contains("the folder is not empty");
  }

  @Test
  void checkTellsErrorsFromWarnings() throws IOException {
    write(
        "warned.yaml",
        SHELVES.replace("QA 076.73, PR 601.50", "QA 076.73"),
        StandardCharsets.UTF_8);
    write("broken.yaml", SHELVES.replace("QA 076.73, PR", "QA 76.73, PR"), StandardCharsets.UTF_8);

    Ran warned = run("check", "warned.yaml");
    assertThat(warned.code()).isEqualTo(ExitCode.DONE_WITH_ISSUES);
    assertThat(warned.out()).isEqualTo("0 errors, 1 warning\n");
    assertThat(warned.err())
        .matches("WARNING \\S+/warned.yaml:5: 'tests' must have at least 2 'accepts'\n");
    Ran broken = run("check", "warned.yaml", "broken.yaml");
    assertThat(broken.code()).isEqualTo(ExitCode.FAILED);
    assertThat(broken.err())
        .contains("broken.yaml:12: tests.accepts: example 1 of 2 is not accepted");
    assertThat(run("check", "none.yaml").code()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void testShowsVerdictsAndNoValue() throws IOException {
    write("shelves.yaml", SHELVES, StandardCharsets.UTF_8);
    writeBooks();

    Ran ran = run("test", "shelves.yaml", "--data=bücher.csv");

    assertThat(ran.code()).isEqualTo(ExitCode.DONE);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .startsWith(
            "bücher.csv (format csv, delimiter ;, quote \", header present, charset windows-1252):"
                + " 60 rows, all there are\n"
                + "  Standort: IS SHELF_MARK (INTERNAL, ")
        .contains(
            ") by shelves/mark\n    60 values, 0 empty, 60 different; 60 have the form, 60 pass",
            "    looks like AA 999.99 (60)\n",
            "  E-Mail: IS EMAIL_ADDRESS (PII, ",
            "  Größe: nothing found\n")
        .endsWith("Rules of 'shelves' that found nothing:\n  shelves/ghost: Ghost\n")
        .doesNotContain("QA 0", "reader1", "@example");
  }

  @Test
  void testSaysWhereASilentRuleFits() throws IOException {
    write("shelves.yaml", SHELVES.replace("p0: 0.0001", "p0: 0.5"), StandardCharsets.UTF_8);
    writeBooks();

    assertThat(run("test", "shelves.yaml", "--data", "bücher.csv").out())
        .endsWith(
            """
            Rules of 'shelves' that found nothing:
              shelves/mark: Mark
                fits 60 of the first 60 values of 'Standort', which alone proves too little
              shelves/ghost: Ghost
            """);
  }

  @Test
  void diffSaysWhatChangesInRulesAndInVerdicts() throws IOException {
    write("shelves.yaml", SHELVES, StandardCharsets.UTF_8);
    write(
        "next.yaml",
        SHELVES.replace("1.0.0", "1.1.0").replace("SHELF_MARK", "CALL_NUMBER"),
        StandardCharsets.UTF_8);
    writeBooks();

    Ran ran = run("diff", "shelves.yaml", "next.yaml", "--data", "bücher.csv");

    assertThat(ran.code()).isEqualTo(ExitCode.DONE);
    assertThat(ran.out())
        .startsWith(
            """
            shelves 1.0.0 (2 rules) → shelves 1.1.0 (2 rules)
              changed pack.yaml
                version: 1.0.0 → 1.1.0
              changed mark
                entity: SHELF_MARK → CALL_NUMBER
            """)
        .containsPattern(
            "  Standort: IS SHELF_MARK \\(.*\\) by shelves/mark → IS CALL_NUMBER \\(.*\\) by")
        .doesNotContain("E-Mail:", "QA 0");
    assertThat(run("diff", "finance", "finance").out()).endsWith("No rule differs.\n");
  }

  @Test
  void saysWhatIsNotThere() {
    Ran noPack = run("test", "nothing", "--data", "none.csv");
    assertThat(noPack.code()).isEqualTo(ExitCode.FAILED);
    assertThat(noPack.err()).contains("nothing: no such pack; built in are [credentials, ");
    Ran noData = run("test", "finance", "--data", "none.csv");
    assertThat(noData.code()).isEqualTo(ExitCode.FAILED);
    assertThat(noData.err())
        .isEqualTo("Cannot read 'none.csv': there is no such file. Check the path.\n");
  }

  @Test
  void refusesArgumentsThatMakeNoSense() {
    for (String line :
        new String[] {
          "check",
          "new",
          "new a b",
          "new a --data x",
          "check a --data x",
          "test",
          "test finance",
          "test finance --data",
          "diff finance",
          "diff a b --date x",
          "--check"
        }) {
      Ran ran = run(line.split(" ", -1));
      assertThat(ran.code()).as(line).isEqualTo(ExitCode.WRONG_USAGE);
      assertThat(ran.err()).as(line).endsWith(". Try 'rule-pack --help'.\n");
    }
  }
}
