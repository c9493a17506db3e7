package io.racine.governance.architecture.broken.plugin;

import io.racine.governance.scan.ScanReport;

/** Breaks a rule on purpose. */
public interface PluginThatSeesCore {
  ScanReport report();
}
