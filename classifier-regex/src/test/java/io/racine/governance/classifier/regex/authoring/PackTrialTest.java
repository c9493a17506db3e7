package io.racine.governance.classifier.regex.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.classifier.regex.PackFolders;
import io.racine.governance.classifier.regex.rulepack.RulePack;
import io.racine.governance.classifier.regex.rulepack.RulePacks;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.Finding;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.value.ValueBatch;
import io.racine.governance.spi.value.ValueColumn;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PackTrialTest {
  private static final String PACK =
      """
      id: ours
      version: 1
      title: Ours
      rules:
        - {id: desk, title: D, entity: DESK, level: PII, value: {pattern: 'D-[0-9]{4}'}, p0: 0.001}
        - {id: ghost, title: G, entity: GHOST, level: PII, value: {pattern: 'G-[0-9]{4}'}}
      """;

  @TempDir private Path folder;

  @Test
  void saysWhatColumnsAreAndWhichRulesAreSilent() throws IOException {
    PackTrial trial = trial(PACK);

    TrialResult result = result(trial);

    assertThat(result.columns())
        .extracting(column -> column.path() + " " + entity(column))
        .containsExactly("place DESK", "email EMAIL_ADDRESS", "nothing none");
    assertThat(trial.silentRules()).extracting(RuleDefinition::id).containsExactly("ours/ghost");
  }

  @Test
  void showsValuesByTheirFormAlone() throws IOException {
    TrialResult result = result(trial(PACK));

    assertThat(result.columns().get(0).shapes())
        .containsExactly(new ColumnTrial.Shape("A-9999", 40));
    assertThat(result.toString()).doesNotContain("D-10", "@example");
  }

  /** Nothing but a form that is said to be common, and a name that says nothing. */
  @Test
  void saysThatARuleFitsWhereItStaysSilent() throws IOException {
    PackTrial trial = trial(PACK.replace("p0: 0.001", "p0: 0.5"));

    TrialResult result = result(trial);

    assertThat(trial.silentRules())
        .extracting(RuleDefinition::id)
        .containsExactly("ours/desk", "ours/ghost");
    assertThat(result.columns().get(0).fits())
        .containsExactly(new ColumnTrial.Fit("ours/desk", 40, 40));
    assertThat(result.columns().get(1).fits()).isEmpty();
  }

  @Test
  void countsNoMoreFormsThanItCanHold() throws IOException {
    TableTrial table =
        trial(PACK).open("t", List.of(ColumnDescriptor.of("note", LogicalType.TEXT)));
    for (int i = 0; i < 3; i++) {
      table.accept(
          new ValueBatch(
              1_500,
              List.of(
                  texts(
                      "note",
                      IntStream.range(0, 1_500)
                          .mapToObj(n -> "-".repeat(n % 40) + ".".repeat(n / 40))
                          .toList()))));
    }

    assertThat(table.result().columns().get(0).shapes()).hasSize(3);
  }

  @Test
  void comparesWhatTwoPacksSayOfData() throws IOException {
    TrialResult before = result(trial(PACK));
    TrialResult after =
        result(trial(PACK.replace("DESK", "TABLE_PLACE").replace("D-[0-9]{4}", "D-1[0-9]{3}")));

    assertThat(PackDiff.of(before, before)).isEmpty();
    assertThat(PackDiff.of(before, after))
        .extracting(
            change ->
                change.table()
                    + "."
                    + change.path()
                    + ": "
                    + change.before().map(Finding::entity).orElseThrow()
                    + " → "
                    + change.after().map(Finding::entity).orElseThrow())
        .containsExactly("rooms.place: DESK → TABLE_PLACE");
  }

  private PackTrial trial(String pack) throws IOException {
    PackFolders.write(folder, "ours.yaml", pack);
    RulePack read = RulePacks.read(folder.resolve("ours.yaml"));
    return PackTrial.of(List.of(read), Clock.systemUTC());
  }

  private static TrialResult result(PackTrial trial) {
    TableTrial table =
        trial.open(
            "rooms",
            List.of(
                ColumnDescriptor.of("place", LogicalType.TEXT),
                ColumnDescriptor.of("email", LogicalType.TEXT),
                ColumnDescriptor.of("nothing", LogicalType.TEXT)));
    List<String> places = new ArrayList<>();
    List<String> emails = new ArrayList<>();
    List<String> nothing = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      places.add("D-" + (1_000 + i * 7));
      emails.add("person" + i + "@example.com");
      nothing.add(null);
    }
    table.accept(
        new ValueBatch(
            40,
            List.of(texts("place", places), texts("email", emails), texts("nothing", nothing))));
    return table.result();
  }

  private static ValueColumn texts(String name, List<String> values) {
    return ValueColumn.ofTexts(FieldPath.of(name), LogicalType.TEXT, values);
  }

  private static String entity(ColumnTrial column) {
    return column.verdict().top().map(top -> top.entity().name()).orElse("none");
  }
}
