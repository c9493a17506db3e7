package io.racine.governance.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.Governance;
import io.racine.governance.GovernanceServices;
import io.racine.governance.catalog.CatalogQuery;
import io.racine.governance.datasource.DataSourceRequest;
import io.racine.governance.fixture.Shop;
import io.racine.governance.fixture.StoreKind;
import io.racine.governance.fixture.TokenClassifierFactory;
import io.racine.governance.scan.ScanRequest;
import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.classifier.EntityDefinition;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.NameSignal;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleExtension;
import io.racine.governance.store.RowCounts;
import io.racine.governance.testkit.connector.InMemoryConnectorFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class OrganizationTest {
  @ParameterizedTest
  @EnumSource
  void deletionLeavesNoRow(StoreKind store) {
    InMemoryConnectorFactory memory = Shop.memory();
    memory.faults(Shop.NAME).failReading(Shop.PRODUCT);
    try (Governance governance = Shop.builder(store.open(), memory).build()) {
      OrganizationId doomed =
          governance.organizations().create(OrganizationRequest.of("doomed")).id();
      fill(governance.as(Caller.system(doomed)));
      governance.scans().run(ScanRequest.of(Shop.NAME));
      OrganizationId home = governance.organizations().current().id();
      Map<String, Long> others = RowCounts.of(governance, home);
      assertThat(RowCounts.of(governance, doomed))
          .as("every table has rows to delete")
          .allSatisfy((table, rows) -> assertThat(rows).as(table).isPositive());

      governance.organizations().delete(doomed);

      assertThat(RowCounts.of(governance, doomed))
          .allSatisfy((table, rows) -> assertThat(rows).as(table).isZero());
      assertThat(RowCounts.of(governance, home)).isEqualTo(others);
      assertThatThrownBy(() -> governance.as(Caller.system(doomed)))
          .isInstanceOf(NoSuchOrganizationException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyTableNamesItsOrganization(StoreKind store) {
    try (Governance governance = Shop.builder(store.open(), Shop.memory()).build()) {
      assertThat(RowCounts.allTables(governance))
          .filteredOn(table -> !table.startsWith("gov_schema_"))
          .isEqualTo(RowCounts.tablesWithOrganization(governance));
    }
  }

  @ParameterizedTest
  @EnumSource
  void keepsSettingsAndRefusesTakenNames(StoreKind store) {
    try (Governance governance = Shop.builder(store.open(), Shop.memory()).build()) {
      OrganizationService organizations = governance.organizations();
      organizations.putSetting("color", "red");
      organizations.putSetting("color", "blue");
      organizations.putSetting("size", "xl");
      organizations.removeSetting("size");
      organizations.create(new OrganizationRequest("acme", "makes things", "acme.example"));

      assertThat(organizations.current().settings()).isEqualTo(Map.of("color", "blue"));
      assertThat(organizations.list())
          .extracting(Organization::name)
          .containsExactly("acme", "default");
      assertThatThrownBy(() -> organizations.create(OrganizationRequest.of("acme")))
          .hasMessage("There is already an organisation named 'acme'.");
      assertThatThrownBy(() -> organizations.delete(organizations.current().id()))
          .hasMessage("The organisation 'default' cannot be deleted.");
    }
  }

  @Test
  void remembersWhoDidIt() {
    try (Governance governance = Shop.builder(StoreKind.H2.open(), Shop.memory()).build()) {
      OrganizationId home = governance.organizations().current().id();

      GovernanceServices alice = governance.as(Caller.of(home, "alice", "*:*"));
      alice.scans().run(ScanRequest.of(Shop.NAME));

      assertThat(governance.scans().list().get(0).createdBy()).isEqualTo("alice");
    }
  }

  private static void fill(GovernanceServices services) {
    services.organizations().putSetting("key", "value");
    services
        .dataSources()
        .create(
            DataSourceRequest.builder("their-shop", InMemoryConnectorFactory.TYPE)
                .set("content", Shop.NAME)
                .build());
    services
        .classifications()
        .createRule(
            RuleDefinition.builder(
                    "own/rule", TokenClassifierFactory.COLOR, SensitivityLevel.RESTRICTED)
                .name(NameSignal.of(List.of("own")))
                .build());
    services
        .classifications()
        .extendRule(
            TokenClassifierFactory.EMAIL_RULE, RuleExtension.builder().tokens("post").build());
    services
        .classifications()
        .renameEntity(
            TokenClassifierFactory.EMAIL,
            new EntityDefinition(EntityType.of("POST"), SensitivityLevel.PII, Set.of()));
    services.scans().run(ScanRequest.of("their-shop"));
    services
        .classifications()
        .reject(
            services
                .catalog()
                .list(CatalogQuery.all().types(CatalogItemType.COLUMN).sensitiveOnly())
                .get(0)
                .id(),
            "not theirs");
  }
}
