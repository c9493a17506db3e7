package io.racine.governance.classifier.regex.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.classifier.regex.PackFolders;
import io.racine.governance.spi.classifier.RuleProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PackCheckTest {
  private static final String GOOD =
      "title: D\nentity: DESK\nlevel: PII\nvalue: {pattern: 'D[0-9]{2}'}\nreferences: [x]\n"
          + "tests: {accepts: [D11, D22], rejects: [E11, D1, D111]}\n";
  private static final String BAD = GOOD.replace("D22", "D2").replace("DESK", "CHAIR");

  @TempDir private Path home;

  @BeforeEach
  void writeAPack() throws IOException {
    PackFolders.write(
        home, "ours/pack.yaml", "id: ours\nversion: 1\ntitle: Ours\nrules: [desk, chair]\n");
    PackFolders.write(home, "ours/rules/desk.yaml", GOOD);
    PackFolders.write(home, "ours/rules/chair.yaml", BAD);
  }

  @Test
  void placesProblemsByThePathAsGiven() {
    String place = home.resolve("ours/rules/chair.yaml") + ":6: ";
    List<String> both =
        List.of(
            place + "tests.accepts: example 2 of 2 is not accepted",
            place
                + "tests.accepts: example 1 of 2 is taken by rule 'ours/desk' before it; list"
                + " 'ours/chair' first, or name CHAIR in the 'excludes' of 'ours/desk'");

    assertThat(check("ours")).containsExactlyElementsOf(both);
    assertThat(check("ours/pack.yaml")).containsExactlyElementsOf(both);
  }

  @Test
  void checksARuleInItsPack() {
    assertThat(check("ours/rules/desk.yaml")).isEmpty();
    assertThat(check("ours/rules/chair.yaml")).hasSize(2);
  }

  @Test
  void tellsOfABrokenPackToWhoAsksOfItsRule() throws IOException {
    PackFolders.write(home, "ours/pack.yaml", "id: ours\nversion: 1\nrules: [desk]\n");

    assertThat(check("ours/rules/desk.yaml"))
        .containsExactly(home.resolve("ours/pack.yaml") + ":1: 'title' is missing");
  }

  @Test
  void checksARuleThatBelongsToNoPack() throws IOException {
    PackFolders.write(home, "loose/chair.yaml", BAD);
    PackFolders.write(home, "loose/Big Chair.yaml", BAD);

    assertThat(check("loose/chair.yaml"))
        .containsExactly(
            home.resolve("loose/chair.yaml") + ":6: tests.accepts: example 2 of 2 is not accepted");
    assertThat(check("loose/Big Chair.yaml"))
        .containsExactly(
            home.resolve("loose/Big Chair.yaml")
                + ":1: the file's name must be lower-kebab and end with .yaml");
  }

  @Test
  void takesPacksThatAreGivenTogetherForLoadedTogether() throws IOException {
    PackFolders.write(home, "ours/rules/chair.yaml", BAD.replace("D2]", "D22]"));
    PackFolders.write(
        home,
        "theirs.yaml",
        "id: theirs\nversion: 1\ntitle: T\nrequires: {ours: 1}\n"
            + "overlay: {disable: [ours/desk]}\n");

    assertThat(check("theirs.yaml"))
        .containsExactly(
            home.resolve("theirs.yaml")
                + ":4: pack 'theirs' requires pack 'ours' 1 or later, which is not loaded",
            home.resolve("theirs.yaml")
                + ":5: 'overlay' has 'disable' for rule 'ours/desk', which is not loaded");
    assertThat(check("theirs.yaml", "ours/rules/desk.yaml")).isEmpty();
  }

  @Test
  void saysThatAFileIsNotThere() {
    assertThat(check("none.yaml"))
        .containsExactly(home.resolve("none.yaml") + ": there is no such file or folder");
  }

  private List<String> check(String... files) {
    return PackCheck.of(Arrays.stream(files).map(home::resolve).toList(), Clock.systemUTC())
        .stream()
        .map(RuleProblem::toString)
        .toList();
  }
}
