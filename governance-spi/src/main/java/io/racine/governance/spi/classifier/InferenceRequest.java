package io.racine.governance.spi.classifier;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link InferenceService} is told about a column.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class InferenceRequest {
  private final ColumnDescriptor column;
  private final @Nullable String table;
  private final List<FieldPath> siblings;
  private final Map<EntityType, String> entities;
  private final List<String> samples;
  private final boolean masked;
  private final Duration timeLimit;

  private InferenceRequest(Builder builder) {
    this.column = builder.column;
    this.table = builder.table;
    this.siblings = List.copyOf(builder.siblings);
    this.entities = java.util.Collections.unmodifiableMap(new TreeMap<>(builder.entities));
    this.samples = List.copyOf(builder.samples);
    this.masked = builder.masked;
    this.timeLimit = builder.timeLimit;
  }

  public static Builder builder(ColumnDescriptor column) {
    return new Builder(column);
  }

  public ColumnDescriptor column() {
    return column;
  }

  /** Returns the table's name as a path, when the column is of one. */
  public Optional<String> table() {
    return Optional.ofNullable(table);
  }

  /** Returns the paths of all columns of the table, this one included. */
  public List<FieldPath> siblings() {
    return siblings;
  }

  /** Returns the entities asked about, each with a description. */
  public Map<EntityType, String> entities() {
    return entities;
  }

  /**
   * Returns some different values of the column: {@linkplain #isMasked() masked}, or as they are
   * where the source allows that.
   */
  public List<String> samples() {
    return new ArrayList<>(samples);
  }

  /** Returns whether each letter of the samples is an {@code A} or {@code a}, each digit a 9. */
  public boolean isMasked() {
    return masked;
  }

  /** Returns how long an answer is waited for. */
  public Duration timeLimit() {
    return timeLimit;
  }

  /** Names no sample. */
  @Override
  public String toString() {
    return column.path() + " for " + entities.keySet() + ", " + samples.size() + " samples";
  }

  /**
   * Builds one request.
   *
   * <p><b>Threads:</b> Confined: one thread at a time.
   */
  public static final class Builder {
    private final ColumnDescriptor column;
    private @Nullable String table;
    private List<FieldPath> siblings = List.of();
    private Map<EntityType, String> entities = Map.of();
    private List<String> samples = List.of();
    private boolean masked = true;
    private Duration timeLimit = Duration.ofSeconds(10);

    private Builder(ColumnDescriptor column) {
      this.column = requireNonNull(column, "column");
    }

    public Builder table(@Nullable String table) {
      this.table = table;
      return this;
    }

    public Builder siblings(List<FieldPath> siblings) {
      this.siblings = siblings;
      return this;
    }

    public Builder entities(Map<EntityType, String> entities) {
      this.entities = entities;
      return this;
    }

    public Builder samples(List<String> samples, boolean masked) {
      this.samples = samples;
      this.masked = masked;
      return this;
    }

    public Builder timeLimit(Duration timeLimit) {
      this.timeLimit = requireNonNull(timeLimit, "timeLimit");
      return this;
    }

    public InferenceRequest build() {
      return new InferenceRequest(this);
    }
  }
}
