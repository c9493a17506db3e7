package io.racine.governance.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;

/** PostgreSQL. States are those of its manual, appendix A. */
final class PostgreSqlDialect implements StoreDialect {
  static final String PRODUCT = "PostgreSQL";

  /** Any number works as long as all nodes use the same; this one spells "racine" in ASCII. */
  private static final long LOCK_KEY = 0x726163696e65L;

  /** Serialization failure, deadlock, lock timeout. */
  private static final Set<String> CONFLICTS = Set.of("40001", "40P01", "55P03");

  /**
   * Shut down by an operator, crashed, starting up, idle session ended, too many connections, out
   * of memory, input or output failed, data corrupted, read-only (a standby after a failover).
   */
  private static final Set<String> UNAVAILABLE =
      Set.of(
          "57P01", "57P02", "57P03", "57P05", "53300", "53200", "55000", "58030", "XX001", "25006");

  @Override
  public String product() {
    return PRODUCT;
  }

  @Override
  public StoreFault faultOf(SQLException failure) {
    String state = SqlFailures.stateOf(failure);
    if (state.equals("53100")) {
      return StoreFault.FULL;
    }
    if (state.equals("23505")) {
      return StoreFault.UNIQUE;
    }
    if (state.equals("42P01")) {
      return StoreFault.MISSING_TABLE;
    }
    if (CONFLICTS.contains(state)) {
      return StoreFault.CONFLICT;
    }
    boolean unavailable =
        UNAVAILABLE.contains(state)
            || state.startsWith("08")
            || failure instanceof SQLTransientConnectionException
            || failure.getCause() instanceof IOException;
    return unavailable ? StoreFault.UNAVAILABLE : StoreFault.OTHER;
  }

  /** A session's advisory lock: the server lets go of it when the session ends, however it ends. */
  @Override
  public SchemaLock lockSchema(Connection installing, DataSource connections, Duration limit)
      throws SQLException {
    String usual = lockTimeout(installing);
    setLockTimeout(installing, Math.max(1, limit.toMillis()) + "ms");
    try (Statement statement = installing.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(" + LOCK_KEY + ")");
    } finally {
      setLockTimeout(installing, usual);
    }
    return () -> {
      try (Statement statement = installing.createStatement()) {
        statement.execute("SELECT pg_advisory_unlock(" + LOCK_KEY + ")");
      }
    };
  }

  private static String lockTimeout(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW lock_timeout")) {
      row.next();
      return row.getString(1);
    }
  }

  private static void setLockTimeout(Connection connection, String timeout) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT set_config('lock_timeout', ?, false)")) {
      statement.setString(1, timeout);
      statement.execute();
    }
  }
}
