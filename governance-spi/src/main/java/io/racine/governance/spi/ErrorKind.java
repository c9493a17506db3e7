package io.racine.governance.spi;

/** Who can do something about an error. */
public enum ErrorKind {
  /** The host configured something wrong. */
  HOST_CONFIG,
  /** The caller asked for something that is not there, not allowed or not possible now. */
  CALLER,
  /** The scanned source refused, failed or is out of reach. */
  SOURCE,
  /** A plugin broke its contract. */
  PLUGIN,
  /** The library's own store failed. */
  STORE,
  /** A fault of this library. */
  BUG
}
