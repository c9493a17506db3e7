package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.ErrorKind;
import io.racine.governance.spi.Issue;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The one state of the data that all readers of a connector see, where the host asks for that.
 *
 * <p>The state is held by a connection of its own, the keeper, from the first read on. It is let go
 * when the connector closes, or when it has become too old: as long as it is held the server cannot
 * clean up what was deleted since. The next read then begins a new one and says so.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
final class Snapshot {
  /** Reads from here on see a later state than those before. */
  static final ErrorCode RENEWED = ErrorCode.of("connector.snapshot-renewed", ErrorKind.SOURCE);

  private static final int ALIVE_WITHIN_SECONDS = 5;

  /** The connection that holds a state, and what the server calls the state. */
  private record Keeper(Session session, String name, long until) {}

  private final Connections connections;
  private final Clock clock;
  private final boolean wanted;
  private final Duration life;
  private final ReentrantLock lock = new ReentrantLock();
  private final StopSwitch stop = new StopSwitch();
  private @Nullable Keeper keeper;
  private boolean renewed;
  private boolean closed;

  Snapshot(Connections connections, Clock clock, boolean wanted, Duration life) {
    this.connections = connections;
    this.clock = clock;
    this.wanted = wanted;
    this.life = life;
  }

  /** Returns how far the reads of this connector see one state. */
  Consistency of(Dialect dialect) {
    return wanted ? dialect.consistency() : Consistency.NONE;
  }

  /**
   * Lets a session that has begun to read see the state.
   *
   * @return what is to be said of it
   */
  Optional<Issue> show(Session session) throws SQLException {
    Dialect dialect = session.dialect();
    switch (of(dialect)) {
      case NONE -> {
        return Optional.empty();
      }
      case PER_READER -> {
        dialect.seeOneState(session, "");
        return Optional.empty();
      }
      default -> {
        return showShared(session);
      }
    }
  }

  private Optional<Issue> showShared(Session session) throws SQLException {
    lock.lock();
    try {
      session.dialect().seeOneState(session, held().name());
      return renewed
          ? Optional.of(
              Issue.notice(
                  RENEWED,
                  "The consistent snapshot was begun anew: what was read before shows an older"
                      + " state. Raise the setting 'snapshot-life' to read all in one state."))
          : Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private Keeper held() throws SQLException {
    Keeper last = keeper;
    long now = clock.millis();
    if (last != null
        && now < last.until()
        && last.session().connection().isValid(ALIVE_WITHIN_SECONDS)) {
      return last;
    }
    letGo();
    if (closed) {
      throw new SQLException("The connector is closed", "08003");
    }
    renewed = last != null;
    Session session = connections.open(stop);
    try {
      var begun =
          new Keeper(session, session.dialect().holdState(session, life), now + life.toMillis());
      keeper = begun;
      return begun;
    } catch (SQLException | RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private void letGo() {
    Keeper last = keeper;
    keeper = null;
    if (last != null) {
      last.session().close();
    }
  }

  /** Lets the state go; readers that have begun still see it. */
  void close() {
    lock.lock();
    try {
      closed = true;
      letGo();
    } finally {
      lock.unlock();
    }
  }
}
