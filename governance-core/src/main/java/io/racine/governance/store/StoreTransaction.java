package io.racine.governance.store;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One transaction, bound to the thread that began it.
 *
 * <p>Once a statement or a joined step failed, it can only roll back: PostgreSQL refuses every
 * further statement then and H2 does not, and a caller must not depend on which it has.
 */
final class StoreTransaction {
  private static final Logger log = LoggerFactory.getLogger(StoreTransaction.class);

  private final Handle handle;
  private final FailureTranslation failures;
  private final FatalFault fatal;
  private @Nullable RuntimeException firstFailure;

  StoreTransaction(Handle handle, FailureTranslation failures, FatalFault fatal) {
    this.handle = handle;
    this.failures = failures;
    this.fatal = fatal;
  }

  <T> T query(Function<Handle, T> work) {
    try {
      return work.apply(handle);
    } catch (RuntimeException e) {
      RuntimeException failure = failures.translate(e);
      if (failure instanceof StoreException) {
        failed(failure);
      }
      throw failure;
    }
  }

  <T> T join(Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      failed(e);
      throw e;
    }
  }

  void commit() {
    if (firstFailure != null) {
      rollback();
      throw new StoreException(
          StoreException.FAILED,
          "Cannot commit to the store: an earlier step of the transaction failed ("
              + describe(firstFailure)
              + ") and was passed over. Nothing was written.");
    }
    try {
      handle.commit();
    } catch (RuntimeException e) {
      RuntimeException failure = failures.translateCommit(e);
      rollback();
      throw failure;
    }
  }

  void rollback() {
    if (fatal.isNoted()) {
      return; // a closed database has rolled back, and may never answer
    }
    try {
      if (handle.isInTransaction()) {
        handle.rollback();
      }
    } catch (JdbiException e) {
      // What led here is thrown and tells more; a lost connection is rolled back by the database.
      log.debug("Rollback failed with {}", e.getClass().getSimpleName());
    }
  }

  private void failed(RuntimeException failure) {
    if (firstFailure == null) {
      firstFailure = failure;
    }
  }

  private static String describe(RuntimeException failure) {
    return failure instanceof StoreException store
        ? store.code().text()
        : failure.getClass().getSimpleName();
  }
}
