package io.racine.governance.scan;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what becomes of the assets of a running scan. Thread-safe. */
final class Tally {
  private final AtomicLong listed = new AtomicLong();
  private final AtomicLong recorded = new AtomicLong();
  private final AtomicLong unchanged = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong filtered = new AtomicLong();
  private final AtomicLong rows = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicBoolean listingDone = new AtomicBoolean();

  void listed() {
    listed.incrementAndGet();
  }

  void leftOut(long count) {
    listed.addAndGet(count);
    filtered.addAndGet(count);
  }

  void finished(AssetOutcome outcome) {
    switch (outcome) {
      case RECORDED -> recorded.incrementAndGet();
      case UNCHANGED -> unchanged.incrementAndGet();
      case FAILED -> failed.incrementAndGet();
    }
  }

  void read(long moreRows, long moreBytes) {
    rows.addAndGet(moreRows);
    bytes.addAndGet(moreBytes);
  }

  void listingDone() {
    listingDone.set(true);
  }

  private long finishedCount() {
    return recorded.get() + unchanged.get() + failed.get() + filtered.get();
  }

  ScanProgress progress(ScanEffort effort) {
    long finished = finishedCount();
    return new ScanProgress(
        Math.max(listed.get(), finished),
        listingDone.get(),
        finished,
        rows.get(),
        bytes.get(),
        effort);
  }

  /** Returns the final counts; what was listed and not finished was not reached. */
  ScanCounts counts() {
    long notReached = listed.get() - finishedCount();
    return new ScanCounts(
        listed.get(), recorded.get(), unchanged.get(), failed.get(), filtered.get(), notReached);
  }
}
