package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.connector.AssetPartition;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What differs between databases, asked as questions. The answers of the default methods suit a
 * database of which nothing is known.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
interface Dialect {
  /** Returns how to list what the database holds. */
  Catalog catalog();

  /** Returns how names are quoted; by default as the driver says. */
  default Names names(DatabaseMetaData metaData) throws SQLException {
    return Names.of(metaData);
  }

  /** Returns a table's name as SQL. */
  String qualified(Session session, AssetPath path) throws SQLException;

  /** Keeps the connection from writing, as far as the database can. */
  default void makeReadOnly(Session session) throws SQLException {
    try {
      session.connection().setReadOnly(true);
    } catch (SQLException e) {
      // Some drivers cannot once they are connected. We send nothing but SELECT in any case.
      return;
    }
  }

  /** Returns whether the driver can give up on a server that does not answer. */
  default boolean limitsSilence() {
    return false;
  }

  /** Begins a long read: a transaction where streaming needs one, settings of the session. */
  default void beginRead(Session session, long timeLimitMillis) throws SQLException {}

  /** Returns how far reads can be made to see one state of the data. */
  default Consistency consistency() {
    return Consistency.NONE;
  }

  /**
   * Begins a transaction that holds the state of the data as it is now, for others to see.
   *
   * @param life how long at most; the server ends it even when nobody here is left to do so
   * @return what the server calls the state
   */
  default String holdState(Session session, Duration life) throws SQLException {
    throw new SQLException("This database cannot share a state", "0A000");
  }

  /**
   * Lets a read that has just begun see one state of the data.
   *
   * @param name what the server calls the state that is held; empty when each reader has its own
   */
  default void seeOneState(Session session, String name) throws SQLException {}

  /** Returns what the server tells of itself, such as whether the connection is encrypted. */
  default Map<String, String> facts(Session session) throws SQLException {
    return Map.of();
  }

  /** Sets up a statement to stream. */
  default void stream(Session session, Statement statement, int fetchRows, long timeLimitMillis)
      throws SQLException {
    statement.setFetchSize(fetchRows);
    statement.setQueryTimeout(timeoutSeconds(timeLimitMillis));
  }

  /** Returns the dialect as it fits one table, of which more is known once it is looked at. */
  default Dialect ofTable(Session session, AssetPath path) throws SQLException {
    return this;
  }

  /**
   * Returns whether the number of rows of a fetch may change on the way, so that it can begin small
   * and follow the size of the rows; else it is set once, for the widest rows there could be.
   */
  default boolean fetchesByTheWay() {
    return false;
  }

  /** Returns whether closing an unfinished result would fetch all the rest of it. */
  default boolean drainsOnClose(Session session) throws SQLException {
    return false;
  }

  /** Puts back what was changed on a connection that the host lent. */
  default void putBack(Session session) throws SQLException {}

  /** Returns how to select and read one column. */
  CellPlan cell(ColumnDescriptor column, String sql, int maxChars);

  /** Returns how to say that a query answers at most so many rows; empty when it cannot. */
  default String limit(long rows) {
    return " LIMIT " + rows;
  }

  /** Returns whether some views hold their rows, so that {@link #random} can tell. */
  default boolean storesViews() {
    return false;
  }

  /** Returns a query for rows from all over a table. */
  default Select random(Session session, ReadTask task) throws SQLException {
    return task.firstInsteadOfRandom(
        this, "", "this database offers no known way to choose rows without a sort");
  }

  /** Returns the condition that a partition's token stands for. */
  default String condition(Session session, AssetPartition partition) throws SQLException {
    return KeyRanges.condition(session, partition.token());
  }

  /** Returns tokens that part a table; one empty token when it cannot be parted. */
  default List<String> split(Session session, AssetDescriptor asset, int count)
      throws SQLException {
    return List.of("");
  }

  /** Returns a mark that changes with the asset's rows or shape, or nothing when in doubt. */
  default Optional<String> mark(Session session, AssetDescriptor asset) throws SQLException {
    return Optional.empty();
  }

  private static int timeoutSeconds(long millis) {
    return (int) Math.min(Integer.MAX_VALUE / 1_000, Math.max(1, (millis + 999) / 1_000));
  }
}
