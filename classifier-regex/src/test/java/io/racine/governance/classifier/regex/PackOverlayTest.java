package io.racine.governance.classifier.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.classifier.regex.rulepack.RulePackException;
import io.racine.governance.classifier.regex.rulepack.RulePacks;
import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.ColumnAccumulator;
import io.racine.governance.spi.classifier.ColumnContext;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.Finding;
import io.racine.governance.spi.classifier.HashKey;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleOverlay;
import io.racine.governance.spi.classifier.RuleProblem;
import io.racine.governance.spi.classifier.TableContext;
import io.racine.governance.spi.value.ValueColumn;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a pack changes about the rules of the packs that are loaded with it. */
final class PackOverlayTest {
  private static final String HEAD = "id: acme\nversion: 1.0.0\ntitle: Ours\n";

  @TempDir private Path folder;

  @Test
  void silencesARuleAndTunesAnother() throws IOException {
    ClassifierEngine engine =
        engine(
            """
            overlay:
              disable: [finance/iban]
              threshold: {contact/email: 0.9}
            """);

    assertThat(ids(engine)).doesNotContain("finance/iban").contains("contact/email");
    assertThat(rule(engine, "contact/email").threshold()).isEqualTo(0.9);
    assertThat(engine.version()).isNotEqualTo(ClassifierEngine.builtIn().version());
  }

  @Test
  void reportsAnEntityByTheNameOfTheOrganisation() throws IOException {
    ClassifierEngine engine =
        engine(
            """
            overlay:
              rename:
                IBAN: {entity: HOUSE_ACCOUNT, level: RESTRICTED, regulations: [PCI_DSS]}
            """);

    Finding finding = judged(engine, "iban", TestRules.IBANS).top().orElseThrow();
    assertThat(finding.entity()).isEqualTo(EntityType.of("HOUSE_ACCOUNT"));
    assertThat(finding.level()).isEqualTo(SensitivityLevel.RESTRICTED);
    assertThat(finding.regulations()).containsExactly("PCI_DSS");
    assertThat(finding.ruleId()).isEqualTo("finance/iban");
    assertThat(TextClassifier.of(engine).best(TestRules.IBANS.get(0)).orElseThrow().entity())
        .isEqualTo(EntityType.of("HOUSE_ACCOUNT"));
    assertThat(TextClassifier.of(engine).find("To " + TestRules.IBANS.get(0) + " please"))
        .extracting(span -> span.entity().name())
        .containsExactly("HOUSE_ACCOUNT");
    assertThat(engine.entities())
        .extracting(entity -> entity.entity().name())
        .contains("HOUSE_ACCOUNT")
        .doesNotContain("IBAN");
    assertThat(rule(engine, "finance/iban").entity()).isEqualTo(EntityType.of("HOUSE_ACCOUNT"));
    assertThat(engine.version()).isNotEqualTo(ClassifierEngine.builtIn().version());
  }

  /** The engine knows of some entities what stands beside them; a new name changes none of it. */
  @Test
  void judgesATableAsBeforeARename() throws IOException {
    ClassifierEngine renaming =
        engine("overlay: {rename: {LAST_NAME: {entity: SURNAME}, FIRST_NAME: {entity: FORENAME}}}");
    Map<String, List<String>> table =
        Map.of(
            "first_name", List.of("Ada", "Grace", "Edsger", "Barbara"),
            "last_name", List.of("Lovelace", "Hopper", "Dijkstra", "Liskov"));

    Map<FieldPath, ColumnVerdict> before = judged(ClassifierEngine.builtIn(), table);
    Map<FieldPath, ColumnVerdict> after = judged(renaming, table);

    for (String column : table.keySet()) {
      Optional<Finding> old = before.get(FieldPath.of(column)).top();
      Optional<Finding> renamed = after.get(FieldPath.of(column)).top();
      assertThat(renamed.map(Finding::confidence)).isEqualTo(old.map(Finding::confidence));
      assertThat(renamed.map(Finding::reasons)).isEqualTo(old.map(Finding::reasons));
    }
    assertThat(after.get(FieldPath.of("last_name")).top())
        .map(finding -> finding.entity().name())
        .hasValue("SURNAME");
  }

