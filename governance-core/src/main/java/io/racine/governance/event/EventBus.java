package io.racine.governance.event;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells every listener. Not API; may change in any release.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
public final class EventBus {
  private static final Logger LOGGER = LoggerFactory.getLogger(EventBus.class);

  private final List<GovernanceListener> listeners;

  public EventBus(List<GovernanceListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  public void tell(GovernanceEvent event) {
    for (GovernanceListener listener : listeners) {
      try {
        listener.on(event);
      } catch (RuntimeException e) {
        // The exception itself is the listener's and may quote what it was told; its class
        // suffices.
        LOGGER.warn(
            "Listener {} failed on {} with {}",
            listener.getClass().getName(),
            event.getClass().getSimpleName(),
            e.getClass().getName());
      }
    }
  }
}
