package io.racine.governance.testkit.connector;

import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.connector.ConnectorFactory;
import io.racine.governance.testkit.FaultParameter;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The contracts, run on a connector with a fault; only {@link ConnectorContractsTest} runs them.
 */
final class FaultySubjects {
  private FaultySubjects() {}

  /** The fixture in memory behind a connector with a fault. */
  interface Faulty extends InMemoryShop {
    FaultyConnectorFactory faulty();

    @Override
    default InMemoryConnectorFactory memory() {
      return faulty().memory();
    }

    @Override
    default DataSourceType type() {
      return InMemoryConnectorFactory.TYPE;
    }

    @Override
    default Map<String, String> settings() {
      return faulty().fault() == ConnectorFault.FIXTURE_HAS_A_TYPO
          ? Map.of("content", "shop", "kontent", "shop")
          : InMemoryShop.super.settings();
    }

    @Override
    default Map<String, String> secrets() {
      return faulty().fault() == ConnectorFault.SECRET_IS_PLAIN_TEXT
          ? Map.of("password", "open sesame", "token", "another")
          : InMemoryShop.super.secrets();
    }

    /** Leaves out what is wrong on purpose: only the group Settings is to stumble over it. */
    @Override
    default FixedConnectorContext context(
        Map<String, String> settings, Map<String, String> secrets) {
      Map<String, String> known = new HashMap<>(settings);
      known.remove("kontent");
      Map<String, String> hidden = new HashMap<>(secrets);
      hidden.remove("token");
      return InMemoryShop.super.context(known, hidden);
    }

    @Override
    default ConnectorFactory factory() {
      return faulty();
    }
  }

  @ExtendWith(FaultParameter.class)
  static final class Whole extends ConnectorContract implements Faulty {
    private final FaultyConnectorFactory faulty;

    Whole(ConnectorFault fault) {
      faulty = FaultyConnectorFactory.with(fault);
    }

    @Override
    public FaultyConnectorFactory faulty() {
      return faulty;
    }
  }

  @ExtendWith(FaultParameter.class)
  static final class Reading extends ReadingContract implements Faulty {
    private final FaultyConnectorFactory faulty;

    Reading(ConnectorFault fault) {
      faulty = FaultyConnectorFactory.with(fault);
    }

    @Override
    public FaultyConnectorFactory faulty() {
      return faulty;
    }
  }

  @ExtendWith(FaultParameter.class)
  static final class Partitioning extends PartitioningContract implements Faulty {
    private final FaultyConnectorFactory faulty;

    Partitioning(ConnectorFault fault) {
      faulty = FaultyConnectorFactory.with(fault);
    }

    @Override
    public FaultyConnectorFactory faulty() {
      return faulty;
    }
  }

  @ExtendWith(FaultParameter.class)
  static final class Fingerprint extends FingerprintContract implements Faulty {
    private final FaultyConnectorFactory faulty;

    Fingerprint(ConnectorFault fault) {
      faulty = FaultyConnectorFactory.with(fault);
    }

    @Override
    public FaultyConnectorFactory faulty() {
      return faulty;
    }
  }
}
