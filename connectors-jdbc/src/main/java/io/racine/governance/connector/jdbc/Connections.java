package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.SourceName;
import io.racine.governance.spi.config.Secret;
import io.racine.governance.spi.config.Settings;
import io.racine.governance.spi.connector.ConnectorContext;
import io.racine.governance.spi.connector.ConnectorException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections: from the host's {@code DataSource} when it handed one in, else with its
 * driver.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
final class Connections {
  private final SourceName source;
  private final SqlFailures failures;
  private final @Nullable DataSource dataSource;
  private final String url;
  private final @Nullable String user;
  private final @Nullable Secret password;
  private final @Nullable String driverClass;
  private final List<String> properties;
  private final SnowflakeSettings snowflake;
  private final int connectTimeoutSeconds;
  private final int queryTimeoutSeconds;

  Connections(ConnectorContext context, SqlFailures failures) {
    Settings settings = context.settings();
    this.source = context.source();
    this.failures = failures;
    this.dataSource = context.handedIn(DataSource.class).orElse(null);
    this.url = settings.find(JdbcSettings.URL).orElse("");
    this.user = settings.find(JdbcSettings.USER).orElse(null);
    this.password = settings.find(JdbcSettings.PASSWORD).orElse(null);
    this.driverClass = settings.find(JdbcSettings.DRIVER_CLASS).orElse(null);
    this.properties = settings.get(JdbcSettings.PROPERTIES);
    this.snowflake = new SnowflakeSettings(settings);
    this.connectTimeoutSeconds = (int) settings.get(JdbcSettings.CONNECT_TIMEOUT).toSeconds();
    this.queryTimeoutSeconds = (int) settings.get(JdbcSettings.QUERY_TIMEOUT).toSeconds();
    if (dataSource == null && url.isEmpty()) {
      throw failures.of(
          ConnectorException.MISCONFIGURED,
          null,
          "Cannot use '"
              + context.source()
              + "': it has neither the setting 'url' nor a DataSource. Set 'url', or hand in a"
              + " javax.sql.DataSource.");
    }
    snowflake
        .problem(url)
        .ifPresent(
            problem -> {
              throw failures.of(
                  ConnectorException.MISCONFIGURED,
                  null,
                  "Cannot use '" + context.source() + "': " + problem);
            });
  }

  /**
   * Opens a connection, read-only where the database lets it be.
   *
   * @throws ConnectorException if none can be had
   */
  Session open(StopSwitch stop) {
    Connection connection = connect(stop);
    try {
      return Session.of(connection, stop, queryTimeoutSeconds, dataSource != null);
    } catch (SQLException e) {
      closeQuietly(connection);
      throw failures.connecting(e);
    } catch (RuntimeException e) {
      closeQuietly(connection);
      throw e;
    }
  }

  private Connection connect(StopSwitch stop) {
    try {
      if (dataSource != null) {
        return dataSource.getConnection();
      }
      Driver driver = Drivers.find(url, driverClass).orElseThrow(this::driverMissing);
      @Nullable Connection connection =
          WatchedSocketFactory.connect(driver, url, driverProperties(), stop.newSockets());
      if (connection == null) {
        throw driverMissing();
      }
      return connection;
    } catch (SQLException e) {
      throw failures.connecting(e);
    } catch (ConnectorException e) {
      throw e;
    } catch (RuntimeException e) {
      throw failures.fault("connect to", null, e);
    }
  }

  private Properties driverProperties() {
    Properties all = DriverDefaults.of(url, connectTimeoutSeconds);
    for (String property : properties) {
      int equals = property.indexOf('=');
      all.setProperty(
          property.substring(0, equals).strip(), property.substring(equals + 1).strip());
    }
    if (user != null) {
      all.setProperty("user", user);
    }
    if (password != null) {
      all.setProperty("password", password.reveal());
    }
    snowflake.addTo(url, all);
    return all;
  }

  private ConnectorException driverMissing() {
    return failures.of(
        ConnectorException.DRIVER_MISSING,
        null,
        "Cannot connect to '"
            + source
            + "': "
            + (driverClass == null
                ? "no JDBC driver takes the setting 'url'."
                : "the setting 'driver-class' names no JDBC driver that takes the setting 'url'.")
            + " Add "
            + Drivers.artifactFor(url)
            + " to the class path, or correct the setting.");
  }

  private static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // The failure that led here is the one to report.
      return;
    }
  }
}
