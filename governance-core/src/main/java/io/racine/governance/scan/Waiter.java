package io.racine.governance.scan;

import java.time.Duration;

/** Lets some time pass; replaced in tests. Thread-safe. */
interface Waiter {
  /**
   * Waits, at most until the run is to end.
   *
   * @throws StoppedException if the run is to end
   */
  void pause(Duration time);
}
