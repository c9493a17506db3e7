package io.racine.governance.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import io.racine.governance.Governance;
import io.racine.governance.GovernanceBuilder;
import io.racine.governance.classifier.regex.RegexClassifierFactory;
import io.racine.governance.connector.jdbc.JdbcConnectorFactory;
import io.racine.governance.fixture.StoreKind;
import io.racine.governance.scan.ScanReport;
import io.racine.governance.scan.ScanRequest;
import io.racine.governance.spi.GovernanceException;
import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.CompositeSignal;
import io.racine.governance.spi.classifier.EntityDefinition;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.NameSignal;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleExamples;
import io.racine.governance.spi.classifier.RuleExtension;
import io.racine.governance.spi.classifier.RuleProblem;
import io.racine.governance.store.StoreConfig;
import io.racine.governance.testkit.LeakProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an organisation adds to the rules of the regex classifier, from the call to the scan. */
final class RuleExtensionTest {
  private static final String URL = "jdbc:h2:mem:extension;DB_CLOSE_DELAY=-1";
  private static final String IBAN_RULE = "finance/iban";
  private static final String CITY_RULE = "location/city";
  private static final EntityType IBAN = EntityType.of("IBAN");
  private static final EntityDefinition HOUSE_ACCOUNT =
      new EntityDefinition(
          EntityType.of("HOUSE_ACCOUNT"), SensitivityLevel.RESTRICTED, Set.of("PCI_DSS"));
  private static final RuleExtension TOKENS = RuleExtension.builder().tokens("bankverb").build();
  private static final RuleExtension WORDS =
      RuleExtension.builder()
          .words("Entenhausen", "Gansbach", "Schwanheim", "Erpelsdorf", "Kükental")
          .build();
  private static final RuleExtension EVERYTHING =
      new RuleExtension(
          List.of("bankverb"),
          List.of("ibanez"),
          List.of("giro"),
          List.of("Entenhausen"),
          new RuleExamples(
              List.of("Entenhausen"), List.of("17"), List.of("bankverb"), List.of("ibanez")));

  @TempDir private Path folder;

  private static GovernanceBuilder builder(StoreConfig store) {
    return Governance.builder().store(store).plugin(new RegexClassifierFactory());
  }

  @ParameterizedTest
  @EnumSource
  void scansADatabaseByExtendedRulesAndNewNames(StoreKind store) throws SQLException {
    try (Connection connection = DriverManager.getConnection(URL);
        Statement statement = connection.createStatement();
        Governance governance =
            builder(store.open())
                .plugin(new JdbcConnectorFactory())
                .dataSource("bank", DataSourceType.H2, source -> source.set("url", URL))
                .build()) {
      statement.execute("DROP ALL OBJECTS");
      statement.execute("CREATE TABLE payment (bankverb VARCHAR(40), iban VARCHAR(40))");
      statement.execute("CREATE TABLE depot (id INT PRIMARY KEY, place_of_work VARCHAR(40))");
      statement.execute("INSERT INTO payment (iban) VALUES ('DE89370400440532013000')");
      statement.execute("INSERT INTO payment (iban) VALUES ('GB82WEST12345698765432')");
      int id = 0;
      for (String place : WORDS.words()) {
        statement.execute("INSERT INTO depot VALUES (" + id++ + ", '" + place + "')");
      }
      ScanRequest incremental = ScanRequest.builder("bank").incremental().build();
      ScanReport before = governance.scans().run(incremental);
      ClassificationService service = governance.classifications();

      service.extendRule(IBAN_RULE, TOKENS);
      service.extendRule(
          CITY_RULE,
          RuleExtension.builder()
              .tokens("place of work")
              .words(WORDS.words().toArray(String[]::new))
              .build());
      service.renameEntity(IBAN, HOUSE_ACCOUNT);
      ScanReport after = governance.scans().run(incremental);

      assertThat(found(before)).containsExactly("IBAN IBAN FINANCIAL");
      assertThat(after.counts().unchanged()).isZero();
      assertThat(found(after))
          .containsExactlyInAnyOrder(
              "BANKVERB HOUSE_ACCOUNT RESTRICTED",
              "IBAN HOUSE_ACCOUNT RESTRICTED",
              "PLACE_OF_WORK CITY PII");
      assertThat(matched(after, "PLACE_OF_WORK")).isEqualTo(5);

      service.deleteRule(IBAN_RULE);
      service.extendRule(CITY_RULE, RuleExtension.NONE);
      service.withdrawRenaming(IBAN);
      assertThat(found(governance.scans().run(incremental))).isEqualTo(found(before));
    }
  }

