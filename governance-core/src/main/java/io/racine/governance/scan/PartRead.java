package io.racine.governance.scan;

import io.racine.governance.spi.GovernanceException;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.ReadSummary;
import io.racine.governance.spi.connector.SupportsReading;
import io.racine.governance.spi.connector.ValueReader;
import io.racine.governance.spi.value.ValueBatch;
import io.racine.governance.spi.value.ValueColumn;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to read one part of an asset: a thread of its own reads while the calling one judges.
 *
 * <p>{@link #run} is called once; {@link #cancel} by any thread.
 */
final class PartRead {
  /** What a value in memory takes besides its characters: a text, its array and a reference. */
  private static final long VALUE_OVERHEAD = 56;

  private final ScanContext context;
  private final SupportsReading source;
  private final AssetPartition part;
  private final ReadRequest request;
  private final AssetJudge judge;
  private final HandOver handOver;
  private final CompletableFuture<Void> readerGone = new CompletableFuture<>();
  private final long begin = System.nanoTime();
  private volatile @Nullable ReaderWatch watch;
  private volatile @Nullable ReadSummary summary;
  private volatile boolean canceled;
  private boolean judged;

  PartRead(
      ScanContext context,
      SupportsReading source,
      AssetPartition part,
      ReadRequest request,
      AssetJudge judge) {
    this.context = context;
    this.source = source;
    this.part = part;
    this.request = request;
    this.judge = judge;
    this.handOver = new HandOver(context.handOverBytes());
  }

  /** Returns whether the judge has seen anything of this attempt; for the thread that judges. */
  boolean hasJudged() {
    return judged;
  }

  /** Returns what was read, once a reader was opened. */
  Optional<ReadSummary> summary() {
    return Optional.ofNullable(summary);
  }

  /**
   * Reads and judges to the end.
   *
   * @param answered told when the source has answered for the first time
   */
  void run(Runnable answered) {
    context
        .engine()
        .execute(
            () -> read(answered),
            () -> {
              // The library is being closed.
              context.control().requestStop();
              handOver.fail(new StoppedException());
              readerGone.complete(null);
            });
    try {
      judgeAll();
    } catch (InterruptedException e) {
      throw context.control().interrupted();
    } finally {
      handOver.abandon();
      cancel();
      // Whoever comes next may use the reader's slot.
      readerGone.join();
    }
  }

  private void judgeAll() throws InterruptedException {
    ValueBatch batch = handOver.take();
    while (batch != null) {
      judged = true;
      judge.accept(batch);
      if (context.control().isStopped()) {
        throw new StoppedException();
      }
      batch = handOver.take();
    }
  }

  /** Ends reading soon. */
  void cancel() {
    canceled = true;
    ReaderWatch watching = watch;
    if (watching != null) {
      watching.cancel();
    }
  }

  private void read(Runnable answered) {
    try {
      readAll(answered);
      handOver.end();
    } catch (InterruptedException e) {
      handOver.fail(context.control().interrupted());
    } catch (RuntimeException e) {
      handOver.fail(e);
    } catch (Error e) {
      handOver.fail(e);
    } finally {
      readerGone.complete(null);
    }
  }

  private void readAll(Runnable answered) throws InterruptedException {
    try (ValueReader reader = source.open(part, request);
        ReaderWatch watching = context.watch(reader, request.timeLimit())) {
      watch = watching;
      if (canceled) {
        reader.cancel();
      }
      try {
        pass(reader, answered);
      } catch (RuntimeException e) {
        if (watching.timedOut()) {
          throw timedOut();
        }
        throw e;
      } finally {
        watch = null;
        summary = reader.summary();
      }
    }
  }

  private void pass(ValueReader reader, Runnable answered) throws InterruptedException {
    Optional<ValueBatch> batch = reader.next();
    answered.run();
    long bytes = 0;
    while (batch.isPresent()) {
      long bytesNow = reader.summary().bytes();
      if (!handOver.put(batch.get(), bytesNow - bytes + overhead(batch.get()))) {
        reader.cancel();
        return;
      }
      bytes = bytesNow;
      keepRate(batch.get().rows());
      batch = reader.next();
    }
  }

  private static long overhead(ValueBatch batch) {
    return VALUE_OVERHEAD * batch.columns().stream().mapToLong(ValueColumn::size).sum();
  }

  private void keepRate(long rows) {
    Optional<RowRate> rate = context.rate();
    if (rate.isEmpty()) {
      return;
    }
    Duration wait = rate.get().take(rows);
    Duration left = request.timeLimit().minusNanos(System.nanoTime() - begin);
    // Beyond its time limit the reader has to say so itself.
    Duration bounded = wait.compareTo(left) < 0 ? wait : left;
    if (bounded.compareTo(Duration.ZERO) > 0) {
      context.effort().limitWaited(bounded);
      context.control().pause(bounded);
    }
  }

  private GovernanceException timedOut() {
    return new ConnectorException(
        ConnectorException.TIMED_OUT,
        context.source().name(),
        part.path(),
        "Reading "
            + part.path()
            + " of "
            + context.sourceText()
            + " took longer than "
            + context.request().assetTimeLimit()
            + ". Raise assetTimeLimit, or read fewer rows.",
        null);
  }
}
