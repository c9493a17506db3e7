package io.racine.governance.scan;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Adds up what a running scan does besides reading. Thread-safe. */
final class EffortTally {
  private final ScanEffort before;
  private final AtomicLong retries = new AtomicLong();
  private final AtomicLong retryMillis = new AtomicLong();
  private final AtomicLong circuitOpenings = new AtomicLong();
  private final AtomicLong circuitMillis = new AtomicLong();
  private final AtomicLong limitMillis = new AtomicLong();
  private final AtomicLong splitAssets = new AtomicLong();
  private final AtomicLong partitions = new AtomicLong();

  /**
   * @param before what was done before the scan was resumed
   */
  EffortTally(ScanEffort before) {
    this.before = before;
  }

  void retried(Duration wait) {
    retries.incrementAndGet();
    retryMillis.addAndGet(wait.toMillis());
  }

  void circuitOpened() {
    circuitOpenings.incrementAndGet();
  }

  void circuitWaited(Duration wait) {
    circuitMillis.addAndGet(wait.toMillis());
  }

  void limitWaited(Duration wait) {
    limitMillis.addAndGet(wait.toMillis());
  }

  void split() {
    splitAssets.incrementAndGet();
  }

  void partitionsRead(int parts) {
    partitions.addAndGet(parts);
  }

  ScanEffort effort() {
    return new ScanEffort(
        before.retries() + retries.get(),
        before.retryWait().plusMillis(retryMillis.get()),
        before.circuitOpenings() + circuitOpenings.get(),
        before.circuitWait().plusMillis(circuitMillis.get()),
        before.limitWait().plusMillis(limitMillis.get()),
        before.splitAssets() + splitAssets.get(),
        before.partitions() + partitions.get());
  }
}
