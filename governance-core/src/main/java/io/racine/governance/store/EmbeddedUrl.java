package io.racine.governance.store;

import io.racine.governance.spi.config.Secret;
import java.util.Map;
import javax.sql.DataSource;

/** How we open H2 inside the host's JVM. */
final class EmbeddedUrl {
  /**
   *
   *
   * <ul>
   *   <li>DB_CLOSE_ON_EXIT: H2's own shutdown hook would race with those of the host.
   *   <li>WRITE_DELAY: what is committed is handed to the operating system at once, so that killing
   *       the process loses nothing. The default keeps half a second of commits in memory.
   *   <li>TRACE_LEVEL: H2 would write failed statements, with their values, to a file or the
   *       console.
   *   <li>CACHE_SIZE: 16 MB. The default takes a share of the host's heap.
   *   <li>LOCK_TIMEOUT: writers of one scan wait for each other; the default of 2 s is short for a
   *       slow disk.
   * </ul>
   */
  private static final String OPTIONS =
      ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0;TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0"
          + ";CACHE_SIZE=16384;LOCK_TIMEOUT=10000";

  private EmbeddedUrl() {}

  /** The file is protected by its permissions; a password beside it would protect nothing. */
  static DataSource connections(String where, String moreOptions) {
    return new DriverConnections(
        "org.h2.Driver",
        "jdbc:h2:" + where + OPTIONS + moreOptions,
        "racine",
        Secret.of(""),
        Map.of());
  }
}
