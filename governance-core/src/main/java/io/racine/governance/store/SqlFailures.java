package io.racine.governance.store;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Looks for the telling part of a chain of causes. */
final class SqlFailures {
  /** Longer chains do not occur; a limit keeps a chain that bites its tail from hanging us. */
  private static final int MAX_CAUSES = 60;

  private SqlFailures() {}

  static Optional<SQLException> first(@Nullable Throwable thrown) {
    return find(thrown, SQLException.class::isInstance).map(SQLException.class::cast);
  }

  static String stateOf(SQLException failure) {
    String state = failure.getSQLState();
    return state == null ? "" : state;
  }

  /**
   * Returns the SQLState nearest to the root cause: pools wrap the driver's failure in their own.
   */
  static String deepestState(SQLException failure) {
    String state = "";
    Throwable next = failure;
    for (int i = 0; next != null && i < MAX_CAUSES; i++, next = next.getCause()) {
      if (next instanceof SQLException sql && !stateOf(sql).isEmpty()) {
        state = stateOf(sql);
      }
    }
    return state;
  }

  /** The operating system's words for a full disk; no SQLState or exception type tells it apart. */
  static boolean saysDiskFull(Throwable thrown) {
    return find(
            thrown,
            cause ->
                cause instanceof IOException
                    && cause.getMessage() != null
                    && isDiskFullText(cause.getMessage().toLowerCase(Locale.ROOT)))
        .isPresent();
  }

  /** Looks through the causes first, then through what drivers chain beside them, as batches do. */
  static Optional<Throwable> find(@Nullable Throwable thrown, Predicate<Throwable> wanted) {
    Deque<Throwable> open = new ArrayDeque<>();
    add(thrown, open::addFirst);
    for (int i = 0; !open.isEmpty() && i < MAX_CAUSES; i++) {
      Throwable next = open.removeFirst();
      if (wanted.test(next)) {
        return Optional.of(next);
      }
      add(next.getCause(), open::addFirst);
      if (next instanceof SQLException sql) {
        add(sql.getNextException(), open::addLast);
      }
    }
    return Optional.empty();
  }

  private static void add(@Nullable Throwable thrown, Consumer<Throwable> to) {
    if (thrown != null) {
      to.accept(thrown);
    }
  }

  private static boolean isDiskFullText(String message) {
    return message.contains("no space left")
        || message.contains("not enough space")
        // A limit on the size of one file, of the system or of the process.
        || message.contains("file too large")
        || message.contains("quota exceeded");
  }
}
