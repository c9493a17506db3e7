package io.racine.governance.scan;

import io.racine.governance.spi.connector.AssetPartition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parts of one asset: the calling thread one after the other, and helpers beside it while
 * the run has slots that nobody else wants.
 *
 * <p>A helper gives its slot back after each part if somebody waits for one, so that small assets
 * do not wait for the end of a large one.
 *
 * <p>{@link #run} is called once; the rest is thread-safe.
 */
final class SplitReading {
  private final ScanContext context;
  private final AssetReading reading;
  private final Queue<Part> left = new ArrayDeque<>();
  private final List<CompletableFuture<Void>> helpers = new ArrayList<>();
  private final BooleanSupplier taker = this::startHelper;
  private @Nullable RuntimeException failure;
  private @Nullable Error error;

  SplitReading(ScanContext context, AssetReading reading, List<AssetPartition> partitions) {
    this.context = context;
    this.reading = reading;
    for (AssetPartition partition : partitions) {
      left.add(new Part(left.size(), partition));
    }
  }

  /** Reads all parts, or until one has failed for good; throws what that one failed with. */
  void run() {
    context.slots().offerTo(taker);
    try {
      while (isUnfinished()) {
        work(() -> false);
        awaitHelpers();
      }
    } finally {
      context.slots().offerNoMore(taker);
    }
    synchronized (this) {
      if (error != null) {
        throw error;
      }
      if (failure != null) {
        throw failure;
      }
    }
  }

  /** A helper at work may still bring back parts that have to be read again. */
  private synchronized boolean isUnfinished() {
    return !left.isEmpty() || !helpers.isEmpty();
  }

  private void awaitHelpers() {
    CompletableFuture<?>[] atWork;
    synchronized (this) {
      atWork = helpers.toArray(CompletableFuture[]::new);
    }
    CompletableFuture.allOf(atWork).join();
  }

  private synchronized void done(CompletableFuture<Void> helper) {
    helpers.removeIf(each -> each == helper);
    helper.complete(null);
  }

  private synchronized void again(List<Part> parts) {
    if (failure == null && error == null) {
      left.addAll(parts);
    }
  }

  private boolean startHelper() {
    var done = new CompletableFuture<Void>();
    synchronized (this) {
      if (left.isEmpty() || !context.slots().takeSpare()) {
        return false;
      }
      helpers.add(done);
    }
    context.engine().execute(() -> help(done), () -> rejected(done));
    return true;
  }

  private void help(CompletableFuture<Void> done) {
    try {
      work(context.slots()::areWanted);
    } finally {
      done(done);
      context.slots().giveBack();
    }
  }

  private void rejected(CompletableFuture<Void> done) {
    // The library is being closed.
    context.control().requestStop();
    fail(new StoppedException(), null);
    done(done);
    context.slots().giveBack();
  }

  private void work(BooleanSupplier enough) {
    var shard = new Shard(context, reading, this::again);
    try {
      Part part = next();
      while (part != null) {
        shard.read(part);
        part = enough.getAsBoolean() ? null : next();
      }
    } catch (RuntimeException e) {
      fail(e, null);
    } catch (Error e) {
      fail(null, e);
    }
    handIn(shard);
  }

  private void handIn(Shard shard) {
    try {
      shard.handIn();
    } catch (RuntimeException e) {
      fail(e, null);
    }
  }

  private synchronized @Nullable Part next() {
    return left.poll();
  }

  /** The first failure is the one that counts; what the others then break off with is not. */
  private synchronized void fail(@Nullable RuntimeException why, @Nullable Error worse) {
    if (failure == null && error == null) {
      failure = why;
      error = worse;
    }
    left.clear();
    reading.cancel();
  }
}
