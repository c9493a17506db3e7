package io.racine.governance.connector.redis;

/** Something that runs until its owner closes it, or the connector is closed. */
interface Stoppable {
  /** Ends what runs and frees the connections; callable from any thread. */
  void endNow();
}
