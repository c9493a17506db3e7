package io.racine.governance.spi.asset;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a source says about one column.
 *
 * <p>Made with {@link #builder(FieldPath, LogicalType)}; a connector sets what its source tells.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class ColumnDescriptor implements Serializable {
  private static final long serialVersionUID = 1L;

  private final FieldPath path;
  private final LogicalType logicalType;
  private final String nativeType;
  private final @Nullable Boolean nullable;
  private final @Nullable Integer size;
  private final boolean key;
  private final @Nullable String comment;
  private final TreeMap<String, String> attributes;

  private ColumnDescriptor(Builder builder) {
    this.path = builder.path;
    this.logicalType = builder.logicalType;
    this.nativeType = builder.nativeType;
    this.nullable = builder.nullable;
    this.size = builder.size;
    this.key = builder.key;
    this.comment = builder.comment;
    this.attributes = new TreeMap<>(builder.attributes);
  }

  public static Builder builder(FieldPath path, LogicalType logicalType) {
    return new Builder(path, logicalType);
  }

  /** Returns a column at the top level of which no more is known. */
  public static ColumnDescriptor of(String name, LogicalType logicalType) {
    return builder(FieldPath.of(name), logicalType).build();
  }

  public FieldPath path() {
    return path;
  }

  /** Returns the innermost name, such as {@code city} of {@code address.city}. */
  public String name() {
    return path.name();
  }

  public LogicalType logicalType() {
    return logicalType;
  }

  /**
   * Returns the source's own name of the type, such as {@code character varying(40)}; may be empty.
   */
  public String nativeType() {
    return nativeType;
  }

  /** Returns whether nulls are allowed, or nothing when the source does not say. */
  public Optional<Boolean> nullable() {
    return Optional.ofNullable(nullable);
  }

  /** Returns the longest text in characters, or the digits of a number, when the source says so. */
  public OptionalInt size() {
    return size == null ? OptionalInt.empty() : OptionalInt.of(size);
  }

  /** Returns whether the column is part of the primary key. */
  public boolean isKey() {
    return key;
  }

  public Optional<String> comment() {
    return Optional.ofNullable(comment);
  }

  /** Returns further facts by lower-kebab name, such as {@code generated}. */
  public Map<String, String> attributes() {
    return java.util.Collections.unmodifiableMap(attributes);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ColumnDescriptor that
        && path.equals(that.path)
        && logicalType == that.logicalType
        && nativeType.equals(that.nativeType)
        && Objects.equals(nullable, that.nullable)
        && Objects.equals(size, that.size)
        && key == that.key
        && Objects.equals(comment, that.comment)
        && attributes.equals(that.attributes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(path, logicalType, nativeType, nullable, size, key, comment, attributes);
  }

  @Override
  public String toString() {
    return path + " " + (nativeType.isEmpty() ? logicalType.name() : nativeType);
  }

  /**
   * Builds one descriptor.
   *
   * <p><b>Threads:</b> Confined: one thread at a time.
   */
  public static final class Builder {
    private final FieldPath path;
    private final LogicalType logicalType;
    private String nativeType = "";
    private @Nullable Boolean nullable;
    private @Nullable Integer size;
    private boolean key;
    private @Nullable String comment;
    private final Map<String, String> attributes = new TreeMap<>();

    private Builder(FieldPath path, LogicalType logicalType) {
      this.path = requireNonNull(path, "path");
      this.logicalType = requireNonNull(logicalType, "logicalType");
    }

    public Builder nativeType(String nativeType) {
      this.nativeType = requireNonNull(nativeType, "nativeType");
      return this;
    }

    public Builder nullable(@Nullable Boolean nullable) {
      this.nullable = nullable;
      return this;
    }

    public Builder size(int size) {
      this.size = size;
      return this;
    }

    public Builder key(boolean key) {
      this.key = key;
      return this;
    }

    /** Sets the comment; null and blank mean none. */
    public Builder comment(@Nullable String comment) {
      this.comment = comment == null || comment.isBlank() ? null : comment;
      return this;
    }

    public Builder attribute(String name, String value) {
      attributes.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
      return this;
    }

    public ColumnDescriptor build() {
      return new ColumnDescriptor(this);
    }
  }
}
