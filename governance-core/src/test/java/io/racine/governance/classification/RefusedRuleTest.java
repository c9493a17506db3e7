package io.racine.governance.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.racine.governance.Governance;
import io.racine.governance.classifier.regex.RegexClassifierFactory;
import io.racine.governance.fixture.Shop;
import io.racine.governance.scan.ScanReport;
import io.racine.governance.scan.ScanRequest;
import io.racine.governance.scan.ScanRun;
import io.racine.governance.scan.ScanStatus;
import io.racine.governance.spi.Issue;
import io.racine.governance.spi.IssueSeverity;
import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.CompositeSignal;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.NameSignal;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleExamples;
import io.racine.governance.spi.classifier.RuleExtension;
import io.racine.governance.spi.classifier.ValueSignal;
import io.racine.governance.store.PostgresFixture;
import io.racine.governance.store.SchemaMode;
import io.racine.governance.store.StoreConfig;
import io.racine.governance.testkit.connector.InMemoryConnectorFactory;
import io.racine.governance.testkit.connector.InMemoryGate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an organisation made at run time, after the packs became others beneath it. */
final class RefusedRuleTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String GATE_TAKEN =
      "The organisation's own rule does not fit the rules as they are now, and does not run:"
          + " acme/gate: there is a rule of this id already. Correct it with updateRule, or delete"
          + " it with deleteRule.";
  private static final String PASS_FAILS =
      "The organisation's own rule does not fit the rules as they are now, and does not run:"
          + " own/pass: tests.accepts: example 1 of 1 is not accepted. Correct it with updateRule, or"
          + " delete it with deleteRule.";

  private final DataSource connections = PostgresFixture.newDatabase().dataSource();

  @TempDir private Path folder;

  @BeforeEach
  void makeRulesThatALaterPackRefuses() throws IOException, SQLException {
    writePack("");
    try (Governance governance = open(Shop.memory())) {
      ClassificationService service = governance.classifications();
      service.createRule(named("acme/gate", "GATE", "gate"));
      service.createRule(named("own/badge", "BADGE", "badge"));
      service.createRule(
          RuleDefinition.builder("own/entry", EntityType.of("ENTRY"), SensitivityLevel.PII)
              .composite(CompositeSignal.of("BADGE"))
              .build());
      service.createRule(
          RuleDefinition.builder("own/pass", EntityType.of("PASS"), SensitivityLevel.PII)
              .name(NameSignal.of(List.of("turnstile")))
              .value(ValueSignal.builder().pattern("W-[0-9]{3}").build())
              .examples(new RuleExamples(List.of("W-123"), List.of(), List.of(), List.of()))
              .build());
      service.extendRule("acme/ward", RuleExtension.builder().tokens("station").build());
    }
    writePack(
        """
          - id: gate
            title: Gate
            entity: PACK_GATE
            level: PII
            name: {tokens: [portcullis]}
            references: [x]
        """);
    // As if a later engine took the pattern to mean something else.
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "UPDATE gov_classification_rule SET definition = REPLACE(definition, 'W-123', 'W-12')");
    }
  }

  @Test
  void leavesOutWhatTheClassifierRefusesAndKeepsTheRest() {
    try (Governance governance = open(Shop.memory())) {
      ClassificationService service = governance.classifications();

      assertThat(entities(service, "gate")).isEmpty();
      assertThat(entities(service, "portcullis")).containsExactly("PACK_GATE");
      assertThat(entities(service, "badge")).contains("BADGE");
      assertThat(entities(service, "station")).containsExactly("WARD");
      assertThat(entities(service, "turnstile")).isEmpty();
      assertThat(service.listRules())
          .filteredOn(rule -> rule.ignored() != null || rule.createdBy() != null)
          .extracting(
              ClassificationRule::id, ClassificationRule::builtIn, ClassificationRule::ignored)
          .containsExactlyInAnyOrder(
              tuple("acme/gate", false, GATE_TAKEN),
              tuple("own/badge", false, null),
              tuple("own/entry", false, null),
              tuple("own/pass", false, PASS_FAILS),
              tuple("acme/ward", true, null));
    }
  }

  @Test
  void scansAndWarnsOnceUntilItIsMended() {
    InMemoryConnectorFactory memory = Shop.memory();
    InMemoryGate gate = memory.faults(Shop.NAME).holdReading(Shop.PRODUCT);
    try (Governance governance = open(memory)) {
      ScanRun run = governance.scans().start(ScanRequest.builder(Shop.NAME).parallelism(1).build());
      gate.awaitReached(LONG);
      run.cancel();
      ScanReport canceled = run.await(LONG).orElseThrow();
      memory.faults(Shop.NAME).heal();

      ScanReport resumed = governance.scans().resume(run.id()).await(LONG).orElseThrow();

      assertThat(resumed.scan().status()).isEqualTo(ScanStatus.COMPLETED);
      assertThat(resumed.counts().failed()).isZero();
      assertThat(canceled.issues()).isEqualTo(resumed.issues());
      assertThat(resumed.issues())
          .extracting(
              Issue::severity,
              issue -> issue.code().toString(),
              issue -> issue.where().orElseThrow(),
              Issue::message)
          .containsExactly(
              tuple(IssueSeverity.WARNING, "classification.rule-ignored", "acme/gate", GATE_TAKEN),
              tuple(IssueSeverity.WARNING, "classification.rule-ignored", "own/pass", PASS_FAILS));

      governance.classifications().deleteRule("acme/gate");
      governance.classifications().deleteRule("own/pass");
      assertThat(governance.scans().run(ScanRequest.of(Shop.NAME)).issues()).isEmpty();
    }
  }

  private void writePack(String more) throws IOException {
    Files.writeString(
        folder.resolve("acme.yaml"),
        """
        id: acme
        version: 1.0.0
        title: Wards
        rules:
          - id: ward
            title: Ward
            entity: WARD
            level: PII
            name: {tokens: [ward]}
            references: [x]
        """
            + more);
  }

  private Governance open(InMemoryConnectorFactory memory) {
    return Shop.builder(StoreConfig.of(connections).schema(SchemaMode.CREATE), memory)
        .plugin(new RegexClassifierFactory())
        .classifier(
            "regex", regex -> regex.set("pack-folders", folder.resolve("acme.yaml").toString()))
        .build();
  }

  private static RuleDefinition named(String id, String entity, String token) {
    return RuleDefinition.builder(id, EntityType.of(entity), SensitivityLevel.PII)
        .name(NameSignal.of(List.of(token)))
        .build();
  }

  private static List<String> entities(ClassificationService service, String column) {
    ColumnVerdict verdict =
        service.classifyColumn(ColumnDescriptor.of(column, LogicalType.TEXT), List.of());
    return verdict.findings().stream().map(found -> found.entity().name()).toList();
  }
}
