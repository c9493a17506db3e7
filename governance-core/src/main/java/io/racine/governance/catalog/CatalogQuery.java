package io.racine.governance.catalog;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.asset.CatalogItemType;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which items to list, and which page of them.
 *
 * <p>Start from {@link #all()} and narrow. Items that are gone are left out unless asked for.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class CatalogQuery {
  /** As many as a page shows; enough for one screen of a console. */
  public static final int DEFAULT_LIMIT = 100;

  /** More than this is to be fetched page by page. */
  public static final int MAX_LIMIT = 10_000;

  private final @Nullable String dataSource;
  private final Set<CatalogItemType> types;
  private final @Nullable CatalogItemId parent;
  private final boolean sensitiveOnly;
  private final boolean includingGone;
  private final int limit;
  private final long offset;

  private CatalogQuery(
      @Nullable String dataSource,
      Set<CatalogItemType> types,
      @Nullable CatalogItemId parent,
      boolean sensitiveOnly,
      boolean includingGone,
      int limit,
      long offset) {
    this.dataSource = dataSource;
    this.types = types.isEmpty() ? Set.of() : Set.copyOf(types);
    this.parent = parent;
    this.sensitiveOnly = sensitiveOnly;
    this.includingGone = includingGone;
    this.limit = limit;
    this.offset = offset;
  }

  public static CatalogQuery all() {
    return new CatalogQuery(null, Set.of(), null, false, false, DEFAULT_LIMIT, 0);
  }

  public CatalogQuery dataSource(String name) {
    return new CatalogQuery(
        requireNonNull(name, "name"), types, parent, sensitiveOnly, includingGone, limit, offset);
  }

  public CatalogQuery types(CatalogItemType first, CatalogItemType... more) {
    return new CatalogQuery(
        dataSource, EnumSet.of(first, more), parent, sensitiveOnly, includingGone, limit, offset);
  }

  /** Narrows to the items directly in one. */
  public CatalogQuery childrenOf(CatalogItemId parent) {
    return new CatalogQuery(
        dataSource,
        types,
        requireNonNull(parent, "parent"),
        sensitiveOnly,
        includingGone,
        limit,
        offset);
  }

  /** Narrows to columns whose level is above INTERNAL. */
  public CatalogQuery sensitiveOnly() {
    return new CatalogQuery(dataSource, types, parent, true, includingGone, limit, offset);
  }

  /** Widens to items that the last complete scan did not find any more. */
  public CatalogQuery includingGone() {
    return new CatalogQuery(dataSource, types, parent, sensitiveOnly, true, limit, offset);
  }

  /** Asks for one page: at most {@code limit} items, after the first {@code offset}. */
  public CatalogQuery page(int limit, long offset) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException(
          "limit must be between 1 and " + MAX_LIMIT + " but was " + limit);
    }
    if (offset < 0) {
      throw new IllegalArgumentException("offset must not be negative but was " + offset);
    }
    return new CatalogQuery(dataSource, types, parent, sensitiveOnly, includingGone, limit, offset);
  }

  Optional<String> dataSource() {
    return Optional.ofNullable(dataSource);
  }

  Set<CatalogItemType> types() {
    return types;
  }

  Optional<CatalogItemId> parent() {
    return Optional.ofNullable(parent);
  }

  boolean isSensitiveOnly() {
    return sensitiveOnly;
  }

  boolean isIncludingGone() {
    return includingGone;
  }

  int limit() {
    return limit;
  }

  long offset() {
    return offset;
  }
}
