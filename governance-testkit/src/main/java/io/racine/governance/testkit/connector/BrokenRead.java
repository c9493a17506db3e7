package io.racine.governance.testkit.connector;

import io.racine.governance.spi.connector.ReadSummary;
import io.racine.governance.spi.connector.ValueReader;
import io.racine.governance.spi.value.ValueBatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A read up to its end or its failure.
 *
 * @param rows what was delivered before
 * @param failure what was thrown; null when it came to an end
 * @param took how long from the first call on
 */
record BrokenRead(
    List<List<@Nullable Object>> rows,
    @Nullable Throwable failure,
    ReadSummary summary,
    Duration took) {

  static BrokenRead of(ValueReader reader) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    long start = System.nanoTime();
    @Nullable Throwable failure = null;
    try {
      for (Optional<ValueBatch> next = reader.next(); next.isPresent(); next = reader.next()) {
        rows.addAll(ReadRows.rows(next.get()));
      }
    } catch (RuntimeException e) {
      failure = e;
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    return new BrokenRead(rows, failure, reader.summary(), took);
  }
}
