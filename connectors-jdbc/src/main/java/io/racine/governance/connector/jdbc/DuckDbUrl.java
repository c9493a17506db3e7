package io.racine.governance.connector.jdbc;

import java.util.Locale;
import java.util.Properties;

/** What a URL of DuckDB names, and how to open it. */
final class DuckDbUrl {
  private static final String PREFIX = "jdbc:duckdb:";
  private static final String ACCESS_MODE = "access_mode";
  private static final String STREAM = "jdbc_stream_results";

  private DuckDbUrl() {}

  /** Returns whether the database is a file here, and neither in memory nor a service. */
  static boolean isFile(String url) {
    if (!url.startsWith(PREFIX)) {
      return false;
    }
    String place = url.substring(PREFIX.length()).toLowerCase(Locale.ROOT);
    return !place.isBlank()
        && !place.startsWith(";")
        && !place.startsWith(":memory:")
        && !place.startsWith("memory:")
        && !place.startsWith("md:")
        && !place.startsWith("motherduck:")
        && !place.startsWith("ducklake:");
  }

  /**
   * Sets how a file is opened, but for what the URL itself says.
   *
   * <p>For reading only: a missing file is then an error and not a new database, and another
   * process may read it meanwhile. And so that rows come as they are found: else the driver holds
   * the whole result.
   */
  static void setDefaults(String url, Properties defaults) {
    String said = url.toLowerCase(Locale.ROOT);
    if (!said.contains(ACCESS_MODE) && !said.contains("duckdb.read_only")) {
      defaults.setProperty(ACCESS_MODE, "READ_ONLY");
    }
    if (!said.contains(STREAM)) {
      defaults.setProperty(STREAM, "true");
    }
  }
}
