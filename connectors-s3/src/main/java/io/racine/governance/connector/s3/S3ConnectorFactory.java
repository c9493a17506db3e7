package io.racine.governance.connector.s3;

import io.racine.governance.connector.file.ObjectConnector;
import io.racine.governance.spi.SpiVersion;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.config.SettingsSchema;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ConnectorContext;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.ConnectorFactory;
import java.util.Set;

/**
 * Makes connectors for Amazon S3 and what speaks its protocol.
 *
 * <p>A bucket is a database, a prefix a schema, and objects of one kind are a table: numbered
 * parts, dated keys and Hive partitions are told from their keys. Without further settings the
 * login and the region are those of the AWS SDK's own chains (environment, profile, instance), and
 * all buckets are listed that the login sees; name {@code buckets} where it may not list them. The
 * login needs {@code s3:ListBucket} and {@code s3:GetObject}; what it may not learn of a bucket's
 * encryption, versioning, public access and tags is left out. The connectors also read in
 * partitions and tell fingerprints.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class S3ConnectorFactory implements ConnectorFactory {
  private static final String DRIVER = "software.amazon.awssdk.services.s3.S3Client";

  @Override
  public String id() {
    return "s3";
  }

  @Override
  public int spiVersion() {
    return SpiVersion.CURRENT;
  }

  @Override
  public SettingsSchema settings() {
    return S3Settings.SCHEMA;
  }

  @Override
  public Set<DataSourceType> types() {
    return Set.of(DataSourceType.S3);
  }

  /**
   * {@inheritDoc}
   *
   * @throws ConnectorException with code {@link ConnectorException#DRIVER_MISSING} if the AWS SDK
   *     is not on the class path, and {@link ConnectorException#MISCONFIGURED} if the settings of
   *     the login contradict each other
   */
  @Override
  public Connector create(ConnectorContext context) {
    requireDriver(context);
    S3Login.requireConsistent(context);
    return ObjectConnector.of(
        context, new S3Store(context.settings()), context.settings().get(S3Settings.PREFIX));
  }

  private static void requireDriver(ConnectorContext context) {
    try {
      Class.forName(DRIVER, false, S3ConnectorFactory.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new ConnectorException(
          ConnectorException.DRIVER_MISSING,
          context.source(),
          null,
          "Cannot connect to '"
              + context.source()
              + "': the AWS SDK is not on the class path. Add software.amazon.awssdk:s3 and"
              + " software.amazon.awssdk:apache5-client.",
          null);
    }
  }
}