  private static List<String> found(ScanReport report) {
    return report.sensitiveColumns().stream()
        .map(
            known ->
                known.column().name()
                    + " "
                    + known.entity().orElseThrow()
                    + " "
                    + known.level().orElseThrow())
        .toList();
  }

  private static long matched(ScanReport report, String column) {
    return report.sensitiveColumns().stream()
        .filter(known -> known.column().name().equals(column))
        .mapToLong(known -> known.finding().orElseThrow().evidence().matched())
        .sum();
  }

  @ParameterizedTest
  @EnumSource
  void showsTheRuleAsItWorks(StoreKind store) {
    try (Governance governance = builder(store.open()).build()) {
      ClassificationService service = governance.classifications();
      RuleDefinition before = rule(service, CITY_RULE).definition();

      service.setRuleThreshold(CITY_RULE, 0.75);
      ClassificationRule extended = service.extendRule(CITY_RULE, EVERYTHING);

      assertThat(extended.extension()).isEqualTo(EVERYTHING);
      assertThat(extended.definition()).isEqualTo(EVERYTHING.appliedTo(before));
      assertThat(extended.threshold()).isEqualTo(0.75);
      assertThat(extended).isEqualTo(rule(service, CITY_RULE));
      assertThat(service.listRuleChanges())
          .extracting(
              RuleChange::ruleId,
              RuleChange::active,
              RuleChange::threshold,
              RuleChange::extension,
              RuleChange::ignored)
          .containsExactly(tuple(CITY_RULE, true, 0.75, EVERYTHING, null));

      assertThat(service.extendRule(CITY_RULE, TOKENS).definition())
          .isEqualTo(TOKENS.appliedTo(before));
      service.deleteRule(CITY_RULE);
      assertThat(rule(service, CITY_RULE).definition()).isEqualTo(before);
      assertThat(rule(service, CITY_RULE).threshold()).isEqualTo(before.threshold());
      assertThat(service.listRuleChanges()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void judgesByItAtOnce(StoreKind store) {
    try (Governance governance = builder(store.open()).build()) {
      ClassificationService service = governance.classifications();
      ColumnDescriptor column = ColumnDescriptor.of("bankverb", LogicalType.TEXT);
      assertThat(entities(service.classifyColumn(column, List.of()))).isEmpty();

      service.extendRule(IBAN_RULE, TOKENS);
      assertThat(entities(service.classifyColumn(column, List.of()))).containsExactly("IBAN");
      service.setRuleActive(IBAN_RULE, false);
      assertThat(entities(service.classifyColumn(column, List.of()))).isEmpty();
      assertThat(rule(service, IBAN_RULE).extension()).isEqualTo(TOKENS);
      service.setRuleActive(IBAN_RULE, true);
      assertThat(entities(service.classifyColumn(column, List.of()))).containsExactly("IBAN");

      service.extendRule(IBAN_RULE, RuleExtension.NONE);
      assertThat(entities(service.classifyColumn(column, List.of()))).isEmpty();
      assertThat(service.listRuleChanges()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesWhatCannotBeAdded(StoreKind store) {
    LeakProbe probe = LeakProbe.create();
    try (Governance governance = builder(store.open()).build()) {
      ClassificationService service = governance.classifications();
      service.createRule(
          RuleDefinition.builder("own/badge", EntityType.of("BADGE"), SensitivityLevel.PII)
              .name(NameSignal.of(List.of("badge")))
              .build());

      assertThatThrownBy(() -> service.extendRule("finance/ibam", TOKENS))
          .isInstanceOf(NoSuchRuleException.class)
          .hasMessage("There is no rule 'finance/ibam'.");
      assertThatThrownBy(() -> service.extendRule("own/badge", TOKENS))
          .isInstanceOf(GovernanceException.class)
          .hasMessage(
              "Cannot extend rule 'own/badge': it is the organisation's own. Change it with"
                  + " updateRule.");
      assertThatThrownBy(() -> service.extendRule(IBAN_RULE, WORDS))
          .isInstanceOf(InvalidRuleException.class)
          .hasMessage(
              "Cannot use rule 'finance/iban': words are added to it and it has no word list;"
                  + " leave them out, or create a rule with these words");
      Throwable wrong =
          catchThrowable(
              () ->
                  service.extendRule(
                      CITY_RULE,
                      RuleExtension.builder()
                          .examples(
                              new RuleExamples(
                                  List.of(probe.marker("example")),
                                  List.of(),
                                  List.of(),
                                  List.of()))
                          .build()));
      assertThat(wrong)
          .isInstanceOf(InvalidRuleException.class)
          .hasMessage(
              "Cannot use rule 'location/city': tests.accepts: example 4 of 4 is not accepted");
      probe.assertNothingLeaked("the refusal", wrong);
      assertThat(service.listRuleChanges()).isEmpty();
    }
  }

  /** Each is fine alone. */
  @ParameterizedTest
  @EnumSource
  void refusesRulesThatRestOnEachOther(StoreKind store) {
    try (Governance governance = builder(store.open()).build()) {
      ClassificationService service = governance.classifications();
      service.createRule(resting("own/hen", "HEN", "EGG"));

      assertThatThrownBy(() -> service.createRule(resting("own/egg", "EGG", "HEN")))
          .isInstanceOf(InvalidRuleException.class)
          .hasMessage(
              "Cannot use rule 'own/egg': own/egg: rests on itself: own/egg → own/hen → own/egg");
      assertThat(service.listRules())
          .extracting(ClassificationRule::id)
          .contains("own/hen")
          .doesNotContain("own/egg");

      service.setRuleActive("own/hen", false);
      service.createRule(resting("own/egg", "EGG", "HEN"));
      assertThatThrownBy(() -> service.setRuleActive("own/hen", true))
          .isInstanceOf(InvalidRuleException.class);
      assertThat(rule(service, "own/hen").active()).isFalse();
      assertThat(rule(service, "own/egg").ignored()).isNull();
    }
  }

  /** What is known of an organisation is read when it is first needed. */
  @Test
  void refusesThemAsTheFirstThingThatIsDone() {
    StoreConfig store = StoreConfig.embedded(folder.resolve("store"));
    try (Governance governance = builder(store).build()) {
      governance.classifications().createRule(resting("own/hen", "HEN", "EGG"));
    }
    try (Governance governance = builder(store).build()) {
      ClassificationService service = governance.classifications();

      assertThatThrownBy(() -> service.createRule(resting("own/egg", "EGG", "HEN")))
          .isInstanceOf(InvalidRuleException.class);
      assertThat(service.listRules())
          .filteredOn(rule -> !rule.builtIn())
          .extracting(ClassificationRule::id, ClassificationRule::ignored)
          .containsExactly(tuple("own/hen", null));
    }
  }

  private static RuleDefinition resting(String id, String entity, String on) {
    return RuleDefinition.builder(id, EntityType.of(entity), SensitivityLevel.PII)
        .composite(CompositeSignal.of(on))
        .build();
  }

  /** A rule may go with its pack or lose its word list; what was added to it then waits. */
  @Test
  void waitsForARuleThatIsNotThere() throws IOException {
    Path pack = folder.resolve("acme.yaml");
    StoreConfig store = StoreConfig.embedded(folder.resolve("store"));
    Files.writeString(pack, ward("words: [north, south]"));
    try (Governance governance = withPack(store, pack).build()) {
      ClassificationService service = governance.classifications();
      service.extendRule(
          "acme/ward", RuleExtension.builder().tokens("station").words("attic").build());
      service.setRuleThreshold("acme/ward", 0.25);
      service.renameEntity(EntityType.of("WARD"), HOUSE_ACCOUNT);
      assertThat(entities(service.classifyColumn(station(), List.of())))
          .containsExactly("HOUSE_ACCOUNT");
    }

    try (Governance governance = builder(store).build()) {
      ClassificationService service = governance.classifications();
      assertThat(entities(service.classifyColumn(station(), List.of()))).isEmpty();
      assertThat(service.listRules())
          .extracting(ClassificationRule::id)
          .doesNotContain("acme/ward");
      assertThat(service.listRuleChanges())
          .extracting(RuleChange::ruleId, RuleChange::ignored)
          .containsExactly(
              tuple(
                  "acme/ward",
                  "The rule is not loaded. Load its pack again, or withdraw the change with"
                      + " deleteRule."));
      assertThat(service.listRenamings())
          .extracting(renaming -> renaming.entity().name(), EntityRenaming::inEffect)
          .containsExactly(tuple("WARD", false));
    }

    Files.writeString(pack, ward("pattern: 'W-[0-9]{3}'"));
    try (Governance governance = withPack(store, pack).build()) {
      ClassificationService service = governance.classifications();
      assertThat(entities(service.classifyColumn(station(), List.of())))
          .containsExactly("HOUSE_ACCOUNT");
      assertThat(rule(service, "acme/ward").definition().value().words()).isEmpty();
      assertThat(service.listRuleChanges())
          .extracting(RuleChange::ignored)
          .containsExactly(
              "The rule has no word list any more, so the words that were added to it are left"
                  + " out. Extend it without them.");
      service.deleteRule("acme/ward");
      service.withdrawRenaming(EntityType.of("WARD"));
      assertThat(service.listRuleChanges()).isEmpty();
      assertThat(entities(service.classifyColumn(station(), List.of()))).isEmpty();
    }
  }

  private static GovernanceBuilder withPack(StoreConfig store, Path pack) {
    return builder(store).classifier("regex", regex -> regex.set("pack-folders", pack.toString()));
  }

  private static ColumnDescriptor station() {
    return ColumnDescriptor.of("station", LogicalType.TEXT);
  }

  private static String ward(String value) {
    return """
        id: acme
        version: 1.0.0
        title: Wards
        rules:
          - id: ward
            title: Ward
            entity: WARD
            level: PII
            name: {tokens: [ward]}
            value: {%s}
            references: [x]
        """
        .formatted(value);
  }

  @Test
  void checksARuleAsItWillWork() {
    try (Governance governance = builder(StoreConfig.inMemory()).build()) {
      ClassificationService service = governance.classifications();

      InvalidRuleException wrong =
          (InvalidRuleException)
              catchThrowable(
                  () ->
                      service.extendRule(
                          IBAN_RULE,
                          RuleExtension.builder()
                              .tokens("bankverb")
                              .unless("verb")
                              .examples(
                                  new RuleExamples(
                                      List.of(), List.of(), List.of("bank_verb"), List.of("iban")))
                              .build()));

      assertThat(wrong.problems())
          .extracting(RuleProblem::message)
          .anySatisfy(text -> assertThat(text).startsWith("tests.names.accepts: example "))
          .anySatisfy(text -> assertThat(text).startsWith("tests.names.rejects: example "));
    }
  }

  private static List<String> entities(ColumnVerdict verdict) {
    return verdict.findings().stream().map(found -> found.entity().name()).toList();
  }

  private static ClassificationRule rule(ClassificationService service, String id) {
    return service.listRules().stream()
        .filter(rule -> rule.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
