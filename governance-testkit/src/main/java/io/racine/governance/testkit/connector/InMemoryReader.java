package io.racine.governance.testkit.connector;

import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.ReadSummary;
import io.racine.governance.spi.connector.ValueReader;
import io.racine.governance.spi.value.ValueBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Reads one partition of a table in memory. */
final class InMemoryReader implements ValueReader {
  private final InMemoryConnector connector;
  private final AssetPartition partition;
  private final ReadRequest request;
  private final Runnable stop = this::stop;
  private final CompletableFuture<Void> canceled = new CompletableFuture<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicBoolean holding = new AtomicBoolean();
  private volatile ReadSummary.End end = ReadSummary.End.OPEN;
  private @Nullable Instant deadline;
  private @Nullable InMemoryScan scan;
  private boolean failed;

  InMemoryReader(InMemoryConnector connector, AssetPartition partition, ReadRequest request) {
    this.connector = connector;
    this.partition = partition;
    this.request = request;
    connector.started(stop);
  }

  @Override
  public Optional<ValueBatch> next() {
    if (closed.get()) {
      throw new IllegalStateException("The reader of " + partition.path() + " is closed");
    }
    if (canceled.isDone()) {
      throw cancellation();
    }
    if (end != ReadSummary.End.OPEN || failed) {
      return Optional.empty();
    }
    boolean delivered = false;
    try {
      Optional<ValueBatch> batch = read();
      delivered = true;
      return batch;
    } finally {
      if (!delivered) {
        failed = true;
        free();
      }
    }
  }

  private Optional<ValueBatch> read() {
    InMemoryScan rows = scan == null ? begin() : scan;
    if (rows == null || isLate()) {
      return end(ReadSummary.End.TIME_LIMIT);
    }
    failIfTold(rows);
    Optional<ValueBatch> batch = rows.next();
    batch.ifPresent(found -> connector.activity().delivered(found.rows()));
    // A cancel that came meanwhile must not look like a normal end.
    if (canceled.isDone()) {
      throw cancellation();
    }
    if (batch.isEmpty() || rows.end() != ReadSummary.End.OPEN) {
      end(rows.end());
    }
    return batch;
  }

  /** Returns the rows to read, or null when the time is over before there are any. */
  private @Nullable InMemoryScan begin() {
    AssetPath path = partition.path();
    deadline = deadline();
    connector.activity().readingBegan(path);
    holding.set(true);
    connector.faults().beforeReading().accept(path);
    Optional<InMemoryGate> gate = connector.faults().gate(path);
    if (gate.isPresent() && !pass(gate.get())) {
      return null;
    }
    InMemoryAsset asset = connector.require(path);
    InMemoryScan begun = new InMemoryScan(asset, partition, request, connector);
    scan = begun;
    return begun;
  }

  /** Returns whether the gate was opened within the time limit. */
  private boolean pass(InMemoryGate gate) {
    gate.reach();
    try {
      CompletableFuture.anyOf(gate.opened(), canceled)
          .get(Math.min(request.timeLimit().toMillis(), Integer.MAX_VALUE), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cancellation();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Neither future can fail", e);
    }
    if (canceled.isDone()) {
      throw cancellation();
    }
    return true;
  }

  private void failIfTold(InMemoryScan rows) {
    Optional<InMemoryFaults.Fault> fault = connector.faults().reading(partition.path());
    if (fault.isEmpty()) {
      rows.stopAt(Long.MAX_VALUE);
      return;
    }
    if (rows.rows() >= fault.get().after() && fault.get().strikes()) {
      throw connector.failure(
          fault.get().code(),
          partition.path(),
          "Cannot read " + partition.path() + ": the test says so");
    }
    rows.stopAt(Math.max(rows.rows() + 1, fault.get().after()));
  }

  @Override
  public ReadSummary summary() {
    InMemoryScan rows = scan;
    return rows == null
        ? new ReadSummary(request.mode(), 0, 0, 0, end, List.of())
        : new ReadSummary(request.mode(), rows.rows(), rows.bytes(), rows.cut(), end, List.of());
  }

  @Override
  public void cancel() {
    if (end == ReadSummary.End.OPEN && !closed.get() && canceled.complete(null)) {
      connector.activity().cancelled();
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      connector.ended(stop);
      free();
    }
  }

  private void stop() {
    cancel();
  }

  private ConnectorException cancellation() {
    end = ReadSummary.End.CANCELED;
    free();
    return connector.canceled(partition.path());
  }

  private Optional<ValueBatch> end(ReadSummary.End reason) {
    end = reason;
    free();
    return Optional.empty();
  }

  private void free() {
    if (holding.compareAndSet(true, false)) {
      connector.activity().readerFreed();
    }
  }

  private Instant deadline() {
    Instant now = connector.clock().instant();
    Duration limit = request.timeLimit();
    return limit.compareTo(Duration.between(now, Instant.MAX)) >= 0 ? Instant.MAX : now.plus(limit);
  }

  private boolean isLate() {
    Instant last = deadline;
    return last != null && !connector.clock().instant().isBefore(last);
  }
}
