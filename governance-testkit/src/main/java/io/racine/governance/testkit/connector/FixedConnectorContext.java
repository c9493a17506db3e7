package io.racine.governance.testkit.connector;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.asset.SourceName;
import io.racine.governance.spi.config.Secret;
import io.racine.governance.spi.config.Settings;
import io.racine.governance.spi.connector.ConnectorContext;
import io.racine.governance.spi.connector.ConnectorFactory;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A connector context made of given parts, for tests that run a connector without a host.
 *
 * <p>{@code factory.create(FixedConnectorContext.of(factory, "shop", settings, secrets))} is all a
 * test needs.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param source the source's name
 * @param type what kind of store it is
 * @param settings the checked settings
 * @param clock the clock
 * @param objects what the host hands in; found by type, the first that fits
 * @since 0.1
 */
public record FixedConnectorContext(
    SourceName source, DataSourceType type, Settings settings, Clock clock, List<Object> objects)
    implements ConnectorContext {
  public FixedConnectorContext {
    requireNonNull(source, "source");
    requireNonNull(type, "type");
    requireNonNull(settings, "settings");
    requireNonNull(clock, "clock");
    objects = List.copyOf(objects);
  }

  /**
   * Returns a context for a connector of {@code factory}, of the first type it serves.
   *
   * @throws IllegalArgumentException if the settings break the factory's schema
   */
  public static FixedConnectorContext of(
      ConnectorFactory factory,
      String source,
      Map<String, String> settings,
      Map<String, String> secrets) {
    Map<String, Secret> hidden = new LinkedHashMap<>();
    secrets.forEach((name, value) -> hidden.put(name, Secret.of(value)));
    return new FixedConnectorContext(
        SourceName.of(source),
        factory.types().stream().sorted().findFirst().orElseThrow(),
        factory.settings().read(settings, hidden),
        Clock.systemUTC(),
        List.of());
  }

  public FixedConnectorContext withType(DataSourceType other) {
    return new FixedConnectorContext(source, other, settings, clock, objects);
  }

  public FixedConnectorContext withClock(Clock other) {
    return new FixedConnectorContext(source, type, settings, other, objects);
  }

  public FixedConnectorContext withHandedIn(List<Object> others) {
    return new FixedConnectorContext(source, type, settings, clock, others);
  }

  @Override
  public <T> Optional<T> handedIn(Class<T> wanted) {
    return objects.stream().filter(wanted::isInstance).map(wanted::cast).findFirst();
  }
}
