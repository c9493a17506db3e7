package io.racine.governance.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.racine.governance.Governance;
import io.racine.governance.catalog.CatalogItem;
import io.racine.governance.catalog.CatalogItemId;
import io.racine.governance.catalog.CatalogQuery;
import io.racine.governance.fixture.Shop;
import io.racine.governance.fixture.StoreKind;
import io.racine.governance.fixture.TokenClassifierFactory;
import io.racine.governance.organization.Caller;
import io.racine.governance.organization.OrganizationRequest;
import io.racine.governance.scan.ScanReport;
import io.racine.governance.scan.ScanRequest;
import io.racine.governance.spi.GovernanceException;
import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.EntityDefinition;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.Finding;
import io.racine.governance.spi.classifier.NameSignal;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.TextSpan;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An organisation's own names for entities, and what people decided before and after them. */
final class RenamingTest {
  private static final EntityType EMAIL = TokenClassifierFactory.EMAIL;
  private static final EntityType CONTACT = EntityType.of("CONTACT_POINT");
  private static final EntityDefinition AS_CONTACT =
      new EntityDefinition(CONTACT, SensitivityLevel.PARTNER_DATA, Set.of("HOUSE_RULE_7"));
  private static final EntityType MAILBOX = EntityType.of("MAILBOX");
  private static final RuleDefinition MAILBOX_RULE =
      RuleDefinition.builder("own/mailbox", MAILBOX, SensitivityLevel.CUSTOMER_DATA)
          .name(NameSignal.of(List.of("contact")))
          .build();
  private static final ScanRequest SCAN = ScanRequest.of(Shop.NAME);
  private static final List<String> MAILS = List.of("ada@example.com");

  @ParameterizedTest
  @EnumSource
  void answersByTheNewNameAtOnceAndByTheOldOneAgain(StoreKind store) {
    try (Governance governance = Shop.builder(store.open(), Shop.memory()).build()) {
      ClassificationService service = governance.classifications();
      ColumnDescriptor column = ColumnDescriptor.of("x", LogicalType.TEXT);

      EntityRenaming made = service.renameEntity(EMAIL, AS_CONTACT);

      Finding found = service.classifyValues(MAILS).top().orElseThrow();
      assertThat(made.as()).isEqualTo(AS_CONTACT);
      assertThat(found.entity()).isEqualTo(CONTACT);
      assertThat(found.level()).isEqualTo(SensitivityLevel.PARTNER_DATA);
      assertThat(entities(service.classifyColumn(column, MAILS))).containsExactly(CONTACT);
      assertThat(
              entities(
                  service
                      .classifyTable(null, Map.of(column, MAILS))
                      .columns()
                      .get(FieldPath.of("x"))))
          .containsExactly(CONTACT);
      assertThat(service.classifyText("to ada@example.com"))
          .extracting(TextSpan::entity, TextSpan::level)
          .containsExactly(tuple(CONTACT, SensitivityLevel.PARTNER_DATA));
      assertThat(service.listRenamings()).containsExactly(made);
      assertThat(rule(service, TokenClassifierFactory.EMAIL_RULE))
          .extracting(rule -> rule.definition().entity(), ClassificationRule::reportedAs)
          .containsExactly(EMAIL, AS_CONTACT);

      service.withdrawRenaming(EMAIL);

      assertThat(entities(service.classifyValues(MAILS))).containsExactly(EMAIL);
      assertThat(service.listRenamings()).isEmpty();
      assertThat(rule(service, TokenClassifierFactory.EMAIL_RULE).reportedAs().entity())
          .isEqualTo(EMAIL);
    }
  }

