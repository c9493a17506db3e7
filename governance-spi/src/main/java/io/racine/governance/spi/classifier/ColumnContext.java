package io.racine.governance.spi.classifier;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.asset.FieldPath;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known about a column besides its values.
 *
 * <p>Made with {@link #builder}. An ETL job sets a name and a type and leaves out the rest.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class ColumnContext implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ColumnDescriptor column;
  private final HashKey hashKey;
  private final @Nullable AssetPath table;
  private final @Nullable String tableComment;
  private final @Nullable DataSourceType sourceType;
  private final ArrayList<FieldPath> siblings;
  private final TreeSet<String> locales;
  private final @Nullable String environment;
  private final InferencePolicy inference;

  private ColumnContext(Builder builder) {
    this.column = builder.column;
    this.hashKey = builder.hashKey;
    this.table = builder.table;
    this.tableComment = builder.tableComment;
    this.sourceType = builder.sourceType;
    this.siblings = new ArrayList<>(builder.siblings);
    this.locales = new TreeSet<>(builder.locales);
    this.environment = builder.environment;
    this.inference = builder.inference;
  }

  public static Builder builder(ColumnDescriptor column, HashKey hashKey) {
    return new Builder(column, hashKey);
  }

  public ColumnDescriptor column() {
    return column;
  }

  public HashKey hashKey() {
    return hashKey;
  }

  public Optional<AssetPath> table() {
    return Optional.ofNullable(table);
  }

  public Optional<String> tableComment() {
    return Optional.ofNullable(tableComment);
  }

  public Optional<DataSourceType> sourceType() {
    return Optional.ofNullable(sourceType);
  }

  /** Returns the paths of all columns of the table, this one included, in their order. */
  public List<FieldPath> siblings() {
    return Collections.unmodifiableList(siblings);
  }

  /** Returns where the data is likely from: ISO 3166 country codes such as {@code DE}. */
  public Set<String> locales() {
    return Collections.unmodifiableSet(locales);
  }

  /** Returns what the source is used for, such as {@code PRODUCTION}, when that is known. */
  public Optional<String> environment() {
    return Optional.ofNullable(environment);
  }

  /** Returns what of the column may be shown to an inference service; nothing unless set. */
  public InferencePolicy inference() {
    return inference;
  }

  @Override
  public String toString() {
    return (table == null ? "" : table + " ") + column.path();
  }

  /**
   * Builds one context.
   *
   * <p><b>Threads:</b> Confined: one thread at a time.
   */
  public static final class Builder {
    private final ColumnDescriptor column;
    private final HashKey hashKey;
    private @Nullable AssetPath table;
    private @Nullable String tableComment;
    private @Nullable DataSourceType sourceType;
    private List<FieldPath> siblings = List.of();
    private Set<String> locales = Set.of();
    private @Nullable String environment;
    private InferencePolicy inference = InferencePolicy.OFF;

    private Builder(ColumnDescriptor column, HashKey hashKey) {
      this.column = requireNonNull(column, "column");
      this.hashKey = requireNonNull(hashKey, "hashKey");
    }

    public Builder table(@Nullable AssetPath table) {
      this.table = table;
      return this;
    }

    public Builder tableComment(@Nullable String comment) {
      this.tableComment = comment;
      return this;
    }

    public Builder sourceType(@Nullable DataSourceType sourceType) {
      this.sourceType = sourceType;
      return this;
    }

    public Builder siblings(List<FieldPath> siblings) {
      this.siblings = List.copyOf(siblings);
      return this;
    }

    public Builder locales(Set<String> locales) {
      this.locales = Set.copyOf(locales);
      return this;
    }

    public Builder environment(@Nullable String environment) {
      this.environment = environment;
      return this;
    }

    public Builder inference(InferencePolicy inference) {
      this.inference = requireNonNull(inference, "inference");
      return this;
    }

    public ColumnContext build() {
      return new ColumnContext(this);
    }
  }
}
