package io.racine.governance.testkit.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.testkit.ContractRun;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each check of the classifier contracts fails when it should, and no other check does. */
final class ClassifierContractsTest {
  @ParameterizedTest
  @EnumSource(ClassifierFault.class)
  void noticeExactly(ClassifierFault fault) {
    ContractRun run = ContractRun.of(fault.contract(), fault);

    assertThat(run.tests()).isPositive();
    assertThat(run.failed()).as(run.why()).isEqualTo(fault.noticedBy());
  }

  @Test
  void haveNoCheckThatNoFaultTriggers() {
    Set<String> triggered = new TreeSet<>();
    Arrays.stream(ClassifierFault.values()).forEach(fault -> triggered.addAll(fault.noticedBy()));

    // What a factory says of itself is proved with the connectors.
    assertThat(
            ContractRun.checks(
                ClassifierContract.class, TextContract.class, RulePackContract.class))
        .isSubsetOf(triggered);
  }
}
