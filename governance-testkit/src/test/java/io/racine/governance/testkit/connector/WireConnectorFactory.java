package io.racine.governance.testkit.connector;

import io.racine.governance.spi.SpiVersion;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.config.Secret;
import io.racine.governance.spi.config.Setting;
import io.racine.governance.spi.config.SettingsSchema;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ConnectorContext;
import io.racine.governance.spi.connector.ConnectorFactory;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes connectors to a {@link WireServer} with one fault. */
record WireConnectorFactory(WireFault fault, AtomicInteger open) implements ConnectorFactory {
  static final Setting<String> HOST =
      Setting.text("host").help("The host of the server.").required().build();
  static final Setting<Integer> PORT =
      Setting.integer("port").help("The port of the server.").required().build();
  static final Setting<Secret> PASSWORD =
      Setting.secret("password").help("The password of the server.").required().build();

  @Override
  public String id() {
    return "wire";
  }

  @Override
  public int spiVersion() {
    return SpiVersion.CURRENT;
  }

  @Override
  public SettingsSchema settings() {
    return SettingsSchema.of(HOST, PORT, PASSWORD);
  }

  @Override
  public Set<DataSourceType> types() {
    return Set.of(DataSourceType.of("WIRE"));
  }

  @Override
  public Connector create(ConnectorContext context) {
    return new WireConnector(fault, context, open);
  }
}
