package io.racine.governance.testkit.connector;

import io.racine.governance.spi.asset.AssetPath;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What was done to one source in memory, over all its connectors.
 *
 * <p>Got from {@link InMemoryConnectorFactory#activity}. Open counts prove that a host closes what
 * it opens; reads prove what it did not read again.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @since 0.1
 */
public final class InMemoryActivity {
  private final List<AssetPath> reads = new CopyOnWriteArrayList<>();
  private final AtomicLong rows = new AtomicLong();
  private final AtomicInteger connects = new AtomicInteger();
  private final AtomicInteger listings = new AtomicInteger();
  private final AtomicInteger cancels = new AtomicInteger();
  private final AtomicInteger openConnectors = new AtomicInteger();
  private final AtomicInteger openCursors = new AtomicInteger();
  private final AtomicInteger openReaders = new AtomicInteger();
  private final AtomicInteger mostOpenReaders = new AtomicInteger();

  InMemoryActivity() {}

  /** Returns the assets of which reading was begun, in that order; a partition counts as one. */
  public List<AssetPath> reads() {
    return List.copyOf(reads);
  }

  /** Returns how many times reading {@code table} was begun. */
  public int readsOf(AssetPath table) {
    return Collections.frequency(reads, table);
  }

  /** Returns how many rows were delivered. */
  public long rows() {
    return rows.get();
  }

  /** Returns how many calls needed the source. */
  public int connects() {
    return connects.get();
  }

  public int listings() {
    return listings.get();
  }

  /** Returns how many cursors and readers were cancelled while they were in use. */
  public int cancels() {
    return cancels.get();
  }

  public int openConnectors() {
    return openConnectors.get();
  }

  /** Returns how many cursors and readers hold something of the source. */
  public int openResources() {
    return openCursors.get() + openReaders.get();
  }

  /** Returns the most readers that were ever at work at once. */
  public int mostOpenReaders() {
    return mostOpenReaders.get();
  }

  void connected() {
    connects.incrementAndGet();
  }

  void created() {
    openConnectors.incrementAndGet();
  }

  void closed() {
    openConnectors.decrementAndGet();
  }

  void listed() {
    listings.incrementAndGet();
    openCursors.incrementAndGet();
  }

  void cursorFreed() {
    openCursors.decrementAndGet();
  }

  void readingBegan(AssetPath table) {
    reads.add(table);
    int open = openReaders.incrementAndGet();
    mostOpenReaders.accumulateAndGet(open, Math::max);
  }

  void readerFreed() {
    openReaders.decrementAndGet();
  }

  void delivered(long count) {
    rows.addAndGet(count);
  }

  void cancelled() {
    cancels.incrementAndGet();
  }
}