  @Test
  void addsNamesOfColumnsAndWords() throws IOException {
    ClassifierEngine engine =
        engine(
            """
            overlay:
              extend:
                finance/iban:
                  tokens: [bankverb]
                  unless: [ibanez]
                  tests: {names: {accepts: [BANKVERB_1], rejects: [ibanez_guitar]}}
            """);

    assertThat(RulePacks.check(folder, Clock.systemUTC())).isEmpty();
    assertThat(rule(engine, "finance/iban").name().phrases()).contains("bankverb", "iban");
    assertThat(judged(engine, "bankverb", List.of()).top().map(found -> found.entity().name()))
        .hasValue("IBAN");
    assertThat(judged(ClassifierEngine.builtIn(), "bankverb", List.of()).top()).isEmpty();
    assertThat(ids(engine)).isEqualTo(ids(ClassifierEngine.builtIn()));
  }

  @Test
  void extendsAWordListAndNoPattern() throws IOException {
    PackFolders.write(
        folder,
        "pack.yaml",
        HEAD
            + """
            rules:
              - id: ward
                title: Ward
                entity: WARD
                level: PII
                value: {words: [north, south]}
                references: [x]
                tests: {accepts: [north, South], rejects: [nort, souths, n]}
            overlay:
              extend:
                acme/ward: {words: [attic], tests: {accepts: [Attic], rejects: [cellar]}}
                finance/iban:
                  words: [none]
            """);

    assertThat(RulePacks.check(folder, Clock.systemUTC()))
        .extracting(RuleProblem::toString)
        .containsExactly(
            "pack.yaml:16: 'overlay' adds words to rule 'finance/iban', which has no word list");

    PackFolders.write(
        folder,
        "pack.yaml",
        HEAD + "overlay: {extend: {finance/iban: {tests: {accepts: [x]}}}}\nrules: []\n");
    assertThat(RulePacks.check(folder, Clock.systemUTC()))
        .extracting(RuleProblem::message)
        .singleElement()
        .asString()
        .startsWith("rule 'finance/iban' as extended: tests.accepts: example ");
  }

  @Test
  void refusesWhatIsNotThereWithItsLine() throws IOException {
    PackFolders.write(
        folder,
        "pack.yaml",
        HEAD
            + """
            requires:
              finance: 9.0.0
              nothing: 1.0
              contact: latest
            overlay:
              disable:
                - finance/iban
                - finance/ibam
              threshold: {finance/none: 0.5, finance/iban: 7}
              rename:
                NONE: {entity: SOME}
                IBAN: {entity: some}
                BIC_SWIFT: {entity: OUR_BIC, colour: red}
              extend: {finance/none: {tokens: [x]}}
              remove: []
            rules: []
            """);

    assertThat(RulePacks.check(folder, Clock.systemUTC()))
        .extracting(RuleProblem::toString)
        .anySatisfy(text -> assertThat(text).startsWith("pack.yaml:7: 'contact' must be a least "))
        .anySatisfy(text -> assertThat(text).startsWith("pack.yaml:18: 'remove' is not known"))
        .anySatisfy(text -> assertThat(text).startsWith("pack.yaml:16: 'colour' is not known"))
        .contains(
            "pack.yaml:12: 'threshold' must be a number between 0 and 1"
                .replace("threshold", "finance/iban"),
            "pack.yaml:14: 'level' is missing and entities.yaml has no such entity",
            "pack.yaml:5: pack 'acme' requires pack 'finance' 9.0.0 or later, but it is 1.0.0",
            "pack.yaml:6: pack 'acme' requires pack 'nothing' 1.0 or later, which is not loaded",
            "pack.yaml:11: 'overlay' has 'disable' for rule 'finance/ibam', which is not loaded",
            "pack.yaml:12: 'overlay' has 'threshold' for rule 'finance/none', which is not loaded");
  }

