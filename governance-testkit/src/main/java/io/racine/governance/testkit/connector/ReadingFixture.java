package io.racine.governance.testkit.connector;

import java.util.List;

/**
 * A source whose rows are known.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @since 0.1
 */
public interface ReadingFixture extends ConnectorFixture {
  /**
   * Returns all rows of some tables, columns as in {@link #expectedAssets()}. One table must have
   * ten rows or more, one value must be null, one text must be longer than eight characters, and a
   * source that knows binary values should hold one.
   */
  List<ExpectedRows> expectedRows();
}
