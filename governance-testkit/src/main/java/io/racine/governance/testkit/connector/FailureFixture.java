package io.racine.governance.testkit.connector;

import java.util.Map;

/**
 * A source with settings that do not fit it.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @since 0.1
 */
public interface FailureFixture extends ConnectorFixture {
  /**
   * Returns settings that pass their own rules and yet cannot work, by what is wrong with them:
   * {@code "wrong host"}, {@code "wrong password"}. At least one.
   */
  Map<String, BrokenSettings> brokenSettings();
}
