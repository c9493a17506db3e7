package io.racine.governance.connector.jdbc;

import java.util.Locale;
import java.util.Properties;

/** Driver properties that every connection of ours has unless the host sets others. */
final class DriverDefaults {
  /** SQLITE_OPEN_READONLY: a missing file is then an error and not a new, empty database. */
  private static final String SQLITE_READ_ONLY = "1";

  private DriverDefaults() {}

  static Properties of(String url, int connectTimeoutSeconds) {
    var defaults = new Properties();
    if (url.startsWith("jdbc:postgresql:")) {
      defaults.setProperty("connectTimeout", Integer.toString(connectTimeoutSeconds));
      defaults.setProperty("loginTimeout", Integer.toString(connectTimeoutSeconds));
      defaults.setProperty("ApplicationName", "racine");
    } else if (url.startsWith("jdbc:mysql:") || url.startsWith("jdbc:mariadb:")) {
      String millis = Integer.toString(connectTimeoutSeconds * 1_000);
      defaults.setProperty("connectTimeout", millis);
      if (url.startsWith("jdbc:mysql:")) {
        // Until the session sets its own: MySQL's driver waits for a silent server's greeting.
        defaults.setProperty("socketTimeout", millis);
      }
    } else if (url.startsWith("jdbc:sqlite:") && !url.toLowerCase(Locale.ROOT).contains("memory")) {
      defaults.setProperty("open_mode", SQLITE_READ_ONLY);
    } else if (url.startsWith("jdbc:sqlserver:")) {
      defaults.setProperty("loginTimeout", Integer.toString(connectTimeoutSeconds));
      defaults.setProperty("applicationName", "racine");
    } else if (url.startsWith("jdbc:oracle:")) {
      int millis = connectTimeoutSeconds * 1_000;
      defaults.setProperty("oracle.net.CONNECT_TIMEOUT", Integer.toString(millis));
    } else if (SnowflakeSettings.isSnowflake(url)) {
      SnowflakeSettings.setDefaults(url, connectTimeoutSeconds, defaults);
    } else if (DuckDbUrl.isFile(url)) {
      DuckDbUrl.setDefaults(url, defaults);
    } else if (url.startsWith("jdbc:h2:")
        && !url.startsWith("jdbc:h2:mem:")
        && !url.toUpperCase(Locale.ROOT).contains(";IFEXISTS=")) {
      // Else a misspelt name makes a new, empty file; what is made in memory is gone at once.
      defaults.setProperty("IFEXISTS", "TRUE");
    }
    return defaults;
  }
}
