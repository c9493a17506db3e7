package io.racine.governance.plugin;

import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.ErrorKind;
import io.racine.governance.spi.GovernanceException;

/**
 * Turns whatever a plugin throws into one of our exceptions. Not API; may change in any release.
 */
public final class PluginFailure {
  private static final ErrorCode CODE = ErrorCode.of("plugin.failed", ErrorKind.PLUGIN);

  private PluginFailure() {}

  /**
   * Returns the exception to go on with.
   *
   * @param what what was done, such as "Reading shop.customer of data source 'x'"
   */
  public static GovernanceException from(RuntimeException exception, String what) {
    if (exception instanceof GovernanceException known) {
      return known;
    }
    // A foreign exception may quote a value, so neither its message nor itself goes on; where it
    // came
    // from is enough to find the fault in the plugin.
    StackTraceElement[] trace = exception.getStackTrace();
    return new GovernanceException(
        CODE,
        what
            + " failed with "
            + exception.getClass().getName()
            + (trace.length == 0 ? "" : " at " + trace[0])
            + ". This is a fault of the plugin.");
  }
}
