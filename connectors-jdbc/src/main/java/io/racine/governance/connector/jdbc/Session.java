package io.racine.governance.connector.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * One open connection with what is known about its database.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
final class Session implements AutoCloseable {
  /** What the server has to end a call by itself before it is taken for gone. */
  private static final long SILENCE_MILLIS = 5_000;

  private final Connection connection;
  private final Dialect dialect;
  private final Names names;
  private final Queries queries;
  private final StopSwitch stop;
  private final boolean lent;
  private final boolean autoCommitBefore;
  private final boolean readOnlyBefore;
  private int silenceBefore = -1;

  private Session(
      Connection connection,
      Dialect dialect,
      StopSwitch stop,
      int queryTimeoutSeconds,
      boolean lent,
      boolean autoCommitBefore,
      boolean readOnlyBefore)
      throws SQLException {
    this.connection = connection;
    this.dialect = dialect;
    this.names = dialect.names(connection.getMetaData());
    this.queries = new Queries(connection, stop, queryTimeoutSeconds);
    this.stop = stop;
    this.lent = lent;
    this.autoCommitBefore = autoCommitBefore;
    this.readOnlyBefore = readOnlyBefore;
  }

  /**
   * Makes a session of a fresh connection.
   *
   * @param lent whether the connection goes back to a host's pool and must be left as it came
   */
  static Session of(Connection connection, StopSwitch stop, int queryTimeoutSeconds, boolean lent)
      throws SQLException {
    stop.watch(connection);
    DatabaseMetaData metaData = connection.getMetaData();
    Dialect dialect = Dialects.of(metaData);
    boolean autoCommit = connection.getAutoCommit();
    boolean readOnly = connection.isReadOnly();
    var session =
        new Session(connection, dialect, stop, queryTimeoutSeconds, lent, autoCommit, readOnly);
    if (!autoCommit) {
      connection.setAutoCommit(true);
    }
    if (dialect.limitsSilence()) {
      session.limitSilence(1_000L * queryTimeoutSeconds);
    }
    dialect.makeReadOnly(session);
    return session;
  }

  /**
   * Lets a call fail that the server does not answer. Its own limits are of no use when the server
   * or the network between has died without a word.
   *
   * @param millis how long a call may take where everything works
   */
  void limitSilence(long millis) throws SQLException {
    if (silenceBefore < 0) {
      silenceBefore = connection.getNetworkTimeout();
    }
    long limit = Math.min(millis, Integer.MAX_VALUE - SILENCE_MILLIS) + SILENCE_MILLIS;
    connection.setNetworkTimeout(Runnable::run, (int) limit);
  }

  Connection connection() {
    return connection;
  }

  Dialect dialect() {
    return dialect;
  }

  Names names() {
    return names;
  }

  Queries queries() {
    return queries;
  }

  StopSwitch stop() {
    return stop;
  }

  /** Returns whether the connection is the host's own and goes back to it. */
  boolean isLent() {
    return lent;
  }

  /**
   * Puts back what was changed on a lent connection, and closes it. The transaction of one of our
   * own ends with it: to ask for that would be to wait for a server that may be silent.
   */
  @Override
  public void close() {
    stop.watch((@Nullable Connection) null);
    try (Connection closing = connection) {
      if (lent && !closing.isClosed()) {
        putBack(closing);
      }
    } catch (SQLException e) {
      // It was only read from: a connection that cannot be closed in order loses nothing.
      return;
    }
  }

  private void putBack(Connection closing) throws SQLException {
    if (!closing.getAutoCommit()) {
      closing.rollback();
      closing.setAutoCommit(true);
    }
    dialect.putBack(this);
    if (silenceBefore >= 0) {
      closing.setNetworkTimeout(Runnable::run, silenceBefore);
    }
    if (closing.isReadOnly() != readOnlyBefore) {
      closing.setReadOnly(readOnlyBefore);
    }
    closing.setAutoCommit(autoCommitBefore);
  }
}
