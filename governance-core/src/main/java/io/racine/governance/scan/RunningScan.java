package io.racine.governance.scan;

import io.racine.governance.classification.ClassificationRecorder;
import io.racine.governance.datasource.DataSourceStatus;
import io.racine.governance.organization.OrganizationId;
import io.racine.governance.spi.GovernanceException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A started scan: drives its task, and ends it in the store exactly once. Thread-safe. */
final class RunningScan implements ScanRun {
  private static final Logger LOGGER = LoggerFactory.getLogger(RunningScan.class);

  private final ScanEngine engine;
  private final OrganizationId organization;
  private final ScanTask task;
  private final ClassificationRecorder classifications;
  private final CompletableFuture<ScanReport> end = new CompletableFuture<>();
  private volatile Future<?> endCall = CompletableFuture.completedFuture(null);

  RunningScan(
      ScanEngine engine,
      OrganizationId organization,
      ScanTask task,
      ClassificationRecorder classifications) {
    this.engine = engine;
    this.organization = organization;
    this.task = task;
    this.classifications = classifications;
  }

  /** Scans, in the calling thread, and completes whoever awaits the end. */
  void drive() {
    GovernanceException failure = null;
    try {
      task.run();
    } catch (GovernanceException e) {
      failure = e;
    } catch (RuntimeException | Error e) {
      LOGGER.error("Scan {} ended with a fault of this library", id(), e);
      failure =
          new GovernanceException(
              ScanErrors.UNEXPECTED, "Scan " + id() + " ended with " + e.getClass().getName());
    }
    ScanStatus status =
        failure != null
            ? ScanStatus.FAILED
            : task.stopRequested() ? ScanStatus.CANCELED : ScanStatus.COMPLETED;
    try {
      finish(status, failure);
      engine.tell(
          new ScanFinished(engine.now(), id(), task.source().name(), status, task.counts()));
      if (failure == null) {
        end.complete(report());
      } else {
        end.completeExceptionally(failed(failure));
      }
    } catch (RuntimeException e) {
      // The store is gone: the scan stays RUNNING there, and the next start marks it INTERRUPTED.
      LOGGER.warn("The end of scan {} could not be recorded: {}", id(), e.getMessage());
      end.completeExceptionally(failed(failure == null ? asOurs(e) : failure));
    } finally {
      // Whoever waits must not wait for ever, whatever happened above.
      end.completeExceptionally(failed(ended()));
      endCall.cancel(false);
    }
  }

  /**
   * Makes the run end soon, because nothing more can be stored.
   *
   * @param grace when to end the wait for it even if its thread does not come back
   */
  void storeGaveUp(Duration grace) {
    engine.database().fatalFault().ifPresent(task::fail);
    endCall = engine.after(grace, this::callEnd);
  }

  private void callEnd() {
    engine
        .database()
        .fatalFault()
        .filter(fault -> end.completeExceptionally(failed(fault)))
        .ifPresent(fault -> LOGGER.warn("Scan {} hangs in a store that gave itself up", id()));
  }

  private GovernanceException ended() {
    return new GovernanceException(ScanErrors.UNEXPECTED, "Scan " + id() + " ended unexpectedly.");
  }

  private static GovernanceException asOurs(RuntimeException e) {
    return e instanceof GovernanceException ours
        ? ours
        : new GovernanceException(ScanErrors.UNEXPECTED, e.getClass().getName());
  }

  private void finish(ScanStatus status, @Nullable GovernanceException failure) {
    engine
        .database()
        .runInTransaction(
            () -> {
              boolean ended =
                  engine
                      .store()
                      .updateToEndedIf(
                          organization,
                          id(),
                          engine.node(),
                          status,
                          task.counts(),
                          task.effort(),
                          failure == null ? null : failure.code(),
                          failure == null ? null : failure.getMessage(),
                          engine.now());
              if (ended) {
                engine
                    .sources()
                    .updateStatus(
                        organization,
                        task.source().id(),
                        failure == null ? DataSourceStatus.ACTIVE : DataSourceStatus.ERROR);
              }
            });
  }

  private ScanFailedException failed(GovernanceException failure) {
    return new ScanFailedException(
        id(),
        failure.code(),
        "Scan "
            + id()
            + " of data source '"
            + task.source().name()
            + "' failed: "
            + failure.getMessage());
  }

  private ScanReport report() {
    return new ScanReport(
        engine.store().find(organization, id()).orElseThrow(() -> new NoSuchScanException(id())),
        engine.sources().require(organization, task.source().id()),
        classifications.metByScan(),
        classifications.tablesMetByScan(),
        engine.records().issues(organization, id()));
  }

  ScanEffort effort() {
    return task.effort();
  }

  boolean isOf(OrganizationId other) {
    return organization.equals(other);
  }

  /** Waits for the end, however it comes. */
  boolean awaitEnd(Duration limit) {
    try {
      end.handle((report, failure) -> true)
          .get(Math.max(0, limit.toMillis()), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public ScanId id() {
    return task.id();
  }

  @Override
  public ScanProgress progress() {
    return task.progress();
  }

  @Override
  public void cancel() {
    if (!end.isDone()) {
      task.requestStop();
    }
  }

  @Override
  public ScanReport await() {
    while (true) {
      Optional<ScanReport> report = await(Duration.ofDays(1));
      if (report.isPresent()) {
        return report.get();
      }
    }
  }

  @Override
  public Optional<ScanReport> await(Duration limit) {
    try {
      return Optional.of(end.get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      cancel();
      boolean ended = awaitEnd(Duration.ofSeconds(5));
      Thread.currentThread().interrupt();
      if (ended && !end.isCompletedExceptionally()) {
        return Optional.of(end.join());
      }
      throw failed(
          new GovernanceException(
              ScanErrors.NOT_STARTABLE, "the thread that waited for it was interrupted."));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ScanFailedException failed) {
        throw failed;
      }
      throw failed(ended());
    }
  }
}
