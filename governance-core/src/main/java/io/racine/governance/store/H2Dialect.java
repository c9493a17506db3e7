package io.racine.governance.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;

/** H2, embedded or as a host's server. Error codes are those of {@code org.h2.api.ErrorCode}. */
final class H2Dialect implements StoreDialect {
  static final String PRODUCT = "H2";

  private static final int GENERAL_ERROR = 50000;
  private static final int DUPLICATE_KEY = 23505;
  private static final int NO_DISK_SPACE_AVAILABLE = 90100;
  private static final int DATABASE_ALREADY_OPEN = 90020;

  /** Deadlock, lock timeout, row changed by another transaction. */
  private static final Set<Integer> CONFLICTS = Set.of(40001, 50200, 90131);

  /**
   * Object closed, file corrupted, input or output failed (two codes), connection broken, database
   * closed, closed after a fatal fault, called at shutdown, in exclusive mode.
   */
  private static final Set<Integer> UNAVAILABLE =
      Set.of(90007, 90030, 90028, 90031, 90067, 90098, 90117, 90121, 90135);

  /** After these, and after a full disk, an embedded database is closed and stays so. */
  private static final Set<Integer> FATAL = Set.of(90028, 90030, 90031, 90098);

  /** Table not found, with candidates, or because the database is empty. */
  private static final Set<Integer> MISSING_TABLE = Set.of(42102, 42103, 42104);

  @Override
  public String product() {
    return PRODUCT;
  }

  @Override
  public StoreFault faultOf(SQLException failure) {
    int code = failure.getErrorCode();
    if (code == NO_DISK_SPACE_AVAILABLE || SqlFailures.saysDiskFull(failure)) {
      return StoreFault.FULL;
    }
    if (code == DUPLICATE_KEY) {
      return StoreFault.UNIQUE;
    }
    if (code == DATABASE_ALREADY_OPEN) {
      return StoreFault.LOCKED;
    }
    if (CONFLICTS.contains(code)) {
      return StoreFault.CONFLICT;
    }
    if (MISSING_TABLE.contains(code)) {
      return StoreFault.MISSING_TABLE;
    }
    boolean unavailable =
        fileFailed(failure)
            || UNAVAILABLE.contains(code)
            || SqlFailures.stateOf(failure).startsWith("08")
            || failure instanceof SQLTransientConnectionException;
    return unavailable ? StoreFault.UNAVAILABLE : StoreFault.OTHER;
  }

  @Override
  public boolean isFatal(SQLException failure) {
    return FATAL.contains(failure.getErrorCode())
        || fileFailed(failure)
        || faultOf(failure) == StoreFault.FULL;
  }

  /** A failed read or write of the file may come out as a general error around its cause. */
  private static boolean fileFailed(SQLException failure) {
    return failure.getErrorCode() == GENERAL_ERROR
        && SqlFailures.find(failure, H2Dialect::isOfFile).isPresent();
  }

  /** By name: H2 may be in another class loader or not there at all. */
  private static boolean isOfFile(Throwable cause) {
    return cause instanceof IOException
        || cause.getClass().getName().equals("org.h2.mvstore.MVStoreException");
  }

  /**
   * Locks the version table's row 0 from a second connection: H2 commits at every DDL statement, so
   * the installing connection could not keep a row lock itself. Other processes are kept out of an
   * embedded store by its file lock already; this is for other threads and server mode.
   */
  @Override
  public SchemaLock lockSchema(Connection installing, DataSource connections, Duration limit)
      throws SQLException {
    SchemaVersionTable.create(installing, this);
    SchemaVersionTable.insertLockRow(installing, this);
    Connection holder = connections.getConnection();
    try {
      holder.setAutoCommit(false);
      try (Statement statement = holder.createStatement();
          ResultSet row =
              statement.executeQuery(
                  "SELECT version FROM gov_schema_version WHERE version = 0 FOR UPDATE WAIT "
                      + Math.max(1, limit.toSeconds()))) {
        row.next();
      }
    } catch (SQLException e) {
      holder.close();
      throw e;
    }
    return () -> {
      try (holder) {
        holder.rollback();
        holder.setAutoCommit(true);
      }
    };
  }
}
