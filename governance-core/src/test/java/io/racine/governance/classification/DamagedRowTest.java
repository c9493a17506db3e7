package io.racine.governance.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.Governance;
import io.racine.governance.catalog.CatalogItem;
import io.racine.governance.catalog.CatalogQuery;
import io.racine.governance.fixture.Shop;
import io.racine.governance.fixture.TokenClassifierFactory;
import io.racine.governance.scan.ScanRequest;
import io.racine.governance.spi.GovernanceException;
import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.classifier.EntityDefinition;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.RuleExtension;
import io.racine.governance.store.PostgresFixture;
import io.racine.governance.store.SchemaMode;
import io.racine.governance.store.StoreConfig;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an organisation changed is in the store as JSON; a row that is not read is not guessed. */
final class DamagedRowTest {
  private static final String TESTS =
      "\"tests\":{\"accepts\":[],\"rejects\":[],\"acceptsNames\":[],\"rejectsNames\":[]}";
  private static final String LISTS = "\"unless\":[],\"tables\":[],\"words\":[]," + TESTS;

  private final DataSource connections = PostgresFixture.newDatabase().dataSource();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "{\"tokens\":\"post\"," + LISTS + "}",
        "{\"tokens\":[7]," + LISTS + "}",
        "{" + LISTS + "}",
        "{\"tokens\":[],\"unless\":[],\"tables\":[],\"words\":[]}"
      })
  void failsForAnExtension(String damaged) throws SQLException {
    assertUnreadable(
        "UPDATE gov_classification_rule SET extension = ?",
        damaged,
        services -> services.classifications().listRules());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"entity\":\"post\",\"level\":\"PII\",\"regulations\":[]}",
        "{\"entity\":\"POST\",\"level\":\"SECRETIVE\",\"regulations\":[]}",
        "{\"entity\":\"POST\",\"level\":\"PII\"}",
        "{\"level\":\"PII\",\"regulations\":[]}",
        "null"
      })
  void failsForARenaming(String damaged) throws SQLException {
    assertUnreadable(
        "UPDATE gov_entity_renaming SET reported_as = ?",
        damaged,
        services -> services.classifications().listRenamings());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "IBAN", "{}", "[\"iban\"]", "[7]"})
  void failsForADecision(String damaged) throws SQLException {
    assertUnreadable(
        "UPDATE gov_classification_decision SET further_entities = ?",
        damaged,
        services -> services.classifications().find(column(services).id()));
  }

  /** A later release may have added fields. */
  @ParameterizedTest
  @ValueSource(strings = "{\"entity\":\"LATER\",\"level\":\"PII\",\"regulations\":[],\"since\":9}")
  void passesOverWhatItDoesNotKnow(String later) throws SQLException {
    try (Governance governance = filled()) {
      update("UPDATE gov_entity_renaming SET reported_as = ?", later);

      assertThat(governance.classifications().listRenamings())
          .extracting(renaming -> renaming.as().entity().name())
          .containsExactly("LATER");
    }
  }

  private void assertUnreadable(String update, String damaged, Consumer<Governance> call)
      throws SQLException {
    filled().close();
    update(update, damaged);
    try (Governance governance = open()) {
      assertThatThrownBy(() -> call.accept(governance))
          .isInstanceOf(GovernanceException.class)
          .hasMessage("A row of the store holds text that is not the JSON this release writes.")
          .hasNoCause();
    }
  }

  private Governance open() {
    return Shop.builder(StoreConfig.of(connections).schema(SchemaMode.CREATE), Shop.memory())
        .build();
  }

  private Governance filled() {
    Governance governance = open();
    ClassificationService service = governance.classifications();
    service.extendRule(
        TokenClassifierFactory.EMAIL_RULE, RuleExtension.builder().tokens("post").build());
    service.renameEntity(
        TokenClassifierFactory.EMAIL,
        new EntityDefinition(EntityType.of("POST"), SensitivityLevel.PII, Set.of()));
    governance.scans().run(ScanRequest.of(Shop.NAME));
    service.reject(column(governance).id(), null);
    return governance;
  }

  private static CatalogItem column(Governance governance) {
    return governance.catalog().list(CatalogQuery.all().types(CatalogItemType.COLUMN)).stream()
        .filter(item -> item.path().equals(Shop.PRODUCT) && item.name().equals("contact"))
        .findFirst()
        .orElseThrow();
  }

  private void update(String sql, String value) throws SQLException {
    try (Connection connection = connections.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, value);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }
}
