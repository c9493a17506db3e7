package io.racine.governance.classifier.regex.rulepack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.classifier.regex.PackFolders;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SinglePackFileTest {
  private static final Clock CLOCK = Clock.systemUTC();

  private static final String PACK =
      """
      id: acme
      version: 1.2.0
      title: Ours
      rules:
        - id: staff-number
          title: Staff number
          entity: STAFF_NUMBER
          level: EMPLOYEE_DATA
          value: {pattern: 'S[0-9]{5}'}
          references: [house rule 7]
          tests: {accepts: [S12345, S54321], rejects: [S1234, X12345, S123456]}
        - id: desk
          title: Desk
          entity: DESK
          level: INTERNAL
          value: {pattern: 'D-[0-9]{3}'}
          references: [house rule 8]
          tests:
            accepts:
              - D-123
              - D-12
            rejects: [D123, E-123, D-1234]
      """;

  @TempDir private Path folder;

  @Test
  void holdsTheRulesInTheirOrder() throws IOException {
    PackFolders.write(folder, "acme.yaml", PACK.replace("- D-12\n", "- D-124\n"));
    Path file = folder.resolve("acme.yaml");

    assertThat(RulePacks.check(file, CLOCK)).isEmpty();
    RulePack pack = RulePacks.read(file);
    assertThat(pack.toString()).isEqualTo("acme 1.2.0 (2 rules)");
    assertThat(pack.rules())
        .extracting(RuleDefinition::toString)
        .containsExactly("acme/staff-number 1.2.0", "acme/desk 1.2.0");
  }

  @Test
  void namesTheLineOfAFailedExample() throws IOException {
    PackFolders.write(folder, "acme.yaml", PACK);

    assertThat(RulePacks.check(folder.resolve("acme.yaml"), CLOCK))
        .extracting(RuleProblem::toString)
        .containsExactly("acme.yaml:21: tests.accepts: example 2 of 2 is not accepted");
  }

  @Test
  void isToldApartFromTheFileOfAFolder() throws IOException {
    PackFolders.write(folder, "pack.yaml", "id: a\nversion: 1\ntitle: A\nrules: [desk]\n");
    PackFolders.write(
        folder, "rules/desk.yaml", "title: D\nentity: D\nlevel: PII\nname: {tokens: [desk]}\n");

    assertThat(RulePacks.read(folder.resolve("pack.yaml"))).isEqualTo(RulePacks.read(folder));
  }

  @Test
  void refusesNamesThatNeedAFileAndRulesWithoutAName() throws IOException {
    PackFolders.write(
        folder,
        "acme.yaml",
        """
        id: acme
        version: 1
        title: Ours
        rules:
          - desk
          - title: Nameless
            entity: NAMELESS
            level: PII
          - [x]
        """);

    assertThat(RulePacks.check(folder.resolve("acme.yaml"), CLOCK))
        .extracting(RuleProblem::toString)
        .containsExactly(
            "acme.yaml:5: rule 'desk' has no file rules/desk.yaml; write it in place, beginning"
                + " with 'id'",
            "acme.yaml:6: 'id' is missing",
            "acme.yaml:9: 'rules' must hold names or rules but holds a list");
  }

  @Test
  void refusesNamesThatNoStoreHasRoomFor() throws IOException {
    String rule = "r".repeat(296);
    String entity = "E".repeat(101);
    PackFolders.write(
        folder, "acme.yaml", PACK.replace("staff-number", rule).replace("DESK", entity));

    assertThat(RulePacks.check(folder.resolve("acme.yaml"), CLOCK))
        .extracting(RuleProblem::toString)
        .containsExactly(
            "acme.yaml:5: Rule id must have at most 300 characters but has 301: 'acme/"
                + rule
                + "'",
            "acme.yaml:14: Entity type must have at most 100 characters but has 101: '"
                + entity
                + "'");
  }

  @Test
  void saysThatAFileIsNoText() throws IOException {
    Path file = folder.resolve("acme.yaml");
    Files.write(file, "id: Aß".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> RulePacks.read(file))
        .hasMessage(
            "Cannot use rule pack 'acme.yaml', 1 problem:\n"
                + "  acme.yaml:1: the file cannot be read as UTF-8 text");
  }

  @Test
  void warnsOfAnExampleThatAnEarlierRuleTakes() throws IOException {
    PackFolders.write(
        folder,
        "acme.yaml",
        PACK.replace("- D-12\n", "- S12345\n").replace("'D-[0-9]{3}'", "'(D-[0-9]|S12)[0-9]+'"));

    assertThat(RulePacks.check(folder.resolve("acme.yaml"), CLOCK))
        .filteredOn(problem -> problem.severity() == RuleProblem.Severity.WARNING)
        .extracting(RuleProblem::toString)
        .containsExactly(
            "acme.yaml:21: tests.accepts: example 2 of 2 is taken by rule 'acme/staff-number'"
                + " before it; list 'acme/desk' first, or name DESK in the 'excludes' of"
                + " 'acme/staff-number'");
  }

  @Test
  void allowsARuleToTakeWhatItExcludes() throws IOException {
    PackFolders.write(
        folder,
        "acme.yaml",
        PACK.replace("- D-12\n", "- S12345\n")
            .replace("'D-[0-9]{3}'", "'(D-[0-9]|S12)[0-9]+'")
            .replace("D-1234]", "D-X]")
            .replace(
                "    references: [house rule 7]", "    references: [x]\n    excludes: [DESK]"));

    assertThat(RulePacks.check(folder.resolve("acme.yaml"), CLOCK)).isEmpty();
  }

  /** Returns what is wrong with the pack when its first rule is built so. */
  private List<String> problems(String value, String examples) throws IOException {
    PackFolders.write(
        folder,
        "acme.yaml",
        PACK.replace("- D-12\n", "- D-124\n")
            .replace("value: {pattern: 'S[0-9]{5}'}", value)
            .replace("accepts: [S12345, S54321]", "accepts: [" + examples + "]"));
    return RulePacks.check(folder.resolve("acme.yaml"), CLOCK).stream()
        .map(RuleProblem::toString)
        .toList();
  }

  @Test
  void warnsOfAMissingChanceRate() throws IOException {
    assertThat(problems("value: {pattern: 'S[0-9]{5}', check: luhn(from=2)}", "S12344, S54320"))
        .singleElement()
        .asString()
        .startsWith("acme.yaml:9: 'p0' is missing; by the examples it is about ");
  }

  @Test
  void warnsOfAChanceRateThatLookAlikesContradict() throws IOException {
    String value = "value: {pattern: 'S[0-9]{5}', check: luhn(from=2)}\n    p0: ";

    assertThat(problems(value + "0.1", "S12344, S54320")).isEmpty();
    assertThat(problems(value + "0.001", "S12344, S54320"))
        .singleElement()
        .asString()
        .startsWith("acme.yaml:10: 'p0' is 0.00100, but of values of the form there pass ");
  }

  @Test
  void wantsNoChanceRateBesideAGate() throws IOException {
    assertThat(problems("value: {pattern: 'S[0-9]{5}', check: not-repeated}", "S12345, S54321"))
        .isEmpty();
  }

  @Test
  void warnsOfNamesWithoutTests() throws IOException {
    PackFolders.write(
        folder,
        "acme.yaml",
        PACK.replace("- D-12\n", "- D-124\n")
            .replace("value: {pattern: 'S[0-9]{5}'}", "name: {tokens: [staff]}"));

    assertThat(RulePacks.check(folder.resolve("acme.yaml"), CLOCK))
        .extracting(RuleProblem::toString)
        .contains(
            "acme.yaml:5: 'tests' must have 'names' with at least one of 'accepts' and of"
                + " 'rejects'");
  }

  @Test
  void checksARuleThatBelongsToNoPack() throws IOException {
    PackFolders.write(
        folder,
        "desk.yaml",
        "title: D\nentity: DESK\nlevel: PII\nvalue: {pattern: 'D(1'}\nreferences: [x]\n"
            + "tests: {accepts: [D1, D2], rejects: [E1, E2, E3]}\n");

    List<RuleProblem> problems = RulePacks.check(folder.resolve("desk.yaml"), CLOCK);

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).toString()).startsWith("desk.yaml:4: ");
  }
}
