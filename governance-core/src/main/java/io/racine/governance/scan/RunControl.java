package io.racine.governance.scan;

import io.racine.governance.spi.GovernanceException;
import io.racine.governance.spi.connector.Cursor;
import io.racine.governance.spi.connector.Listing;
import io.racine.governance.spi.connector.ValueReader;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Whether and why a run is to end, and who is to be woken when it is. Thread-safe.
 *
 * <p>A run that is stopped leaves what it has not finished as not reached. One with a fault of the
 * store or of our own does too, but whoever is at work still tries to record what he has.
 */
final class RunControl implements Waiter {
  private final Set<ReaderWatch> activeReaders = ConcurrentHashMap.newKeySet();
  private final AtomicReference<@Nullable RuntimeException> fault = new AtomicReference<>();
  private final AtomicReference<@Nullable GovernanceException> sourceGone = new AtomicReference<>();
  private final CountDownLatch ending = new CountDownLatch(1);
  private volatile @Nullable Cursor<Listing> listing;
  private volatile boolean stopRequested;

  /** Makes the run end soon, because somebody wants it to. */
  void requestStop() {
    stopRequested = true;
    endNow();
  }

  /** Makes the run end soon, because its source does not come back. */
  void giveUp(GovernanceException gone) {
    sourceGone.compareAndSet(null, gone);
    endNow();
  }

  /** Makes the run end soon, and with this failure unless it has one already. */
  void fail(RuntimeException failure) {
    fault.compareAndSet(null, failure);
    endNow();
  }

  /** Makes the run end with this failure, once what is being read has been. */
  void failAfterReading(RuntimeException failure) {
    fault.compareAndSet(null, failure);
    ending.countDown();
  }

  private void endNow() {
    ending.countDown();
    Cursor<Listing> cursor = listing;
    if (cursor != null) {
      cursor.cancel();
    }
    activeReaders.forEach(ReaderWatch::cancel);
  }

  boolean stopRequested() {
    return stopRequested;
  }

  /** Returns whether reading is over without a fault of ours: stopped, or the source given up. */
  boolean isStopped() {
    return stopRequested || sourceGone.get() != null;
  }

  boolean isEnding() {
    return isStopped() || fault.get() != null;
  }

  Optional<RuntimeException> fault() {
    return Optional.ofNullable(fault.get());
  }

  Optional<GovernanceException> sourceGone() {
    return Optional.ofNullable(sourceGone.get());
  }

  /** Remembers the listing in progress, or that there is none. */
  void listing(@Nullable Cursor<Listing> cursor) {
    listing = cursor;
  }

  /** Keeps a reader in sight until the watch is closed; one that comes too late is cancelled. */
  ReaderWatch watch(ValueReader reader) {
    var watch = new ReaderWatch(reader, activeReaders);
    if (isEnding()) {
      // The end came between the opening and here and has not seen this reader.
      reader.cancel();
    }
    return watch;
  }

  @Override
  public void pause(Duration time) {
    try {
      if (ending.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new StoppedException();
      }
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  /** Stops the run because a thread of it was interrupted, and returns what to throw. */
  StoppedException interrupted() {
    Thread.currentThread().interrupt();
    requestStop();
    return new StoppedException();
  }
}
