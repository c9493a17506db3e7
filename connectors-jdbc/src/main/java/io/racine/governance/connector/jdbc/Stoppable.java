package io.racine.governance.connector.jdbc;

/** Something that runs until its owner closes it, or the connector is closed. */
interface Stoppable {
  /** Ends what runs and frees the connection; callable from any thread. */
  void endNow();
}
