package io.racine.governance.scan;

import io.racine.governance.spi.Issue;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.SupportsReading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is common to all threads that read one asset: its time, its end, and what came of it.
 *
 * <p>Thread-safe.
 */
final class AssetReading {
  /**
   * The most values of one batch: what is wider than two hundred columns comes in fewer rows, so
   * that a batch of ten thousand columns fits into memory as well.
   */
  private static final int BATCH_VALUES = 200 * ReadRequest.DEFAULT_BATCH_ROWS;

  /** What is left of the time limit is never less, so that a reader can say that it is over. */
  private static final Duration SHORTEST = Duration.ofMillis(1);

  private final ScanContext context;
  private final SupportsReading source;
  private final AssetDescriptor asset;
  private final Supplier<AssetJudge> judges;
  private final long begin = System.nanoTime();
  private final Set<PartRead> active = ConcurrentHashMap.newKeySet();
  private final Set<Issue> issues = new LinkedHashSet<>();
  private @Nullable AssetJudge judge;
  private long rows;
  private long bytes;
  private int partsRead;
  private boolean outOfTime;
  private volatile boolean canceled;

  /**
   * @param judges makes judges that have seen nothing
   */
  AssetReading(
      ScanContext context,
      SupportsReading source,
      AssetDescriptor asset,
      Supplier<AssetJudge> judges) {
    this.context = context;
    this.source = source;
    this.asset = asset;
    this.judges = judges;
  }

  AssetJudge newJudge() {
    return judges.get();
  }

  /** Returns an attempt to read a part into a judge. */
  PartRead attempt(Part part, AssetJudge into) {
    return new PartRead(context, source, part.partition(), request(), into);
  }

  /** Makes an attempt, in sight of whoever ends reading. */
  void run(PartRead attempt, Runnable answered) {
    active.add(attempt);
    try {
      if (canceled) {
        attempt.cancel();
      }
      attempt.run(answered);
    } finally {
      active.remove(attempt);
    }
  }

  /** Ends reading soon, whichever parts are being read. */
  void cancel() {
    canceled = true;
    active.forEach(PartRead::cancel);
  }

  private ReadRequest request() {
    Sampling sampling = context.request().sampling();
    long batchRows =
        Math.min(
            ReadRequest.DEFAULT_BATCH_ROWS, BATCH_VALUES / Math.max(1, asset.columns().size()));
    Optional<RowRate> rate = context.rate();
    if (rate.isPresent()) {
      batchRows = Math.min(batchRows, rate.get().rowsAtOnce());
    }
    return ReadRequest.builder(sampling.mode(), asset.columns())
        .maxRows(sampling.maxRows())
        .maxBytes(sampling.maxBytes())
        .maxValueChars(sampling.maxValueChars())
        .timeLimit(timeLeft())
        .batchRows((int) Math.max(1, batchRows))
        .seed(context.hashKey().low())
        .build();
  }

  private Duration timeLeft() {
    Duration left = context.request().assetTimeLimit().minusNanos(System.nanoTime() - begin);
    return left.compareTo(SHORTEST) < 0 ? SHORTEST : left;
  }

  boolean isTimeLeft() {
    return timeLeft().compareTo(SHORTEST) > 0;
  }

  /** Returns whether a part that broke off may be read again. */
  boolean mayRepeat() {
    return isTimeLeft() && !canceled;
  }

  /**
   * Adds what a thread has read.
   *
   * @param gathered what was gathered on it; not to be used any more; null for nothing
   */
  synchronized void add(
      @Nullable AssetJudge gathered,
      int parts,
      long moreRows,
      long moreBytes,
      Set<Issue> more,
      boolean late) {
    if (gathered != null && judge != null) {
      judge.merge(gathered);
    } else if (gathered != null) {
      judge = gathered;
    }
    partsRead += parts;
    rows += moreRows;
    bytes += moreBytes;
    issues.addAll(more);
    outOfTime |= late;
    context.tally().read(moreRows, moreBytes);
  }

  /** Returns how many parts were read to their end. */
  synchronized int partsRead() {
    return partsRead;
  }

  synchronized long rows() {
    return rows;
  }

  synchronized long bytes() {
    return bytes;
  }

  /** Returns what was gathered on the asset. */
  synchronized AssetJudge judge() {
    return judge == null ? judges.get() : judge;
  }

  /** Returns what was done in a lesser way than asked for. */
  synchronized List<Issue> issues() {
    List<Issue> all = new ArrayList<>(issues);
    if (outOfTime) {
      all.add(
          Issue.warning(
              ConnectorException.TIMED_OUT,
              "Read only "
                  + rows
                  + " rows in "
                  + context.request().assetTimeLimit()
                  + ". Raise assetTimeLimit to read more."));
    }
    return all;
  }
}
