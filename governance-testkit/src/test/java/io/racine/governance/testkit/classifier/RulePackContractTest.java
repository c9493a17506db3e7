package io.racine.governance.testkit.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.testkit.ContractRun;
import org.junit.jupiter.api.Test;

final class RulePackContractTest {
  @Test
  void namesEachExampleByItsRuleAndNumber() {
    ContractRun run = ContractRun.of(FaultyClassifiers.Pack.class, ClassifierFault.NONE);

    assertThat(run.names())
        .contains(
            "toy › paint-code › accepts #1",
            "toy › paint-code › rejects #3",
            "toy › paint-code › accepts name #1",
            "toy › color › rejects #2");
  }
}
