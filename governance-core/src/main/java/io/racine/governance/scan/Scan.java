package io.racine.governance.scan;

import io.racine.governance.datasource.DataSourceId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run over one data source, as the store knows it.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param id its id
 * @param name its name for people
 * @param dataSource the source
 * @param type whether it may leave out what has not changed
 * @param status what state it is in
 * @param counts what became of the assets; final once it has ended
 * @param effort what it did besides reading, all times together that it was started
 * @param createdBy the user who created it
 * @param startedAt when it was first started, or null
 * @param completedAt when it ended, or null
 * @param error why it failed, or null
 * @since 0.1
 */
public record Scan(
    ScanId id,
    String name,
    DataSourceId dataSource,
    ScanType type,
    ScanStatus status,
    ScanCounts counts,
    ScanEffort effort,
    String createdBy,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant completedAt,
    @Nullable String error) {
  public Optional<Instant> findStartedAt() {
    return Optional.ofNullable(startedAt);
  }

  public Optional<Instant> findCompletedAt() {
    return Optional.ofNullable(completedAt);
  }

  public Optional<String> findError() {
    return Optional.ofNullable(error);
  }
}
