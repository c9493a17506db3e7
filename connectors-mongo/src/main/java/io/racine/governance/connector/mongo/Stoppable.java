package io.racine.governance.connector.mongo;

/** Something that runs until its owner closes it, or the connector is closed. */
interface Stoppable {
  /** Ends what runs and frees what it holds; callable from any thread. */
  void endNow();
}
