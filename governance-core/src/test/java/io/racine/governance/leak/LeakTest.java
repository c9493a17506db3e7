package io.racine.governance.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.racine.governance.Governance;
import io.racine.governance.catalog.CatalogQuery;
import io.racine.governance.classification.ClassificationQuery;
import io.racine.governance.event.GovernanceEvent;
import io.racine.governance.fixture.Shop;
import io.racine.governance.scan.ScanReport;
import io.racine.governance.scan.ScanRequest;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.store.StoreConfig;
import io.racine.governance.testkit.LeakProbe;
import io.racine.governance.testkit.connector.InMemoryConnectorFactory;
import io.racine.governance.testkit.connector.InMemorySource;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plants values and secrets and searches everything that a scan writes, says and answers. */
final class LeakTest {
  private static final AssetPath TABLE = AssetPath.of("shop", "sales", "t");

  @Test
  void noValueAndNoSecretIsWrittenSaidOrAnswered(@TempDir Path folder) {
    LeakProbe probe = LeakProbe.create();
    InMemoryConnectorFactory memory = memory(probe);
    List<GovernanceEvent> events = new CopyOnWriteArrayList<>();
    var log = new ByteArrayOutputStream();
    PrintStream before = System.err;
    // The tests' logger writes everything, debug included, to standard error.
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    ScanReport report;
    Throwable refused;
    Object answers;
    try (Governance governance =
        Shop.builder(StoreConfig.embedded(folder), memory)
            .dataSource(
                "locked",
                InMemoryConnectorFactory.TYPE,
                source ->
                    source.set("content", "locked").secret("password", () -> probe.marker("wrong")))
            .listener(events::add)
            .build()) {
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
              governance.classifications().classifyValues(List.of(probe.marker("value"))));
    } finally {
      System.setErr(before);
    }

    // The scan did meet the planted values, or this test would prove nothing.
    assertThat(report.sensitiveColumns()).extracting(c -> c.column().toString()).contains("email");
    assertThat(refused).isNotNull();
    assertThat(log.toString(StandardCharsets.UTF_8)).contains("Loaded connector 'in-memory'");
    probe.assertNothingLeaked("the report", report, report.columns(), report.issues());
    probe.assertNothingLeaked("the exception", refused);
    probe.assertNothingLeaked("the answers", answers);
    probe.assertNothingLeaked("the events", events);
    probe.assertNothingLeaked("the log", log.toByteArray());
    probe.assertNothingLeaked("the store", folder);
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
