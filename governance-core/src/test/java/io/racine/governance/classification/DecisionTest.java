package io.racine.governance.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.Governance;
import io.racine.governance.catalog.CatalogItem;
import io.racine.governance.catalog.CatalogItemId;
import io.racine.governance.catalog.CatalogQuery;
import io.racine.governance.fixture.Shop;
import io.racine.governance.fixture.StoreKind;
import io.racine.governance.fixture.TokenClassifierFactory;
import io.racine.governance.scan.ScanReport;
import io.racine.governance.scan.ScanRequest;
import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.testkit.connector.InMemoryConnectorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people decided outlives what scans find. */
final class DecisionTest {
  private static final EntityType SUPPLIER = EntityType.of("SUPPLIER_CONTACT");

  @ParameterizedTest
  @EnumSource
  void rejectionSurvivesARescan(StoreKind store) {
    try (Governance governance = Shop.builder(store.open(), Shop.memory()).build()) {
      governance.scans().run(ScanRequest.of(Shop.NAME));
      CatalogItemId contact = item(governance, "contact");

      governance.classifications().reject(contact, "a shared mailbox");
      ScanReport rescan = governance.scans().run(ScanRequest.of(Shop.NAME));

      assertThat(rescan.sensitiveColumns())
          .extracting(found -> found.column().name())
          .doesNotContain("contact");
      DataClassification known = governance.classifications().find(contact).orElseThrow();
      assertThat(known.entity()).isEmpty();
      assertThat(known.verdict().top().orElseThrow().entity())
          .isEqualTo(TokenClassifierFactory.EMAIL);
      assertThat(known.findDecision().orElseThrow().findNote()).contains("a shared mailbox");
      assertThat(level(governance, contact)).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource
  void confirmationSurvivesAScanThatFindsNothing(StoreKind store) {
    InMemoryConnectorFactory memory = Shop.memory();
    try (Governance governance = Shop.builder(store.open(), memory).build()) {
      governance.scans().run(ScanRequest.of(Shop.NAME));
      CatalogItemId contact = item(governance, "contact");
      governance.classifications().confirm(contact, null);
      memory.with(
          Shop.NAME,
          Shop.source().toBuilder()
              .database("shop")
              .schema("sales")
              .table(
                  "product",
                  table ->
                      table
                          .column("id", LogicalType.INTEGER)
                          .column("contact", LogicalType.TEXT)
                          .row(1, "n/a"))
              .build());

      governance.scans().run(ScanRequest.of(Shop.NAME));

      DataClassification known = governance.classifications().find(contact).orElseThrow();
      assertThat(known.entity()).contains(TokenClassifierFactory.EMAIL);
      assertThat(known.confidence()).isEqualTo(1);
      assertThat(known.verdict().findings()).isEmpty();
      assertThat(level(governance, contact)).isEqualTo(SensitivityLevel.PII);
    }
  }

  @ParameterizedTest
  @EnumSource
  void overrideSurvivesARescanAndCanBeWithdrawn(StoreKind store) {
    try (Governance governance = Shop.builder(store.open(), Shop.memory()).build()) {
      governance.scans().run(ScanRequest.of(Shop.NAME));
      CatalogItemId contact = item(governance, "contact");
      governance
          .classifications()
          .override(contact, SUPPLIER, SensitivityLevel.PARTNER_DATA, "bought");
      governance.scans().run(ScanRequest.of(Shop.NAME));
      DataClassification overridden = governance.classifications().find(contact).orElseThrow();

      governance.classifications().withdraw(contact);

      assertThat(overridden.entity()).contains(SUPPLIER);
      assertThat(overridden.level()).contains(SensitivityLevel.PARTNER_DATA);
      assertThat(governance.classifications().find(contact).orElseThrow().entity())
          .contains(TokenClassifierFactory.EMAIL);
      assertThat(level(governance, contact)).isEqualTo(SensitivityLevel.PII);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aColumnOfWhichNothingIsKnownCanBeOverriddenAndNotConfirmed(StoreKind store) {
    try (Governance governance = Shop.builder(store.open(), Shop.memory()).build()) {
      governance.scans().run(ScanRequest.of(Shop.NAME));
      CatalogItemId id = item(governance, "id");

      assertThatThrownBy(() -> governance.classifications().confirm(id, null))
          .hasMessage(
              "Cannot confirm the classification of item "
                  + id
                  + ": nothing was found there. Use override to say what it holds.");
      governance.classifications().override(id, null, SensitivityLevel.PUBLIC, "a counter");
      governance.scans().run(ScanRequest.of(Shop.NAME));

      assertThat(level(governance, id)).isEqualTo(SensitivityLevel.PUBLIC);
    }
  }

  private static CatalogItemId item(Governance governance, String column) {
    return columns(governance, column).id();
  }

  private static SensitivityLevel level(Governance governance, CatalogItemId id) {
    return governance.catalog().find(id).orElseThrow().level();
  }

  private static CatalogItem columns(Governance governance, String column) {
    return governance.catalog().list(CatalogQuery.all().types(CatalogItemType.COLUMN)).stream()
        .filter(item -> item.path().equals(Shop.PRODUCT) && item.name().equals(column))
        .findFirst()
        .orElseThrow();
  }
}
