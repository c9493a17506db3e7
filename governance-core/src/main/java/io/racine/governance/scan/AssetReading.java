package io.racine.governance.scan;

import io.racine.governance.spi.Issue;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.ReadSummary;
import io.racine.governance.spi.connector.SupportsReading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads one asset, part by part, and adds up what came of it.
 *
 * <p>A part that fails in a way that may pass is read anew, by a judge that has seen nothing of it.
 *
 * <p>Thread-safe: parts may be read at the same time.
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
  private final IntFunction<AssetJudge> judges;
  private final long begin = System.nanoTime();
  private final Set<PartRead> active = ConcurrentHashMap.newKeySet();
  private final Set<Issue> issues = new LinkedHashSet<>();
  private @Nullable AssetJudge judge;
  private long rows;
  private long bytes;
  private boolean outOfTime;
  private volatile boolean canceled;

  /**
   * @param judges makes judges that have seen nothing, by the number of a part
   */
  AssetReading(
      ScanContext context,
      SupportsReading source,
      AssetDescriptor asset,
      IntFunction<AssetJudge> judges) {
    this.context = context;
    this.source = source;
    this.asset = asset;
    this.judges = judges;
  }

  /**
   * Reads one part, several times if need be; what was read of it counts even if it fails.
   *
   * @return false if there was no time left to begin
   */
  boolean read(int number, AssetPartition part) {
    if (!isTimeLeft()) {
      noteOutOfTime();
      return false;
    }
    var attempts = new ArrayList<PartRead>();
    try {
      return context
          .calls()
          .call(
              answered -> {
                attempts.clear();
                attempts.add(new PartRead(context, source, part, request(), judges.apply(number)));
                run(attempts.get(0), answered);
                return true;
              },
              () -> isTimeLeft() && !canceled);
    } finally {
      attempts.forEach(this::add);
    }
  }

  private void run(PartRead attempt, Runnable answered) {
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

  private boolean isTimeLeft() {
    return timeLeft().compareTo(SHORTEST) > 0;
  }

  private synchronized void noteOutOfTime() {
    outOfTime = true;
  }

  private synchronized void add(PartRead attempt) {
    if (judge == null) {
      judge = attempt.judge();
    } else {
      judge.merge(attempt.judge());
    }
    attempt.summary().ifPresent(this::add);
  }

  private void add(ReadSummary summary) {
    rows += summary.rows();
    bytes += summary.bytes();
    context.tally().read(summary.rows(), summary.bytes());
    issues.addAll(summary.issues());
    outOfTime |= summary.end() == ReadSummary.End.TIME_LIMIT;
  }

  synchronized long rows() {
    return rows;
  }

  synchronized long bytes() {
    return bytes;
  }

  /** Returns what was gathered on the asset. */
  synchronized AssetJudge judge() {
    return judge == null ? judges.apply(0) : judge;
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
