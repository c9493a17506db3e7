package io.racine.governance.classifier.regex.rulepack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.classifier.regex.PackFolders;
import io.racine.governance.spi.ErrorKind;
import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.NameSignal;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleExamples;
import io.racine.governance.spi.classifier.RuleProblem;
import io.racine.governance.spi.classifier.ValueSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RulePacksTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;

  @Test
  void readsEveryKey() throws IOException {
    write("pack.yaml", "id: acme\nversion: 1.2.0\ntitle: Ours\nrules: [staff-number]\n");
    write(
        "rules/staff-number.yaml",
        """
        title: Staff number
        entity: STAFF_NUMBER
        level: EMPLOYEE_DATA
        regulations: [GDPR]
        threshold: 0.6
        p0: 0.01
        types: [TEXT, INTEGER]
        locales: [DE, NO]
        value:
          pattern: '[0-9]{5,6}'
          normalize: [strip-spaces, upper]
          check: luhn
          range: {min: 10000, max: 999999}
          in-text: true
        name:
          tokens: [staff number]
          unless: [count]
          tables: [staff]
          required: true
        excludes: [CREDIT_CARD]
        references: [house rule 7]
        tests:
          accepts: ['12344', 018]
          rejects: ['12345']
          names: {accepts: [staff_no], rejects: [stuff_no]}
        """);

    RulePack pack = RulePacks.read(folder);

    assertThat(pack.toString()).isEqualTo("acme 1.2.0 (1 rules)");
    assertThat(pack.rules())
        .containsExactly(
            RuleDefinition.builder(
                    "acme/staff-number",
                    EntityType.of("STAFF_NUMBER"),
                    SensitivityLevel.EMPLOYEE_DATA)
                .version("1.2.0")
                .title("Staff number")
                .regulations(Set.of("GDPR"))
                .threshold(0.6)
                .chanceRate(0.01)
                .types(Set.of(LogicalType.TEXT, LogicalType.INTEGER))
                .locales(Set.of("DE", "NO"))
                .value(
                    ValueSignal.builder()
                        .pattern("[0-9]{5,6}")
                        .normalize(List.of("strip-spaces", "upper"))
                        .checks(List.of("luhn"))
                        .range("10000", "999999")
                        .inText(true)
                        .build())
                .name(NameSignal.of(List.of("staff number"), List.of("count"), List.of("staff")))
                .nameRequired(true)
                .excludes(List.of(EntityType.of("CREDIT_CARD")))
                .references(List.of("house rule 7"))
                .examples(
                    new RuleExamples(
                        List.of("12344", "018"),
                        List.of("12345"),
                        List.of("staff_no"),
                        List.of("stuff_no")))
                .build());
  }

  @Test
  void listsAllProblemsWithFileAndLine() throws IOException {
    write(
        "pack.yaml",
        """
        id: acme
        version: 1.0.0
        title: Ours
        colour: red
        rules: [one, missing, one, two, three, four]
        """);
    write(
        "rules/one.yaml",
        """
        title: One
        entity: one-thing
        level: SECRET
        threshold: 7
        value:
          patern: 'x'
          in-text: maybe
        references: {a: b}
        """);
    write(
        "rules/four.yaml",
        "title: F\nentity: F\nlevel: PII\np0: 0\nname: {tokens: [f]}\nreferences: [x]\n"
            + "tests: {names: {accepts: [f], rejects: [g]}}\n");
    write("rules/two.yaml", "title: Two\ntitle: Zwei\nentity: TWO\nlevel: PII\n");
    write("rules/three.yaml", "title: [\n");
    write("rules/unlisted.yaml", "title: x\n");

    List<RuleProblem> problems = RulePacks.check(folder, CLOCK);

    assertThat(problems)
        .extracting(RuleProblem::toString)
        .anySatisfy(text -> assertThat(text).startsWith("pack.yaml:4: 'colour' is not known here"))
        .contains("pack.yaml:5: rule 'missing' has no file rules/missing.yaml")
        .contains("pack.yaml:5: rule 'one' is listed twice")
        .anySatisfy(
            text ->
                assertThat(text).startsWith("rules/one.yaml:2: Entity type must be UPPER_SNAKE"))
        .anySatisfy(
            text -> assertThat(text).startsWith("rules/one.yaml:3: 'level' must be one of ["))
        .contains("rules/one.yaml:4: 'threshold' must be a number between 0 and 1")
        .anySatisfy(
            text -> assertThat(text).startsWith("rules/one.yaml:6: 'patern' is not known here"))
        .contains("rules/one.yaml:7: 'in-text' must be true or false")
        .anySatisfy(
            text ->
                assertThat(text)
                    .startsWith("rules/one.yaml:8: 'references' must be a list of texts"))
        .contains("rules/four.yaml:4: 'p0' must be above 0: nothing is impossible")
        .contains("rules/two.yaml:2: 'title' is there twice")
        .contains(
            "rules/two.yaml:1: a rule must have one or more of [value, name, metadata, statistics,"
                + " composite, inference]")
        .anySatisfy(text -> assertThat(text).matches("rules/three\\.yaml:\\d: not YAML: .*"))
        .contains("rules/unlisted.yaml:1: the file is not listed in pack.yaml");
    assertThatThrownBy(() -> RulePacks.read(folder))
        .isInstanceOfSatisfying(
            RulePackException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(ErrorKind.HOST_CONFIG);
              assertThat(e.problems()).isEqualTo(problems);
              assertThat(e.getMessage())
                  .startsWith("Cannot use rule pack '" + folder.getFileName() + "', ");
            });
  }

  @Test
  void namesTheLineOfAFailedExampleAndNotTheExample() throws IOException {
    write("pack.yaml", "id: acme\nversion: 1.0.0\ntitle: Ours\nrules: [code]\n");
    write(
        "rules/code.yaml",
        """
        title: Code
        entity: CODE
        level: INTERNAL
        value:
          pattern: 'A[0-9]{3}'
          check: no-such-check
        """);
    assertThat(RulePacks.check(folder, CLOCK))
        .extracting(RuleProblem::toString)
        .anySatisfy(
            text -> assertThat(text).startsWith("rules/code.yaml:6: check 'no-such-check'"));

    write(
        "rules/code.yaml",
        """
        title: Code
        entity: CODE
        level: INTERNAL
        value:
          pattern: 'A[0-9]{3}'
        tests:
          accepts:
            - A123
            - B456
          rejects: [A789]
        """);

    assertThat(RulePacks.check(folder, CLOCK))
        .extracting(RuleProblem::toString)
        .containsExactly(
            "rules/code.yaml:9: tests.accepts: example 2 of 2 is not accepted",
            "rules/code.yaml:10: tests.rejects: example 1 of 1 is not rejected",
            "rules/code.yaml:1: 'tests' must have at least 3 'rejects'",
            "rules/code.yaml:1: 'references' must have at least one");
  }

  @Test
  void saysWhichPackIsNotThere(@TempDir Path empty) {
    assertThatThrownBy(() -> RulePacks.read(empty))
        .isInstanceOf(RulePackException.class)
        .hasMessageContaining("pack.yaml:1: the file is missing");
    assertThatThrownBy(() -> RulePacks.builtIn("no-such"))
        .isInstanceOf(RulePackException.class)
        .hasMessageContaining("no-such: no such pack; built in are ");
  }

  private void write(String file, String text) throws IOException {
    PackFolders.write(folder, file, text);
  }
}
