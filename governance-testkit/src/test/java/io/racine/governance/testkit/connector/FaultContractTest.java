package io.racine.governance.testkit.connector;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.connector.ConnectorFactory;
import io.racine.governance.spi.connector.SupportsFingerprints;
import io.racine.governance.spi.connector.SupportsReading;
import io.racine.governance.testkit.ContractRun;
import io.racine.governance.testkit.FaultParameter;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each check of the fault contract fails when it should, and no other check does. */
final class FaultContractTest {
  /** A run mostly waits for a limit to pass, so that several at once take hardly more than one. */
  private static final int RUNS_AT_ONCE = 6;

  private static final ExecutorService RUNNERS = Executors.newFixedThreadPool(RUNS_AT_ONCE);
  private static final Map<WireFault, Future<ContractRun>> RUNS = new EnumMap<>(WireFault.class);

  @BeforeAll
  static void start() {
    for (WireFault fault : WireFault.values()) {
      RUNS.put(fault, RUNNERS.submit(() -> ContractRun.of(Subject.class, fault)));
    }
  }

  @AfterAll
  static void end() {
    RUNNERS.shutdownNow();
  }

  @ParameterizedTest
  @EnumSource(WireFault.class)
  void noticesExactly(WireFault fault) throws ExecutionException, InterruptedException {
    ContractRun run = requireNonNull(RUNS.get(fault)).get();

    assertThat(run.tests()).isPositive();
    assertThat(run.failed()).as(run.why()).isEqualTo(fault.noticedBy());
  }

  @Test
  void hasNoCheckThatNoFaultTriggers() {
    Set<String> triggered = new TreeSet<>();
    Arrays.stream(WireFault.values()).forEach(fault -> triggered.addAll(fault.noticedBy()));

    assertThat(ContractRun.checks(FaultContract.class)).isEqualTo(triggered);
  }

  /** The contract, run on a connector with a fault; only this test runs it. */
  @ExtendWith(FaultParameter.class)
  static final class Subject extends FaultContract {
    private final AtomicInteger open = new AtomicInteger();
    private final WireFault fault;

    Subject(WireFault fault) {
      this.fault = fault;
    }

    @Override
    public ConnectorFactory factory() {
      return new WireConnectorFactory(fault, open);
    }

    @Override
    public InetSocketAddress server() {
      return new InetSocketAddress("127.0.0.1", WireServer.port());
    }

    @Override
    public Map<String, String> settings() {
      return settingsAt("127.0.0.1", WireServer.port());
    }

    @Override
    public Map<String, String> settingsAt(String host, int port) {
      return Map.of("host", host, "port", String.valueOf(port));
    }

    @Override
    public Map<String, String> secrets() {
      return Map.of("password", WireServer.PASSWORD);
    }

    @Override
    public Duration connectTimeLimit() {
      return WireConnector.CONNECT_LIMIT;
    }

    @Override
    public Duration readTimeLimit() {
      return Duration.ofMillis(200);
    }

    @Override
    public Duration timeLimit() {
      return Duration.ofSeconds(4);
    }

    @Override
    public int openResources() {
      return open.get();
    }

    @Override
    public Set<Class<?>> capabilities() {
      return Set.of(SupportsReading.class, SupportsFingerprints.class);
    }

    @Override
    public List<AssetDescriptor> expectedAssets() {
      return List.of(WireConnector.letter());
    }

    @Override
    public List<ExpectedRows> expectedRows() {
      ExpectedRows rows = ExpectedRows.of(WireConnector.LETTER);
      for (int i = 0; i < WireServer.ROWS; i++) {
        rows.row(i, WireServer.text(i));
      }
      return List.of(rows);
    }
  }
}
