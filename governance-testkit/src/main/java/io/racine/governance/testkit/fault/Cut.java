package io.racine.governance.testkit.fault;

/** How a connection is cut. */
public enum Cut {
  /** At once, as when a machine or a firewall drops it: the client sees "connection reset". */
  RESET,
  /** In order, as when a server shuts down: the client sees the end of the stream. */
  CLOSE
}
