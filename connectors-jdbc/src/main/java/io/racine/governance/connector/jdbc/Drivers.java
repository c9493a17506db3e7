package io.racine.governance.connector.jdbc;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Finds the host's driver for a URL, and names the artifact to add when there is none. */
final class Drivers {
  private record Known(String prefix, String artifact) {}

  private static final List<Known> KNOWN =
      List.of(
          new Known("jdbc:postgresql:", "org.postgresql:postgresql"),
          new Known("jdbc:mysql:", "com.mysql:mysql-connector-j"),
          new Known("jdbc:mariadb:", "org.mariadb.jdbc:mariadb-java-client"),
          new Known("jdbc:h2:", "com.h2database:h2"),
          new Known("jdbc:sqlite:", "org.xerial:sqlite-jdbc"),
          new Known("jdbc:duckdb:", "org.duckdb:duckdb_jdbc"),
          new Known("jdbc:snowflake:", "net.snowflake:snowflake-jdbc"),
          new Known("jdbc:sqlserver:", "com.microsoft.sqlserver:mssql-jdbc"),
          new Known("jdbc:oracle:", "com.oracle.database.jdbc:ojdbc11"));

  private Drivers() {}

  /** Returns the driver of that class, or any that takes the URL; nothing when there is none. */
  static Optional<Driver> find(String url, @Nullable String driverClass) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    if (driverClass != null) {
      return ofClass(driverClass, loader == null ? Drivers.class.getClassLoader() : loader);
    }
    try {
      return Optional.of(DriverManager.getDriver(url));
    } catch (SQLException e) {
      // Drivers that only the host's loader sees are not the driver manager's to give us.
      return announced(url, loader);
    }
  }

  static String artifactFor(String url) {
    return KNOWN.stream()
        .filter(known -> url.startsWith(known.prefix))
        .map(known -> "the artifact " + known.artifact)
        .findFirst()
        .orElse("the database's JDBC driver");
  }

  private static Optional<Driver> ofClass(String driverClass, ClassLoader loader) {
    try {
      Class<?> found = Class.forName(driverClass, true, loader);
      return Driver.class.isAssignableFrom(found)
          ? Optional.of((Driver) found.getDeclaredConstructor().newInstance())
          : Optional.empty();
    } catch (ReflectiveOperationException | LinkageError e) {
      return Optional.empty();
    }
  }

  private static Optional<Driver> announced(String url, @Nullable ClassLoader loader) {
    return ServiceLoader.load(Driver.class, loader).stream()
        .flatMap(provider -> instance(provider, url).stream())
        .findFirst();
  }

  private static Optional<Driver> instance(ServiceLoader.Provider<Driver> provider, String url) {
    try {
      return Optional.of(provider.get()).filter(driver -> takes(driver, url));
    } catch (ServiceConfigurationError e) {
      return Optional.empty();
    }
  }

  private static boolean takes(Driver driver, String url) {
    try {
      return driver.acceptsURL(url);
    } catch (SQLException e) {
      // A driver that cannot even say whether the URL is its own is not the one.
      return false;
    }
  }
}
