package io.racine.governance.examples.connector;

import io.racine.governance.spi.SpiVersion;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.config.Setting;
import io.racine.governance.spi.config.SettingsSchema;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ConnectorContext;
import io.racine.governance.spi.connector.ConnectorFactory;
import java.util.Set;

/**
 * Makes connectors for folders of tab-separated files. Named in {@code
 * META-INF/services/io.racine.governance.spi.connector.ConnectorFactory}, so that it is discovered.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
// tag::factory[]
public final class TsvConnectorFactory implements ConnectorFactory {
  /** A type of source of our own: the set of types is open. */
  public static final DataSourceType TSV_FOLDER = DataSourceType.of("TSV_FOLDER");

  static final Setting<String> FOLDER =
      Setting.text("folder")
          .help("The folder whose files *.tsv are the tables; each begins with its column names.")
          .required()
          .build();

  @Override
  public String id() {
    return "tsv";
  }

  @Override
  public int spiVersion() {
    return SpiVersion.CURRENT;
  }

  @Override
  public SettingsSchema settings() {
    return SettingsSchema.of(FOLDER);
  }

  @Override
  public Set<DataSourceType> types() {
    return Set.of(TSV_FOLDER);
  }

  @Override
  public Connector create(ConnectorContext context) {
    return new TsvConnector(context);
  }
}
// end::factory[]
