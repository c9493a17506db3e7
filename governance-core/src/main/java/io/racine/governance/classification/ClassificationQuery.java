package io.racine.governance.classification;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which classifications to list, and which page of them.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class ClassificationQuery {
  /** More than this is to be fetched page by page. */
  public static final int MAX_LIMIT = 10_000;

  private final @Nullable String dataSource;
  private final boolean sensitiveOnly;
  private final int limit;
  private final long offset;

  private ClassificationQuery(
      @Nullable String dataSource, boolean sensitiveOnly, int limit, long offset) {
    this.dataSource = dataSource;
    this.sensitiveOnly = sensitiveOnly;
    this.limit = limit;
    this.offset = offset;
  }

  public static ClassificationQuery all() {
    return new ClassificationQuery(null, false, 1_000, 0);
  }

  public ClassificationQuery dataSource(String name) {
    return new ClassificationQuery(requireNonNull(name, "name"), sensitiveOnly, limit, offset);
  }

  /** Narrows to columns whose level, after decisions, is above INTERNAL. */
  public ClassificationQuery sensitiveOnly() {
    return new ClassificationQuery(dataSource, true, limit, offset);
  }

  /** Asks for one page: at most {@code limit} columns, after the first {@code offset}. */
  public ClassificationQuery page(int limit, long offset) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException(
          "limit must be between 1 and " + MAX_LIMIT + " but was " + limit);
    }
    if (offset < 0) {
      throw new IllegalArgumentException("offset must not be negative but was " + offset);
    }
    return new ClassificationQuery(dataSource, sensitiveOnly, limit, offset);
  }

  Optional<String> dataSource() {
    return Optional.ofNullable(dataSource);
  }

  boolean isSensitiveOnly() {
    return sensitiveOnly;
  }

  int limit() {
    return limit;
  }

  long offset() {
    return offset;
  }
}
