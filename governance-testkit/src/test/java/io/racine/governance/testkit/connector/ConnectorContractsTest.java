package io.racine.governance.testkit.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.testkit.ContractRun;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each check of the connector contracts fails when it should, and no other check does. */
final class ConnectorContractsTest {
  @ParameterizedTest
  @EnumSource(ConnectorFault.class)
  void noticeExactly(ConnectorFault fault) {
    ContractRun run = ContractRun.of(fault.contract(), fault);

    assertThat(run.tests()).isPositive();
    assertThat(run.failed()).as(run.why()).isEqualTo(fault.noticedBy());
  }

  @Test
  void haveNoCheckThatNoFaultTriggers() {
    Set<String> triggered = new TreeSet<>();
    Arrays.stream(ConnectorFault.values()).forEach(fault -> triggered.addAll(fault.noticedBy()));

    assertThat(
            ContractRun.checks(
                ConnectorContract.class,
                ReadingContract.class,
                PartitioningContract.class,
                FingerprintContract.class))
        .isSubsetOf(triggered);
    assertThat(ContractRun.sharedChecks()).isSubsetOf(triggered);
  }
}
