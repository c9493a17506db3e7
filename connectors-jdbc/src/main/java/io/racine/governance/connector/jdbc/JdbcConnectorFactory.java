package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.SpiVersion;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.config.SettingsSchema;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ConnectorContext;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.ConnectorFactory;
import java.util.Set;

/**
 * Makes connectors for relational databases.
 *
 * <p>Drivers are the host's: put the database's JDBC driver on the class path and set {@code url},
 * {@code user} and {@code password}, or hand in a {@code javax.sql.DataSource}. The connectors also
 * read in partitions and tell fingerprints.
 *
 * <p>What each database was proved against differs: PostgreSQL, MySQL, MariaDB, H2, SQLite and
 * DuckDB run in the tests; Snowflake is its own driver against a stand-in for the server; SQL
 * Server and Oracle are proved by their SQL text alone, and have not yet run on a server.
 *
 * <p>What the listing leaves out on purpose: schemas of the system (unless asked for), partitions
 * of a PostgreSQL table (their table stands for them), routines that a PostgreSQL extension
 * brought, attached databases of SQLite, temporary tables, and packages of Oracle.
 *
 * <p>Parts of one table that are read one after the other, or together, show one state of it only
 * if the setting {@code consistent-snapshot} is on and the database is PostgreSQL. Elsewhere a row
 * that changes meanwhile may be in two parts or in none.
 *
 * <p>Grants, roles and row security are told of PostgreSQL, MySQL and MariaDB as far as the login
 * may see them; what it may not see is left out. MySQL and MariaDB keep the foreign keys of a table
 * from a login that may do no more than read it.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class JdbcConnectorFactory implements ConnectorFactory {
  private static final Set<DataSourceType> TYPES =
      Set.of(
          DataSourceType.POSTGRESQL,
          DataSourceType.MYSQL,
          DataSourceType.MARIADB,
          DataSourceType.H2,
          DataSourceType.SQLITE,
          DataSourceType.DUCKDB,
          DataSourceType.SNOWFLAKE,
          DataSourceType.SQL_SERVER,
          DataSourceType.ORACLE,
          DataSourceType.JDBC);

  /**
   * Returns the type of source that a JDBC URL is for; {@link DataSourceType#JDBC} when the URL
   * names a database of which nothing is known.
   */
  public static DataSourceType typeOf(String url) {
    return Dialects.typeOf(url);
  }

  @Override
  public String id() {
    return "jdbc";
  }

  @Override
  public int spiVersion() {
    return SpiVersion.CURRENT;
  }

  @Override
  public SettingsSchema settings() {
    return JdbcSettings.SCHEMA;
  }

  @Override
  public Set<DataSourceType> types() {
    return TYPES;
  }

  /**
   * {@inheritDoc}
   *
   * @throws ConnectorException with code {@link ConnectorException#MISCONFIGURED} if there is
   *     neither a {@code url} nor a {@code javax.sql.DataSource}
   */
  @Override
  public Connector create(ConnectorContext context) {
    return new JdbcConnector(context);
  }
}
