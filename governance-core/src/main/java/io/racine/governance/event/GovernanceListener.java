package io.racine.governance.event;

/**
 * Is told what happens, such as a scan's progress.
 *
 * <p>Called in the thread that does the work: return soon. What a listener throws is logged and
 * does not disturb the work.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface GovernanceListener {
  void on(GovernanceEvent event);
}
