package io.racine.governance.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers that the database inside this JVM gave itself up, and why.
 *
 * <p>H2 closes itself at the first access to its file that fails. A thread that calls it afterwards
 * may never come back, not even from a rollback. So nothing more is asked of it: every call is
 * refused until the host opens the store again. A database of the host is the host's to heal.
 *
 * <p>Thread-safe.
 */
final class FatalFault {
  private final Location location;
  private final StoreDialect dialect;
  private final List<Runnable> actions = new ArrayList<>();
  private volatile @Nullable StoreException reason;

  FatalFault(Location location, StoreDialect dialect) {
    this.location = location;
    this.dialect = dialect;
  }

  /** Takes note of a failure if it is one that a database of our own does not survive. */
  void note(SQLException failure) {
    if (!location.isInThisJvm() || !dialect.isFatal(failure)) {
      return;
    }
    List<Runnable> due;
    synchronized (this) {
      boolean full = dialect.faultOf(failure) == StoreFault.FULL;
      // Threads that come second are only told that the database is closed.
      if (reason == null || (full && !reason.code().equals(StoreException.FULL))) {
        reason = describe(full, SqlFailures.deepestState(failure));
      }
      due = List.copyOf(actions);
      actions.clear();
    }
    due.forEach(Runnable::run);
  }

  /** Runs a short action once, when the fault is noted or at once if it was. */
  void whenNoted(Runnable action) {
    synchronized (this) {
      if (reason == null) {
        actions.add(action);
        return;
      }
    }
    action.run();
  }

  /** Throws the reason if there is one. */
  void refuse() {
    StoreException known = reason;
    if (known != null) {
      throw known.again();
    }
  }

  boolean isNoted() {
    return reason != null;
  }

  Optional<StoreException> reason() {
    return Optional.ofNullable(reason);
  }

  /** Returns the reason in place of a failure that only follows from it. */
  RuntimeException explain(RuntimeException failure) {
    StoreException known = reason;
    return known == null
            || !(failure instanceof StoreException)
            || failure instanceof StoreOutcomeUnknownException
        ? failure
        : known.again();
  }

  private StoreException describe(boolean full, String state) {
    return new StoreException(
        full ? StoreException.FULL : StoreException.UNAVAILABLE,
        "Cannot use the store in "
            + location
            + ": "
            + (full ? "no space left on its disk" : "its file could not be read or written")
            + ", and its database closed itself. "
            + (full ? "Make room" : "Check its disk")
            + ", close the library, open it again and resume what was interrupted.",
        state);
  }
}
