package io.racine.governance.benchmarks.source;

import io.racine.governance.connector.jdbc.JdbcConnectorFactory;
import io.racine.governance.spi.asset.DataSourceType;
import java.util.Map;

/**
 * A database that runs already and lets a measurement make and drop one table: {@code
 * MEASURED_URL}, {@code MEASURED_USER} and {@code MEASURED_PASSWORD} in the environment say how to
 * reach it.
 */
record RunningServer(DataSourceType type, String url, String user, String password)
    implements DatabaseServer {
  private static final String URL = "MEASURED_URL";

  static boolean isNamedIn(Map<String, String> environment) {
    return environment.containsKey(URL);
  }

  static RunningServer of(Map<String, String> environment) {
    String url = environment.getOrDefault(URL, "");
    return new RunningServer(
        JdbcConnectorFactory.typeOf(url),
        url,
        environment.getOrDefault("MEASURED_USER", ""),
        environment.getOrDefault("MEASURED_PASSWORD", ""));
  }

  @Override
  public int streamingFetchSize() {
    // MySQL's own driver streams at no other.
    return type.equals(DataSourceType.MYSQL)
        ? Integer.MIN_VALUE
        : DatabaseServer.super.streamingFetchSize();
  }

  @Override
  public String analyze(String table) {
    boolean vacuums = type.equals(DataSourceType.POSTGRESQL);
    return vacuums ? "vacuum analyze " + table : "analyze table " + table;
  }

  @Override
  public void close() {
    // It is somebody else's.
  }

  @Override
  public String toString() {
    return "running server of type " + type;
  }
}
