package io.racine.governance.architecture.broken.spi;

import io.racine.governance.scan.ScanReport;

/** Breaks a rule on purpose. */
public interface SpiThatSeesCore {
  ScanReport report();
}