  @Test
  void needsThePacksThatItRequires() throws IOException {
    PackFolders.write(
        folder, "pack.yaml", HEAD + "requires: {finance: 1}\noverlay: {disable: [finance/iban]}\n");

    assertThat(ClassifierEngine.builder().packFolder(folder).build().rules()).isNotEmpty();
    assertThatThrownBy(() -> ClassifierEngine.builder().packs("contact").packFolder(folder).build())
        .isInstanceOf(RulePackException.class)
        .hasMessage(
            "Cannot use rule pack 'acme', 2 problems:\n"
                + "  requires.finance: pack 'acme' requires pack 'finance' 1 or later, which is not"
                + " loaded\n"
                + "  overlay.disable.finance/iban: 'overlay' has 'disable' for rule 'finance/iban',"
                + " which is not loaded");
  }

  @Test
  void theFirstPackHasTheLastWord(@TempDir Path second) throws IOException {
    PackFolders.write(folder, "a.yaml", HEAD + "overlay: {threshold: {finance/iban: 0.9}}\n");
    PackFolders.write(
        second,
        "b.yaml",
        HEAD.replace("acme", "beta") + "overlay: {threshold: {finance/iban: 0.1}}\n");

    ClassifierEngine engine =
        ClassifierEngine.builder()
            .packFolder(folder.resolve("a.yaml"))
            .packFolder(second.resolve("b.yaml"))
            .build();

    assertThat(rule(engine, "finance/iban").threshold()).isEqualTo(0.9);
  }

  @Test
  void survivesShippingAndAnOrganisationsOwnChanges() throws Exception {
    PackFolders.write(
        folder, "pack.yaml", HEAD + "overlay: {rename: {IBAN: {entity: HOUSE_ACCOUNT}}}\n");
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(ClassifierConfiguration.builder().packFolder(folder).build());
    }
    ClassifierEngine engine;
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      engine = ((ClassifierConfiguration) in.readObject()).engine();
    }

    var changed =
        (ClassifierEngine)
            engine.withOverlay(RuleOverlay.builder().disable("contact/email").build());

    assertThat(judged(changed, "iban", TestRules.IBANS).top().map(found -> found.entity().name()))
        .hasValue("HOUSE_ACCOUNT");
  }

  @Test
  void aPackOfABuiltInIdStandsForTheBuiltInOne() {
    ClassifierEngine engine = ClassifierEngine.builder().pack(RulePacks.builtIn("finance")).build();

    assertThat(ids(engine)).containsExactlyInAnyOrderElementsOf(ids(ClassifierEngine.builtIn()));
    assertThat(engine.rules().get(0).id()).startsWith("finance/");
  }

  private ClassifierEngine engine(String overlay) throws IOException {
    PackFolders.write(folder, "pack.yaml", HEAD + overlay);
    return ClassifierEngine.builder().packFolder(folder).build();
  }

  private static List<String> ids(ClassifierEngine engine) {
    return engine.rules().stream().map(RuleDefinition::id).toList();
  }

  private static RuleDefinition rule(ClassifierEngine engine, String id) {
    return engine.rules().stream().filter(rule -> rule.id().equals(id)).findFirst().orElseThrow();
  }

  private static ColumnVerdict judged(ClassifierEngine engine, String name, List<String> values) {
    return judged(engine, Map.of(name, values)).get(FieldPath.of(name));
  }

  private static Map<FieldPath, ColumnVerdict> judged(
      ClassifierEngine engine, Map<String, List<String>> table) {
    Map<FieldPath, ColumnContext> contexts = new LinkedHashMap<>();
    Map<FieldPath, ColumnVerdict> verdicts = new LinkedHashMap<>();
    table.forEach(
        (name, values) -> {
          ColumnContext context =
              ColumnContext.builder(ColumnDescriptor.of(name, LogicalType.TEXT), HashKey.of(1, 2))
                  .build();
          ColumnAccumulator accumulator = engine.open(context);
          FieldPath path = context.column().path();
          accumulator.accept(ValueColumn.ofTexts(path, LogicalType.TEXT, values));
          contexts.put(path, context);
          verdicts.put(path, accumulator.verdict());
        });
    return engine.judge(new TableContext(null, contexts), verdicts).columns();
  }
}
