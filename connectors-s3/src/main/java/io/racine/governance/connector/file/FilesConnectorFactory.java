package io.racine.governance.connector.file;

import io.racine.governance.spi.SpiVersion;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.config.Setting;
import io.racine.governance.spi.config.SettingsSchema;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ConnectorContext;
import io.racine.governance.spi.connector.ConnectorFactory;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Makes connectors for folders of files: CSV, JSON, Parquet and whatever else the library reads.
 *
 * <p>Files become data sets, which are listed as tables: numbered parts, dated files and Hive
 * partitions of one kind are one table, and their folder is its schema. The setting {@code folder}
 * is all that is needed. The connectors also read in partitions and tell fingerprints. Needs
 * nothing of the AWS SDK.
 *
 * <p>Symbolic links to files within the folder are followed, others and those to folders are not.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class FilesConnectorFactory implements ConnectorFactory {
  static final Setting<String> FOLDER =
      Setting.text("folder")
          .help("The folder whose files are scanned, with all folders in it.")
          .required()
          .rule(FilesConnectorFactory::problemOfFolder)
          .build();

  private static final SettingsSchema SCHEMA =
      SettingsSchema.of(
          FOLDER, ObjectSettings.INCLUDE, ObjectSettings.EXCLUDE, ObjectSettings.HIDDEN);

  @Override
  public String id() {
    return "files";
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
    return Set.of(DataSourceType.FILES);
  }

  @Override
  public Connector create(ConnectorContext context) {
    return ObjectConnector.of(context, new FileStore(Path.of(context.settings().get(FOLDER))), "");
  }

  private static Optional<String> problemOfFolder(String folder) {
    try {
      return Path.of(folder).toString().isEmpty()
          ? Optional.of("must name a folder but was empty")
          : Optional.empty();
    } catch (java.nio.file.InvalidPathException e) {
      return Optional.of("must be the path of a folder but was not a path");
    }
  }
}
