package io.racine.governance.connector.file;

/** Something that runs until its owner closes it, or the connector is closed. */
interface Stoppable {
  /** Ends what runs; callable from any thread. */
  void endNow();
}
