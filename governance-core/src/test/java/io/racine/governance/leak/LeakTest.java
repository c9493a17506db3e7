package io.racine.governance.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.racine.governance.Governance;
import io.racine.governance.GovernanceBuilder;
import io.racine.governance.catalog.CatalogQuery;
import io.racine.governance.classification.ClassificationQuery;
import io.racine.governance.event.GovernanceEvent;
import io.racine.governance.fixture.Shop;
import io.racine.governance.fixture.TokenClassifierFactory;
import io.racine.governance.scan.ScanReport;
import io.racine.governance.scan.ScanRequest;
import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.EntityDefinition;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.RuleExtension;
import io.racine.governance.store.StoreConfig;
import io.racine.governance.testkit.LeakProbe;
import io.racine.governance.testkit.connector.InMemoryConnectorFactory;
import io.racine.governance.testkit.connector.InMemorySource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plants values and secrets and searches everything that a scan writes, says and answers. */
final class LeakTest {
  private static final AssetPath TABLE = AssetPath.of("shop", "sales", "t");

  @TempDir Path folder;

  @Test
  void noValueAndNoSecretIsWrittenOrAnswered() {
    LeakProbe probe = probe();
    List<GovernanceEvent> events = new CopyOnWriteArrayList<>();
    ScanReport report;
    Throwable refused;
    Object answers;
    try (Governance governance = builder(probe, folder).listener(events::add).build()) {
      overlay(governance);
      report = governance.scans().run(ScanRequest.of(Shop.NAME));
      refused = catchThrowable(() -> governance.scans().run(ScanRequest.of("locked")));
      answers =
          List.of(
              governance.scans().list(),
              governance.scans().results(report.scan().id()),
              governance.scans().issues(report.scan().id()),
              governance.dataSources().list(),
              governance.dataSources().testConnection("locked"),
              governance.catalog().list(CatalogQuery.all().includingGone()),
              governance.classifications().list(ClassificationQuery.all()),
              governance.classifications().listRules(),
              governance.classifications().listRuleChanges(),
              governance.classifications().listRenamings(),
              governance.classifications().classifyValues(List.of(probe.marker("value"))));
    }

    // The scan did meet the planted values, or this test would prove nothing.
    assertThat(report.sensitiveColumns())
        .extracting(c -> c.column() + " " + c.entity().orElseThrow())
        .contains("email CONTACT_POINT", "doc CONTACT_POINT");
    assertThat(refused).isNotNull();
    probe.assertNothingLeaked("the report", report, report.columns(), report.issues());
    probe.assertNothingLeaked("the exception", refused);
    probe.assertNothingLeaked("the answers", answers);
    probe.assertNothingLeaked("the events", events);
    probe.assertNothingLeaked("the store", folder);
  }

  @Test
  void noValueAndNoSecretIsLoggedAtAnyLevel() throws Exception {
    Path log = folder.resolve("log");
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                Talkative.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      child.destroyForcibly();
    }

    // Ours, and what a host sees that turns on the libraries below.
    assertThat(log)
        .content(StandardCharsets.UTF_8)
        .contains("Loaded connector 'in-memory'")
        .contains("TRACE org.jdbi")
        .contains("DEBUG com.zaxxer")
        .endsWith("COMPLETED" + System.lineSeparator());
    probe().assertNothingLeaked("the log", Files.readAllBytes(log));
  }

  /** A process that logs all it can: levels are settled when a process starts. */
  static final class Talkative {
    private Talkative() {}

    public static void main(String[] arguments) {
      LeakProbe probe = probe();
      ScanReport report;
      try (Governance governance = builder(probe, Path.of(arguments[0])).build()) {
        overlay(governance);
        report = governance.scans().run(ScanRequest.of(Shop.NAME));
        catchThrowable(() -> governance.scans().run(ScanRequest.of("locked")));
        governance.dataSources().testConnection("locked");
        governance.classifications().classifyValues(List.of(probe.marker("value")));
      }
      System.out.println(report.scan().status());
    }
  }

  /** Has the planted values found by a rule that is extended and an entity that is renamed. */
  private static void overlay(Governance governance) {
    governance
        .classifications()
        .extendRule(
            TokenClassifierFactory.EMAIL_RULE, RuleExtension.builder().tokens("doc").build());
    governance
        .classifications()
        .renameEntity(
            TokenClassifierFactory.EMAIL,
            new EntityDefinition(
                EntityType.of("CONTACT_POINT"), SensitivityLevel.RESTRICTED, Set.of()));
  }

  /** Returns a probe that watches the same markers in either process. */
  private static LeakProbe probe() {
    LeakProbe probe = LeakProbe.create();
    List.of("value", "right", "wrong").forEach(probe::marker);
    return probe;
  }

  private static GovernanceBuilder builder(LeakProbe probe, Path folder) {
    return Shop.builder(StoreConfig.embedded(folder), memory(probe))
        .dataSource(
            "locked",
            InMemoryConnectorFactory.TYPE,
            source ->
                source.set("content", "locked").secret("password", () -> probe.marker("wrong")));
  }

  private static InMemoryConnectorFactory memory(LeakProbe probe) {
    String value = probe.marker("value");
    return new InMemoryConnectorFactory()
        .with(
            Shop.NAME,
            InMemorySource.builder()
                .database("shop")
                .schema("sales")
                .table(
                    "t",
                    table ->
                        table
                            .column("email", LogicalType.TEXT)
                            .column("doc", LogicalType.JSON)
                            .row(
                                value + "@example.com",
                                "{\"note\":\"" + value + "\",\"" + value + "@example.com\":1}"))
                .view(
                    "v",
                    "SELECT * FROM t WHERE email = '" + value + "' -- " + value,
                    view -> view.column("note", LogicalType.TEXT).row(value))
                .function("f()", "BEGIN RETURN '" + value + "'; END")
                .build())
        .with("locked", InMemorySource.builder().password(probe.marker("right")).build());
  }
}
