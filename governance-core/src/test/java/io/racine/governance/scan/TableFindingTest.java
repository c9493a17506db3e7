package io.racine.governance.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.Governance;
import io.racine.governance.classification.ClassificationQuery;
import io.racine.governance.classification.TableClassification;
import io.racine.governance.classifier.regex.RegexClassifierFactory;
import io.racine.governance.fixture.StoreKind;
import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.testkit.connector.InMemoryConnectorFactory;
import io.racine.governance.testkit.connector.InMemorySource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a scan finds in a table as a whole. */
final class TableFindingTest {
  private static final String NAME = "clinic";
  private static final AssetPath VISIT = AssetPath.of("clinic", "visit");

  private static InMemorySource source(boolean withGender) {
    return InMemorySource.builder()
        .database("clinic")
        .table(
            "visit",
            table -> {
              table
                  .column("birth_date", LogicalType.DATE)
                  .column("postal_code", LogicalType.TEXT)
                  .column(withGender ? "gender" : "room", LogicalType.TEXT);
              table.row("1980-02-29", "90210", withGender ? "female" : "12b");
              table.row("1975-11-03", "10115", withGender ? "male" : "7");
            })
        .table("room", table -> table.column("number", LogicalType.INTEGER).row(1))
        .build();
  }

  @ParameterizedTest
  @EnumSource
  void isReportedKeptAndGoneWithItsReason(StoreKind store) {
    InMemoryConnectorFactory memory = new InMemoryConnectorFactory().with(NAME, source(true));
    try (Governance governance =
        Governance.builder()
            .store(store.open())
            .plugin(memory)
            .plugin(new RegexClassifierFactory())
            .dataSource(NAME, InMemoryConnectorFactory.TYPE, source -> {})
            .build()) {
      ScanReport first = governance.scans().run(ScanRequest.of(NAME));

      assertThat(first.tables()).hasSize(1);
      TableClassification found = first.tables().get(0);
      assertThat(found.table()).isEqualTo(VISIT);
      assertThat(found.findings().get(0).entity().name()).isEqualTo("QUASI_IDENTIFIERS");
      assertThat(found.findings().get(0).level()).isEqualTo(SensitivityLevel.PII);
      assertThat(found.scanId()).isEqualTo(first.scan().id().value());
      assertThat(governance.classifications().listTables(ClassificationQuery.all()))
          .isEqualTo(first.tables());
      assertThat(first.columns()).extracting(column -> column.item()).doesNotContain(found.item());

      memory.with(NAME, source(false));
      ScanReport second = governance.scans().run(ScanRequest.of(NAME));

      assertThat(second.tables()).isEmpty();
      assertThat(governance.classifications().listTables(ClassificationQuery.all())).isEmpty();
    }
  }
}
