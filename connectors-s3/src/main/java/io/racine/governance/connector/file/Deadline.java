package io.racine.governance.connector.file;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Breaks off what waits for a store when the time is over; a thread of the JVM's own does it. */
final class Deadline implements AutoCloseable {
  private final CompletableFuture<Void> work = new CompletableFuture<>();
  private final CompletableFuture<Void> end;

  Deadline(Duration limit, StopSignal stop) {
    this.end =
        work.orTimeout(Math.max(1, limit.toMillis()), TimeUnit.MILLISECONDS)
            .whenComplete(
                (done, late) -> {
                  if (late != null) {
                    stop.stop(StopSignal.Reason.TIME_LIMIT);
                  }
                });
  }

  /** Says that the work is done; then nothing is broken off any more. */
  @Override
  public void close() {
    if (!end.isDone()) {
      work.complete(null);
    }
  }
}
