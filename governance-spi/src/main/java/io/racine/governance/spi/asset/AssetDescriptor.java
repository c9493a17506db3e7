package io.racine.governance.spi.asset;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a source says about one asset: a database, schema, table, view, index, procedure or
 * function.
 *
 * <p>Columns are not listed on their own; a table or view carries them. Made with {@link #builder};
 * a connector sets what its source tells.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class AssetDescriptor implements Serializable {
  private static final long serialVersionUID = 1L;

  private final CatalogItemType type;
  private final AssetPath path;
  private final String nativeKind;
  private final @Nullable String comment;
  private final ArrayList<ColumnDescriptor> columns;
  private final ArrayList<KeyDescriptor> keys;
  private final ArrayList<GrantDescriptor> grants;
  private final @Nullable Long rowEstimate;
  private final @Nullable Long sizeInBytes;
  private final @Nullable String definition;
  private final TreeMap<String, String> attributes;

  private AssetDescriptor(Builder builder) {
    this.type = builder.type;
    this.path = builder.path;
    this.nativeKind = builder.nativeKind;
    this.comment = builder.comment;
    this.columns = new ArrayList<>(builder.columns);
    this.keys = new ArrayList<>(builder.keys);
    this.grants = new ArrayList<>(builder.grants);
    this.rowEstimate = builder.rowEstimate;
    this.sizeInBytes = builder.sizeInBytes;
    this.definition = builder.definition;
    this.attributes = new TreeMap<>(builder.attributes);
  }

  /**
   * Returns a builder for an asset.
   *
   * @param type any type but COLUMN
   */
  public static Builder builder(CatalogItemType type, AssetPath path) {
    return new Builder(type, path);
  }

  public CatalogItemType type() {
    return type;
  }

  public AssetPath path() {
    return path;
  }

  /** Returns what the source calls it, such as {@code materialized view}; may be empty. */
  public String nativeKind() {
    return nativeKind;
  }

  public Optional<String> comment() {
    return Optional.ofNullable(comment);
  }

  /** Returns the columns of a table or view, or those an index covers, in their order. */
  public List<ColumnDescriptor> columns() {
    return Collections.unmodifiableList(columns);
  }

  public List<KeyDescriptor> keys() {
    return Collections.unmodifiableList(keys);
  }

  /** Returns who may do what with it, as far as the source tells the login that reads it. */
  public List<GrantDescriptor> grants() {
    return Collections.unmodifiableList(grants);
  }

  /** Returns about how many rows there are, from the source's own statistics; never counted. */
  public OptionalLong rowEstimate() {
    return rowEstimate == null ? OptionalLong.empty() : OptionalLong.of(rowEstimate);
  }

  public OptionalLong sizeInBytes() {
    return sizeInBytes == null ? OptionalLong.empty() : OptionalLong.of(sizeInBytes);
  }

  /**
   * Returns the text that defines a view or routine. It may hold literals taken from data; the
   * library replaces them before it stores the text.
   */
  public Optional<String> definition() {
    return Optional.ofNullable(definition);
  }

  /** Returns further facts by lower-kebab name, such as {@code unique} of an index. */
  public Map<String, String> attributes() {
    return Collections.unmodifiableMap(attributes);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AssetDescriptor that
        && type == that.type
        && path.equals(that.path)
        && nativeKind.equals(that.nativeKind)
        && Objects.equals(comment, that.comment)
        && columns.equals(that.columns)
        && keys.equals(that.keys)
        && grants.equals(that.grants)
        && Objects.equals(rowEstimate, that.rowEstimate)
        && Objects.equals(sizeInBytes, that.sizeInBytes)
        && Objects.equals(definition, that.definition)
        && attributes.equals(that.attributes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(type, path, columns);
  }

  /** Returns type and path; never the definition, which may hold literals. */
  @Override
  public String toString() {
    return type + " " + path;
  }

  /**
   * Builds one descriptor.
   *
   * <p><b>Threads:</b> Confined: one thread at a time.
   */
  public static final class Builder {
    private final CatalogItemType type;
    private final AssetPath path;
    private String nativeKind = "";
    private @Nullable String comment;
    private List<ColumnDescriptor> columns = List.of();
    private List<KeyDescriptor> keys = List.of();
    private List<GrantDescriptor> grants = List.of();
    private @Nullable Long rowEstimate;
    private @Nullable Long sizeInBytes;
    private @Nullable String definition;
    private final Map<String, String> attributes = new TreeMap<>();

    private Builder(CatalogItemType type, AssetPath path) {
      this.type = requireNonNull(type, "type");
      this.path = requireNonNull(path, "path");
      if (type == CatalogItemType.COLUMN) {
        throw new IllegalArgumentException("A column is part of its table's descriptor");
      }
    }

    public Builder nativeKind(String nativeKind) {
      this.nativeKind = requireNonNull(nativeKind, "nativeKind");
      return this;
    }

    /** Sets the comment; null and blank mean none. */
    public Builder comment(@Nullable String comment) {
      this.comment = comment == null || comment.isBlank() ? null : comment;
      return this;
    }

    public Builder columns(List<ColumnDescriptor> columns) {
      this.columns = List.copyOf(columns);
      return this;
    }

    public Builder keys(List<KeyDescriptor> keys) {
      this.keys = List.copyOf(keys);
      return this;
    }

    public Builder grants(List<GrantDescriptor> grants) {
      this.grants = List.copyOf(grants);
      return this;
    }

    public Builder rowEstimate(long rows) {
      this.rowEstimate = rows;
      return this;
    }

    public Builder sizeInBytes(long bytes) {
      this.sizeInBytes = bytes;
      return this;
    }

    public Builder definition(@Nullable String definition) {
      this.definition = definition;
      return this;
    }

    public Builder attribute(String name, String value) {
      attributes.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
      return this;
    }

    /**
     * Returns the descriptor.
     *
     * @throws IllegalArgumentException if two columns have one path
     */
    public AssetDescriptor build() {
      long paths = columns.stream().map(ColumnDescriptor::path).distinct().count();
      if (paths < columns.size()) {
        throw new IllegalArgumentException(type + " " + path + " has two columns of one path");
      }
      return new AssetDescriptor(this);
    }
  }
}
