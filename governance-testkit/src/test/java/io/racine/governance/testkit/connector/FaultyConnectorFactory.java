package io.racine.governance.testkit.connector;

import io.racine.governance.spi.SpiVersion;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.config.Setting;
import io.racine.governance.spi.config.SettingsSchema;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ConnectorContext;
import io.racine.governance.spi.connector.ConnectorFactory;
import io.racine.governance.spi.connector.Cursor;
import io.racine.governance.spi.connector.ListRequest;
import io.racine.governance.spi.connector.Listing;
import io.racine.governance.spi.connector.SourceDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A connector factory with one fault. */
public class FaultyConnectorFactory implements ConnectorFactory {
  private final InMemoryConnectorFactory memory = InMemoryShop.open();
  private final ConnectorFault fault;
  private int settingsAsked;

  public FaultyConnectorFactory() {
    this(ConnectorFault.NONE);
  }

  FaultyConnectorFactory(ConnectorFault fault) {
    this.fault = fault;
  }

  static FaultyConnectorFactory with(ConnectorFault fault) {
    return switch (fault) {
      case NOT_REGISTERED -> new Unregistered();
      case NO_PLAIN_CONSTRUCTOR -> new WithoutPlainConstructor(fault);
      default -> new FaultyConnectorFactory(fault);
    };
  }

  /** Is in no META-INF/services. */
  public static final class Unregistered extends FaultyConnectorFactory {
    public Unregistered() {}
  }

  /** Cannot be made by a ServiceLoader. */
  public static final class WithoutPlainConstructor extends FaultyConnectorFactory {
    WithoutPlainConstructor(ConnectorFault fault) {
      super(fault);
    }
  }

  ConnectorFault fault() {
    return fault;
  }

  InMemoryConnectorFactory memory() {
    return memory;
  }

  @Override
  public String id() {
    return fault == ConnectorFault.ID_IN_CAPITALS ? "IN_MEMORY" : "faulty";
  }

  @Override
  public int spiVersion() {
    return fault == ConnectorFault.FUTURE_SPI ? 1_000 : SpiVersion.CURRENT;
  }

  @Override
  public SettingsSchema settings() {
    List<Setting<?>> settings = new ArrayList<>(memory.settings().settings());
    switch (fault) {
      case TAKES_ONE_UNKNOWN_SETTING ->
          settings.add(text("racine-unknown-setting", "Takes what it should not."));
      case TAKES_ANOTHER_UNKNOWN_SETTING ->
          settings.add(text("racine-unknown-too", "Takes what it should not."));
      case UNDOCUMENTED_SETTING -> settings.add(text("mystery", "x"));
      case SECRET_IS_PLAIN_TEXT -> settings.add(text("token", "Is a secret and does not say so."));
      case CHANGING_SETTINGS ->
          settings.add(text("asked-" + settingsAsked++, "Is another one every time."));
      default -> {
        // All is well here.
      }
    }
    return fault == ConnectorFault.CHANGING_SETTINGS || settings.size() > 2
        ? SettingsSchema.of(settings.toArray(new Setting<?>[0]))
        : memory.settings();
  }

  private static Setting<String> text(String name, String help) {
    return Setting.text(name).help(help).build();
  }

  @Override
  public Set<DataSourceType> types() {
    return fault == ConnectorFault.NO_TYPES ? Set.of() : memory.types();
  }

  @Override
  public Connector create(ConnectorContext context) {
    if (fault == ConnectorFault.UNDECLARED_REQUIREMENT) {
      context.settings().find(InMemoryConnectorFactory.CONTENT).orElseThrow();
    }
    Connector connector = memory.create(context);
    if (fault == ConnectorFault.CREATE_CONNECTS) {
      connector.verify();
    }
    FaultyConnector faulty = new FaultyConnector(fault, connector, context);
    return fault == ConnectorFault.CANNOT_READ ? new WithoutReading(faulty) : faulty;
  }

  /** Lists and does nothing else. */
  private record WithoutReading(FaultyConnector connector) implements Connector {
    @Override
    public SourceDescription verify() {
      return connector.verify();
    }

    @Override
    public Cursor<Listing> listAssets(ListRequest request) {
      return connector.listAssets(request);
    }

    @Override
    public void close() {
      connector.close();
    }
  }
}
