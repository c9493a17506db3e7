package io.racine.governance.store;

import io.racine.governance.spi.config.Secret;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections straight from a driver.
 *
 * <p>Not through {@code DriverManager}: it is shared by all of the JVM and does not see drivers of
 * a web application's own class loader. The password is fetched anew for each connection, so that a
 * rotated one is picked up.
 */
final class DriverConnections implements DataSource {
  private final Driver driver;
  private final String url;
  private final String user;
  private final Secret password;
  private final Map<String, String> properties;

  DriverConnections(
      String driverClass,
      String url,
      String user,
      Secret password,
      Map<String, String> properties) {
    this.driver = load(driverClass);
    this.url = url;
    this.user = user;
    this.password = password;
    this.properties = Map.copyOf(properties);
  }

  @Override
  public Connection getConnection() throws SQLException {
    return getConnection(user, password.reveal());
  }

  @Override
  public Connection getConnection(@Nullable String name, @Nullable String secret)
      throws SQLException {
    Properties all = new Properties();
    all.putAll(properties);
    if (name != null) {
      all.setProperty("user", name);
    }
    if (secret != null) {
      all.setProperty("password", secret);
    }
    Connection connection = driver.connect(url, all);
    if (connection == null) {
      throw new SQLNonTransientConnectionException("The driver does not take this URL", "08001");
    }
    return connection;
  }

  private static Driver load(String driverClass) {
    ClassLoader ours = DriverConnections.class.getClassLoader();
    try {
      return newDriver(driverClass, ours);
    } catch (ReflectiveOperationException e) {
      ClassLoader hosts = Thread.currentThread().getContextClassLoader();
      try {
        return newDriver(driverClass, hosts == null ? ours : hosts);
      } catch (ReflectiveOperationException stillMissing) {
        throw new StoreException(
            StoreException.UNAVAILABLE,
            "Cannot open the store: driver '"
                + driverClass
                + "' is not on the class path. Add it as a dependency.");
      }
    }
  }

  private static Driver newDriver(String driverClass, @Nullable ClassLoader loader)
      throws ReflectiveOperationException {
    return Class.forName(driverClass, true, loader)
        .asSubclass(Driver.class)
        .getDeclaredConstructor()
        .newInstance();
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
    throw new SQLFeatureNotSupportedException("Logging is the driver's own");
  }

  /** Does nothing: the time limit is among the driver's properties. */
  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    // The pool waits so long for its own threads when it is closed; at 0 it warns of them at once.
    return 2;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("Logging is the driver's own");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (type.isInstance(this)) {
      return type.cast(this);
    }
    throw new SQLException("Not a " + type.getName());
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }

  /** The URL may name hosts; nobody needs it here. */
  @Override
  public String toString() {
    return "DriverConnections[" + driver.getClass().getName() + "]";
  }
}
