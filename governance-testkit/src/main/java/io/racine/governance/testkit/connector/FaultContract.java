package io.racine.governance.testkit.connector;

import org.junit.jupiter.api.Nested;

/**
 * What every connector that reads values over a network does when the network or the server fails,
 * as tests to inherit.
 *
 * <pre>{@code
 * final class ShopFaultTest extends FaultContract implements ShopFixture {
 *   public InetSocketAddress server() { return SHOP.address(); }
 *   public Map<String, String> settingsAt(String host, int port) {
 *     return Map.of("url", "shop://" + host + ":" + port, "connect-timeout", "PT2S");
 *   }
 *   public Duration connectTimeLimit() { return Duration.ofSeconds(2); }
 * }
 * }</pre>
 *
 * <p>A subclass tells what {@link ReadingContract} asks for and how to reach the server through a
 * proxy. Where to strike is measured: each call is made once through a healthy proxy, and the fault
 * then comes in the middle of the bytes that it took.
 *
 * <p>A connector often cannot tell a connection that broke from a server that is gone, so wherever
 * one is lost any {@linkplain io.racine.governance.spi.connector.ConnectorException#isTransient()
 * transient} code will do; only where nothing listens must it be {@code UNREACHABLE}. One that
 * connects anew by itself and goes on need not fail at all, as long as nothing is missing.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 *
 * @since 0.1
 */
public abstract class FaultContract implements FaultFixture {
  @Nested
  final class Connecting extends FaultConnectChecks {
    Connecting() {
      super(FaultContract.this);
    }
  }

  @Nested
  final class Cuts extends FaultCutChecks {
    Cuts() {
      super(FaultContract.this);
    }
  }

  @Nested
  final class Waiting extends FaultWaitChecks {
    Waiting() {
      super(FaultContract.this);
    }
  }

  @Nested
  final class Recovery extends FaultRecoveryChecks {
    Recovery() {
      super(FaultContract.this);
    }
  }

  @Nested
  final class Secrecy extends FaultSecrecyChecks {
    Secrecy() {
      super(FaultContract.this);
    }
  }
}
