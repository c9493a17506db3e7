package io.racine.governance.testkit.connector;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.SpiVersion;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.config.Secret;
import io.racine.governance.spi.config.Setting;
import io.racine.governance.spi.config.SettingsSchema;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ConnectorContext;
import io.racine.governance.spi.connector.ConnectorFactory;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes connectors to sources that are in memory, for the tests of hosts.
 *
 * <p>Register it explicitly with the builder, after giving it the content of each source:
 *
 * <pre>{@code
 * InMemoryConnectorFactory memory = new InMemoryConnectorFactory().with("shop", shop);
 * memory.faults("shop").failReading(AssetPath.of("shop", "customer"));
 * …
 * assertThat(memory.activity("shop").openResources()).isZero();
 * }</pre>
 *
 * A source finds its content under its own name, or under the name in setting {@code content}. The
 * factory holds the contents, unlike the factory of a real connector, which holds nothing; so it is
 * of no use to a ServiceLoader.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @since 0.1
 */
public final class InMemoryConnectorFactory implements ConnectorFactory {
  public static final String ID = "in-memory";
  public static final DataSourceType TYPE = DataSourceType.of("IN_MEMORY");

  static final Setting<String> CONTENT =
      Setting.text("content")
          .help("Names the content given to the factory; the source's own name when not set.")
          .build();

  static final Setting<Secret> PASSWORD =
      Setting.secret("password").help("Opens a content that asks for a password.").build();

  private static final SettingsSchema SCHEMA = SettingsSchema.of(CONTENT, PASSWORD);

  private final Map<String, InMemoryState> states = new ConcurrentHashMap<>();

  @Override
  public String id() {
    return ID;
  }

  @Override
  public int spiVersion() {
    return SpiVersion.CURRENT;
  }

  @Override
  public SettingsSchema settings() {
    return SCHEMA;
  }

  @Override
  public Set<DataSourceType> types() {
    return Set.of(TYPE);
  }

  @Override
  public Connector create(ConnectorContext context) {
    String name = context.settings().find(CONTENT).orElse(context.source().text());
    return new InMemoryConnector(context, state(name));
  }

  /** Sets the content of that name; connectors in use see it at their next call. */
  public InMemoryConnectorFactory with(String name, InMemorySource content) {
    state(name).content(requireNonNull(content, "content"));
    return this;
  }

  /** Takes the content of that name away; its sources are out of reach from now on. */
  public InMemoryConnectorFactory without(String name) {
    state(name).content(null);
    return this;
  }

  /** Returns the switches for what goes wrong with the content of that name. */
  public InMemoryFaults faults(String name) {
    return state(name).faults();
  }

  /** Returns what was done to the content of that name. */
  public InMemoryActivity activity(String name) {
    return state(name).activity();
  }

  private InMemoryState state(String name) {
    return states.computeIfAbsent(requireNonNull(name, "name"), any -> new InMemoryState());
  }
}
