package io.racine.governance.testkit.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ConnectorFactory;
import io.racine.governance.spi.connector.SupportsFingerprints;
import io.racine.governance.spi.connector.SupportsPartitions;
import io.racine.governance.spi.connector.SupportsReading;
import io.racine.governance.testkit.FactoryIdentityContract;
import io.racine.governance.testkit.FactorySettingsContract;
import io.racine.governance.testkit.LeakProbe;
import io.racine.governance.testkit.RecordingLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What every connector does, as tests to inherit; the names of the tests are the contract.
 *
 * <pre>{@code
 * final class ShopConnectorTest extends ConnectorContract {
 *   public ConnectorFactory factory() { return new ShopConnectorFactory(); }
 *   public Map<String, String> settings() { return Map.of("url", SHOP.url()); }
 *   public List<AssetDescriptor> expectedAssets() { return SHOP.assets(); }
 *   public Set<Class<?>> capabilities() { return Set.of(SupportsReading.class); }
 *   public Map<String, BrokenSettings> brokenSettings() { return SHOP.brokenSettings(); }
 * }
 * }</pre>
 *
 * <p>What a connector can do beyond listing has contracts of its own, so that nothing is ever
 * skipped: {@link ReadingContract}, {@link PartitioningContract}, {@link FingerprintContract}.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 *
 * @since 0.1
 */
public abstract class ConnectorContract implements FailureFixture {
  private static final Set<Class<?>> KNOWN =
      Set.of(SupportsReading.class, SupportsPartitions.class, SupportsFingerprints.class);

  @Nested
  final class Identity extends FactoryIdentityContract {
    Identity() {
      super(ConnectorContract.this::factory, ConnectorFactory.class);
    }

    @Test
    void namesTheTypesItServes() {
      assertThat(factory().types()).isNotEmpty();
    }

    @Test
    void createOpensNothing() {
      assertThat(brokenSettings().values())
          .allSatisfy(
              broken -> factory().create(context(broken.settings(), broken.secrets())).close());
      try (Connector connector = connect()) {
        assertThat(openResources()).as("resources held by %s", connector).isZero();
      }
    }
  }

  @Nested
  final class Settings extends FactorySettingsContract {
    Settings() {
      super(
          ConnectorContract.this::factory,
          ConnectorContract.this::settings,
          ConnectorContract.this::secrets,
          (settings, secrets) -> {
            try (Connector connector = factory().create(context(settings, secrets))) {
              connector.verify();
            }
          });
    }
  }

  @Nested
  final class Secrecy {
    @Test
    void keepsSecretsOutOfEverythingItSays() {
      LeakProbe probe = LeakProbe.create();
      Map<String, String> markers = new LinkedHashMap<>();
      secrets().keySet().forEach(name -> markers.put(name, probe.marker(name)));
      List<@Nullable Object> said = new ArrayList<>();
      List<String> log;

      try (RecordingLog recording = RecordingLog.open()) {
        said.add(Assertions.catchThrowable(() -> use(markers, said)));
        log = recording.lines();
      }

      probe.assertNothingLeaked(said, log);
    }

    private void use(Map<String, String> markers, List<@Nullable Object> said) {
      try (Connector connector = factory().create(context(settings(), markers))) {
        said.add(connector.toString());
        said.add(Assertions.catchThrowable(() -> said.add(connector.verify())));
        said.add(Assertions.catchThrowable(() -> said.add(Listed.all(connector).lines())));
      }
    }
  }

  @Nested
  final class Listing extends ListingChecks {
    Listing() {
      super(ConnectorContract.this);
    }
  }

  @Nested
  final class Truth {
    @Test
    void implementsExactlyTheCapabilitiesItDeclares() {
      try (Connector connector = connect()) {
        Set<Class<?>> declared =
            capabilities().stream()
                .flatMap(type -> KNOWN.stream().filter(known -> known.isAssignableFrom(type)))
                .collect(Collectors.toSet());

        assertThat(KNOWN.stream().filter(type -> type.isInstance(connector)))
            .as("capabilities of %s", connector.getClass())
            .containsExactlyInAnyOrderElementsOf(declared);
      }
    }

    @Test
    void describesTheSource() {
      try (Connector connector = connect()) {
        assertThat(Stream.of(connector.verify().product(), connector.verify().version()))
            .noneMatch(String::isBlank);
      }
    }
  }

  @Nested
  final class Failure extends FailureChecks {
    Failure() {
      super(ConnectorContract.this);
    }
  }

  @Nested
  final class Lifecycle extends LifecycleChecks {
    Lifecycle() {
      super(ConnectorContract.this);
    }
  }
}