  @ParameterizedTest
  @EnumSource
  void laterScansReadAgainAndRecordTheNewName(StoreKind store) {
    try (Governance governance = Shop.builder(store.open(), Shop.memory()).build()) {
      ScanRequest incremental = ScanRequest.builder(Shop.NAME).incremental().build();
      governance.scans().run(incremental);
      CatalogItemId contact = item(governance, "contact");

      governance.classifications().renameEntity(EMAIL, AS_CONTACT);
      EntityType before = governance.classifications().find(contact).orElseThrow().entity().get();
      ScanReport renamed = governance.scans().run(incremental);
      ScanReport same = governance.scans().run(incremental);

      assertThat(before).isEqualTo(EMAIL);
      assertThat(renamed.counts().unchanged()).isZero();
      assertThat(same.counts().unchanged()).isPositive();
      assertThat(governance.scans().results(renamed.scan().id()))
          .extracting(result -> result.entity().name())
          .contains("CONTACT_POINT")
          .doesNotContain("EMAIL_ADDRESS");
      assertHolds(governance, contact, CONTACT, SensitivityLevel.PARTNER_DATA);

      governance.classifications().withdrawRenaming(EMAIL);
      assertThat(governance.scans().run(incremental).counts().unchanged()).isZero();
      assertHolds(governance, contact, EMAIL, SensitivityLevel.PII);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsRejectedStaysRejectedUnderEveryName(StoreKind store) {
    try (Governance governance = Shop.builder(store.open(), Shop.memory()).build()) {
      ClassificationService service = governance.classifications();
      governance.scans().run(SCAN);
      CatalogItemId contact = item(governance, "contact");
      service.reject(contact, "a shared mailbox");

      service.renameEntity(EMAIL, AS_CONTACT);
      assertHolds(governance, contact, null, null);
      governance.scans().run(SCAN);

      assertHolds(governance, contact, null, null);
      assertThat(service.find(contact).orElseThrow().findDecision().orElseThrow().entity())
          .isEqualTo(CONTACT);
      service.withdrawRenaming(EMAIL);
      assertHolds(governance, contact, null, null);
      governance.scans().run(SCAN);
      assertHolds(governance, contact, null, null);
      service.withdraw(contact);
      assertHolds(governance, contact, EMAIL, SensitivityLevel.PII);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsRejectedUnderTheNewNameIsRejectedUnderTheOldOne(StoreKind store) {
    try (Governance governance = Shop.builder(store.open(), Shop.memory()).build()) {
      ClassificationService service = governance.classifications();
      service.renameEntity(EMAIL, AS_CONTACT);
      governance.scans().run(SCAN);
      CatalogItemId contact = item(governance, "contact");

      service.reject(contact, null);
      service.withdrawRenaming(EMAIL);
      assertHolds(governance, contact, null, null);
      governance.scans().run(SCAN);

      assertHolds(governance, contact, null, null);
      assertThat(service.find(contact).orElseThrow().findDecision().orElseThrow().entity())
          .isEqualTo(EMAIL);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsRejectedAfterAWithdrawalAndBeforeAScanIsRejected(StoreKind store) {
    try (Governance governance = Shop.builder(store.open(), Shop.memory()).build()) {
      ClassificationService service = governance.classifications();
      service.renameEntity(EMAIL, AS_CONTACT);
      governance.scans().run(SCAN);
      CatalogItemId contact = item(governance, "contact");
      service.withdrawRenaming(EMAIL);

      service.reject(contact, null);
      governance.scans().run(SCAN);

      assertHolds(governance, contact, null, null);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsConfirmedHasTheNameAndLevelOfTheTime(StoreKind store) {
    try (Governance governance = Shop.builder(store.open(), Shop.memory()).build()) {
      ClassificationService service = governance.classifications();
      governance.scans().run(SCAN);
      CatalogItemId contact = item(governance, "contact");
      service.confirm(contact, null);

      service.renameEntity(EMAIL, AS_CONTACT);
      assertHolds(governance, contact, CONTACT, SensitivityLevel.PARTNER_DATA);
      assertThat(service.find(contact).orElseThrow().finding().orElseThrow().ruleId())
          .isEqualTo(TokenClassifierFactory.EMAIL_RULE);
      governance.scans().run(SCAN);
      assertHolds(governance, contact, CONTACT, SensitivityLevel.PARTNER_DATA);

      service.withdrawRenaming(EMAIL);
      assertHolds(governance, contact, EMAIL, SensitivityLevel.PII);
      governance.scans().run(SCAN);
      assertHolds(governance, contact, EMAIL, SensitivityLevel.PII);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsConfirmedUnderTheNewNameGoesBackToTheOldOne(StoreKind store) {
    try (Governance governance = Shop.builder(store.open(), Shop.memory()).build()) {
      ClassificationService service = governance.classifications();
      service.renameEntity(EMAIL, AS_CONTACT);
      governance.scans().run(SCAN);
      CatalogItemId contact = item(governance, "contact");

      DataClassification confirmed = service.confirm(contact, null);
      service.withdrawRenaming(EMAIL);

      assertThat(confirmed.entity()).contains(CONTACT);
      assertThat(confirmed.level()).contains(SensitivityLevel.PARTNER_DATA);
      assertHolds(governance, contact, EMAIL, SensitivityLevel.PII);
    }
  }

  /** The person chose the level; the name is the organisation's. */
  @ParameterizedTest
  @EnumSource
  void whatIsOverriddenHasTheNameOfTheTimeAndTheLevelOfThePerson(StoreKind store) {
    try (Governance governance = Shop.builder(store.open(), Shop.memory()).build()) {
      ClassificationService service = governance.classifications();
      governance.scans().run(SCAN);
      CatalogItemId id = item(governance, "id");
      CatalogItemId contact = item(governance, "contact");
      service.override(id, EMAIL, SensitivityLevel.CONFIDENTIAL, null);

      service.renameEntity(EMAIL, AS_CONTACT);
      service.override(contact, CONTACT, SensitivityLevel.CONFIDENTIAL, null);

      for (CatalogItemId item : List.of(id, contact)) {
        assertHolds(governance, item, CONTACT, SensitivityLevel.CONFIDENTIAL);
      }
      governance.scans().run(SCAN);
      service.withdrawRenaming(EMAIL);
      for (CatalogItemId item : List.of(id, contact)) {
        assertHolds(governance, item, EMAIL, SensitivityLevel.CONFIDENTIAL);
      }
      assertThat(service.find(contact).orElseThrow().finding()).isPresent();
      service.override(contact, null, SensitivityLevel.PUBLIC, null);
      service.renameEntity(EMAIL, AS_CONTACT);
      assertHolds(governance, contact, null, SensitivityLevel.PUBLIC);
    }
  }

  /** Two entities that go by one name are rejected by it together, and stay so when parted. */
  @ParameterizedTest
  @EnumSource
  void whatGoesByOneNameIsRejectedTogether(StoreKind store) {
    try (Governance governance = Shop.builder(store.open(), Shop.memory()).build()) {
      ClassificationService service = governance.classifications();
      service.createRule(MAILBOX_RULE);
      service.setRuleActive(MAILBOX_RULE.id(), false);
      service.renameEntity(EMAIL, AS_CONTACT);
      service.renameEntity(MAILBOX, AS_CONTACT);
      governance.scans().run(SCAN);
      CatalogItemId contact = item(governance, "contact");

      service.reject(contact, null);
      service.setRuleActive(MAILBOX_RULE.id(), true);
      governance.scans().run(SCAN);
      assertThat(entities(service.find(contact).orElseThrow().verdict()))
          .containsExactly(CONTACT, CONTACT);
      assertHolds(governance, contact, null, null);

      service.withdrawRenaming(MAILBOX);
      service.withdrawRenaming(EMAIL);
      governance.scans().run(SCAN);
      assertHolds(governance, contact, null, null);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatWentByOneNameWhenItWasFoundIsRejectedTogether(StoreKind store) {
    try (Governance governance = Shop.builder(store.open(), Shop.memory()).build()) {
      ClassificationService service = governance.classifications();
      service.createRule(MAILBOX_RULE);
      service.renameEntity(EMAIL, AS_CONTACT);
      service.renameEntity(MAILBOX, AS_CONTACT);
      governance.scans().run(SCAN);
      CatalogItemId contact = item(governance, "contact");
      service.withdrawRenaming(MAILBOX);
      service.withdrawRenaming(EMAIL);

      service.reject(contact, null);
      assertHolds(governance, contact, null, null);
      governance.scans().run(SCAN);

      assertThat(entities(service.find(contact).orElseThrow().verdict()))
          .containsExactlyInAnyOrder(EMAIL, MAILBOX);
      assertHolds(governance, contact, null, null);
    }
  }

  /** What was rejected alone stays alone: the other is found, whatever name it shares now. */
  @ParameterizedTest
  @EnumSource
  void whatWasRejectedAloneHidesNothingThatTakesItsName(StoreKind store) {
    try (Governance governance = Shop.builder(store.open(), Shop.memory()).build()) {
      ClassificationService service = governance.classifications();
      service.createRule(MAILBOX_RULE);
      governance.scans().run(SCAN);
      CatalogItemId contact = item(governance, "contact");
      EntityType left = service.reject(contact, null).entity().orElseThrow();

      service.renameEntity(EMAIL, AS_CONTACT);
      service.renameEntity(MAILBOX, AS_CONTACT);
      governance.scans().run(SCAN);

      assertHolds(governance, contact, CONTACT, SensitivityLevel.PARTNER_DATA);
      assertThat(left).isIn(EMAIL, MAILBOX);
      service.withdrawRenaming(MAILBOX);
      service.withdrawRenaming(EMAIL);
      governance.scans().run(SCAN);
      assertThat(service.find(contact).orElseThrow().entity()).contains(left);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSecondRejectionLeavesTheFirst(StoreKind store) {
    try (Governance governance = Shop.builder(store.open(), Shop.memory()).build()) {
      ClassificationService service = governance.classifications();
      service.createRule(MAILBOX_RULE);
      governance.scans().run(SCAN);
      CatalogItemId contact = item(governance, "contact");

      EntityType next = service.reject(contact, null).entity().orElseThrow();
      service.reject(contact, null);
      governance.scans().run(SCAN);

      assertThat(next).isIn(EMAIL, MAILBOX);
      assertHolds(governance, contact, null, null);
    }
  }

  @ParameterizedTest
  @EnumSource
  void namesWhatEveryClassifierFinds(StoreKind store) {
    try (Governance governance =
        Shop.builder(store.open(), Shop.memory())
            .plugin(TokenClassifierFactory.withoutRules())
            .build()) {
      ClassificationService service = governance.classifications();
      ScanRequest incremental = ScanRequest.builder(Shop.NAME).incremental().build();
      governance.scans().run(incremental);

      service.renameEntity(TokenClassifierFactory.DARK_COLOUR, AS_CONTACT);

      assertThat(entities(service.classifyValues(List.of("crimson")))).containsExactly(CONTACT);
      assertThat(service.classifyText("a crimson coat"))
          .extracting(TextSpan::entity)
          .containsExactly(CONTACT);
      assertThat(service.listRenamings())
          .extracting(EntityRenaming::inEffect)
          .containsExactly(true);
      assertThat(governance.scans().run(incremental).counts().unchanged()).isZero();
      service.withdrawRenaming(TokenClassifierFactory.DARK_COLOUR);
      service.renameEntity(EMAIL, AS_CONTACT);
      assertThat(entities(service.classifyValues(List.of("crimson"))))
          .containsExactly(TokenClassifierFactory.DARK_COLOUR);
    }
  }

  @ParameterizedTest
  @EnumSource
  void isOfOneOrganisationAlone(StoreKind store) {
    try (Governance governance = Shop.builder(store.open(), Shop.memory()).build()) {
      ClassificationService other =
          governance
              .as(
                  Caller.system(
                      governance.organizations().create(OrganizationRequest.of("other")).id()))
              .classifications();

      governance.classifications().renameEntity(EMAIL, AS_CONTACT);

      assertThat(entities(other.classifyValues(MAILS))).containsExactly(EMAIL);
      assertThat(other.listRenamings()).isEmpty();
      assertThatThrownBy(() -> other.withdrawRenaming(EMAIL))
          .hasMessage(
              "Cannot withdraw the renaming of entity 'EMAIL_ADDRESS': it has none."
                  + " listRenamings() has those there are.");
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesWhatItCannotName(StoreKind store) {
    try (Governance governance = Shop.builder(store.open(), Shop.memory()).build()) {
      ClassificationService service = governance.classifications();
      service.renameEntity(EMAIL, AS_CONTACT);

      assertThatThrownBy(() -> service.renameEntity(EntityType.of("EMAIL"), AS_CONTACT))
          .isInstanceOf(GovernanceException.class)
          .hasMessage(
              "Cannot rename entity 'EMAIL': no rule of the organisation and no classifier finds"
                  + " it. listRules() has the entities of all rules.")
          .extracting(e -> ((GovernanceException) e).code().toString())
          .isEqualTo("classification.entity-not-found");
      assertThatThrownBy(() -> service.renameEntity(CONTACT, AS_CONTACT))
          .hasMessage(
              "Cannot rename entity 'CONTACT_POINT': it is what 'EMAIL_ADDRESS' is reported as."
                  + " Rename 'EMAIL_ADDRESS' instead.");
      assertThat(service.listRenamings())
          .extracting(EntityRenaming::as)
          .containsExactly(AS_CONTACT);
    }
  }

  private static List<EntityType> entities(ColumnVerdict verdict) {
    return verdict.findings().stream().map(Finding::entity).toList();
  }

  private static ClassificationRule rule(ClassificationService service, String id) {
    return service.listRules().stream()
        .filter(rule -> rule.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** Both services say the same of a column. */
  private static void assertHolds(
      Governance governance, CatalogItemId id, EntityType entity, SensitivityLevel level) {
    DataClassification known = governance.classifications().find(id).orElseThrow();
    CatalogItem item = governance.catalog().find(id).orElseThrow();
    assertThat(known.entity().orElse(null)).isEqualTo(entity);
    assertThat(known.level().orElse(null)).isEqualTo(level);
    assertThat(item.entity()).as("entity in the catalogue").isEqualTo(entity);
    assertThat(item.level()).as("level in the catalogue").isEqualTo(level);
  }

  private static CatalogItemId item(Governance governance, String column) {
    return governance.catalog().list(CatalogQuery.all().types(CatalogItemType.COLUMN)).stream()
        .filter(item -> item.path().equals(Shop.PRODUCT) && item.name().equals(column))
        .findFirst()
        .orElseThrow()
        .id();
  }
}
