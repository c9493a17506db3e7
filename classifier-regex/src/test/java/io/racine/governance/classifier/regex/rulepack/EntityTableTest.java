package io.racine.governance.classifier.regex.rulepack;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.classifier.EntityDefinition;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.RuleProblem;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class EntityTableTest {
  @Test
  void readsALineAnEntity() {
    var problems = new Problems();

    EntityTable table =
        EntityTable.read("IBAN: {level: FINANCIAL, regulations: [GDPR, GLBA]}\n", problems);

    assertThat(problems.all()).isEmpty();
    assertThat(table.find("IBAN"))
        .contains(
            new EntityDefinition(
                EntityType.of("IBAN"), SensitivityLevel.FINANCIAL, Set.of("GDPR", "GLBA")));
    assertThat(table.find("BIC")).isEmpty();
  }

  @Test
  void listsEveryFault() {
    var problems = new Problems();

    EntityTable.read("a: {level: PII}\nB: {level: NOPE}\nC: {regulations: [X]}\nD:\n", problems);

    assertThat(problems.all())
        .extracting(RuleProblem::where)
        .containsExactly(
            "entities.yaml:1", "entities.yaml:2", "entities.yaml:3", "entities.yaml:4");
  }
}
