package io.racine.governance.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs one task in several threads that begin at the same moment.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @since 0.1
 */
public final class AtOnce {
  private AtOnce() {}

  /**
   * Returns what each thread got.
   *
   * @throws AssertionError if a thread failed or was not done in time
   */
  public static <T> List<T> run(int threads, Duration timeLimit, Callable<T> task) {
    CyclicBarrier start = new CyclicBarrier(threads);
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        futures.add(
            executor.submit(
                () -> {
                  start.await(timeLimit.toNanos(), TimeUnit.NANOSECONDS);
                  return task.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get(timeLimit.toNanos(), TimeUnit.NANOSECONDS));
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while waiting for " + threads + " threads", e);
    } catch (ExecutionException e) {
      throw new AssertionError("One of " + threads + " threads failed", e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError(
          "One of " + threads + " threads was not done within " + timeLimit, e);
    } finally {
      executor.shutdownNow();
    }
  }
}
