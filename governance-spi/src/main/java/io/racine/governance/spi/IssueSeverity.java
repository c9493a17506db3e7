package io.racine.governance.spi;

/** How much an {@link Issue} matters. */
public enum IssueSeverity {
  /** Worth knowing; nothing was lost. */
  NOTICE,
  /** Something was read in a lesser way than asked for. */
  WARNING,
  /** Something could not be read, listed or judged. */
  ERROR
}
