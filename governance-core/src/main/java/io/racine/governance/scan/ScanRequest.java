package io.racine.governance.scan;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.asset.AssetFilter;
import io.racine.governance.spi.connector.ReadRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to scan, and how.
 *
 * <p>{@link #of} for the defaults, {@link #builder} for the rest.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class ScanRequest {
  /** More would load the source rather than use the machine. */
  public static final int MAX_PARALLELISM = 64;

  /** A source's connection pool notices four connections little. */
  public static final int DEFAULT_PARALLELISM = 4;

  /** Rows from all over each table, as many as a reader delivers in well under a second. */
  public static final Sampling DEFAULT_SAMPLING = Sampling.random(ReadRequest.DEFAULT_MAX_ROWS);

  private final String dataSource;
  private final String name;
  private final ScanType type;
  private final AssetFilter filter;
  private final Sampling sampling;
  private final int parallelism;
  private final Duration assetTimeLimit;

  private ScanRequest(Builder builder) {
    this.dataSource = builder.dataSource;
    this.name = builder.name == null ? builder.dataSource : builder.name;
    this.type = builder.type;
    this.filter = AssetFilter.of(builder.includes, builder.excludes);
    this.sampling = builder.sampling;
    this.parallelism = builder.parallelism;
    this.assetTimeLimit = builder.assetTimeLimit;
  }

  /** Returns the request to scan all of a source with the defaults. */
  public static ScanRequest of(String dataSource) {
    return builder(dataSource).build();
  }

  public static Builder builder(String dataSource) {
    return new Builder(dataSource);
  }

  public String dataSource() {
    return dataSource;
  }

  public String name() {
    return name;
  }

  public ScanType type() {
    return type;
  }

  public AssetFilter filter() {
    return filter;
  }

  public Sampling sampling() {
    return sampling;
  }

  /**
   * Returns how many readers are at work at the same time, each on a connection of its own. One
   * asset has one, or several when it is large and nothing else waits to be read.
   */
  public int parallelism() {
    return parallelism;
  }

  /** Returns how long reading one asset may take. */
  public Duration assetTimeLimit() {
    return assetTimeLimit;
  }

  @Override
  public String toString() {
    return type + " scan of '" + dataSource + "' (" + filter + ", " + sampling.mode() + ")";
  }

  /**
   * Builds one request.
   *
   * <p><b>Threads:</b> Confined: one thread at a time.
   */
  public static final class Builder {
    private final String dataSource;
    private @Nullable String name;
    private ScanType type = ScanType.FULL;
    private final List<String> includes = new ArrayList<>();
    private final List<String> excludes = new ArrayList<>();
    private Sampling sampling = DEFAULT_SAMPLING;
    private int parallelism = DEFAULT_PARALLELISM;
    private Duration assetTimeLimit = ReadRequest.DEFAULT_TIME_LIMIT;

    private Builder(String dataSource) {
      this.dataSource = requireNonNull(dataSource, "dataSource");
    }

    /** Names the scan for people; the source's name unless set. */
    public Builder name(String name) {
      if (requireNonNull(name, "name").isBlank() || name.length() > 200) {
        throw new IllegalArgumentException("Scan name must have 1 to 200 characters");
      }
      this.name = name;
      return this;
    }

    /** Leaves out what has not changed since it was last judged. */
    public Builder incremental() {
      this.type = ScanType.INCREMENTAL;
      return this;
    }

    /** Adds patterns of what to scan; see {@link AssetFilter}. */
    public Builder include(String... patterns) {
      includes.addAll(List.of(patterns));
      return this;
    }

    /** Adds patterns of what not to scan; see {@link AssetFilter}. */
    public Builder exclude(String... patterns) {
      excludes.addAll(List.of(patterns));
      return this;
    }

    public Builder sampling(Sampling sampling) {
      this.sampling = requireNonNull(sampling, "sampling");
      return this;
    }

    public Builder parallelism(int assets) {
      if (assets < 1 || assets > MAX_PARALLELISM) {
        throw new IllegalArgumentException(
            "parallelism must be between 1 and " + MAX_PARALLELISM + " but was " + assets);
      }
      this.parallelism = assets;
      return this;
    }

    public Builder assetTimeLimit(Duration limit) {
      if (limit.isNegative() || limit.isZero()) {
        throw new IllegalArgumentException("assetTimeLimit must be positive but was " + limit);
      }
      this.assetTimeLimit = limit;
      return this;
    }

    /**
     * Returns the request.
     *
     * @throws IllegalArgumentException if a pattern is malformed
     */
    public ScanRequest build() {
      return new ScanRequest(this);
    }
  }
}
