package io.racine.governance.spi.classifier;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.asset.LogicalType;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a source says about a column of an entity, besides its name: type, comment, key, tags,
 * environment.
 *
 * <p>Fits when everything that is set fits; of several alternatives of one kind one is enough.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class MetadataSignal implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The share of a signal that does not give one. */
  public static final double DEFAULT_SHARE = 0.6;

  private final TreeSet<LogicalType> types;
  private final TreeSet<String> nativeTypes;
  private final ArrayList<String> comments;
  private final @Nullable Boolean key;
  private final TreeMap<String, String> attributes;
  private final TreeSet<String> environments;
  private final double share;

  private MetadataSignal(Builder builder) {
    this.types = new TreeSet<>(builder.types);
    this.nativeTypes = new TreeSet<>(builder.nativeTypes);
    this.comments = new ArrayList<>(builder.comments);
    this.key = builder.key;
    this.attributes = new TreeMap<>(builder.attributes);
    this.environments = new TreeSet<>(builder.environments);
    this.share = builder.share;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Returns the logical types that fit; empty for any. */
  public Set<LogicalType> types() {
    return Collections.unmodifiableSet(types);
  }

  /**
   * Returns the source's own types that fit, in lower case and without arguments, such as {@code
   * inet} or {@code character varying}; empty for any.
   */
  public Set<String> nativeTypes() {
    return Collections.unmodifiableSet(nativeTypes);
  }

  /**
   * Returns phrases of which one must be in the comment of the column or of its table, in whole
   * words; empty for any comment or none.
   */
  public List<String> comments() {
    return Collections.unmodifiableList(comments);
  }

  /** Returns whether the column must, or must not, be part of the primary key; null for either. */
  public @Nullable Boolean key() {
    return key;
  }

  /**
   * Returns attributes, such as a source's tags, that the column must have; a value of {@code *}
   * stands for any.
   */
  public Map<String, String> attributes() {
    return Collections.unmodifiableMap(attributes);
  }

  /** Returns the environments of sources that fit, such as {@code PRODUCTION}; empty for any. */
  public Set<String> environments() {
    return Collections.unmodifiableSet(environments);
  }

  /** Returns how many of the columns that fit are of the entity, 0 to 1. */
  public double share() {
    return share;
  }

  /** Returns whether nothing but types is asked for. */
  public boolean isTypeOnly() {
    return comments.isEmpty() && key == null && attributes.isEmpty() && environments.isEmpty();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MetadataSignal that
        && types.equals(that.types)
        && nativeTypes.equals(that.nativeTypes)
        && comments.equals(that.comments)
        && Objects.equals(key, that.key)
        && attributes.equals(that.attributes)
        && environments.equals(that.environments)
        && Double.compare(share, that.share) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(types, nativeTypes, comments, key, attributes, environments, share);
  }

  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    types.forEach(type -> parts.add(type.name()));
    parts.addAll(nativeTypes);
    parts.addAll(comments);
    if (key != null) {
      parts.add(key ? "key" : "no key");
    }
    attributes.forEach((name, value) -> parts.add(name + "=" + value));
    parts.addAll(environments);
    return parts.toString();
  }

  /**
   * Builds one signal.
   *
   * <p><b>Threads:</b> Confined: one thread at a time.
   */
  public static final class Builder {
    private Set<LogicalType> types = Set.of();
    private final Set<String> nativeTypes = new TreeSet<>();
    private List<String> comments = List.of();
    private @Nullable Boolean key;
    private Map<String, String> attributes = Map.of();
    private Set<String> environments = Set.of();
    private double share = DEFAULT_SHARE;

    private Builder() {}

    public Builder types(Set<LogicalType> types) {
      this.types = Set.copyOf(types);
      return this;
    }

    public Builder nativeTypes(Set<String> nativeTypes) {
      nativeTypes.forEach(type -> this.nativeTypes.add(type.toLowerCase(Locale.ROOT)));
      return this;
    }

    public Builder comments(List<String> phrases) {
      this.comments = List.copyOf(phrases);
      return this;
    }

    public Builder key(@Nullable Boolean key) {
      this.key = key;
      return this;
    }

    public Builder attributes(Map<String, String> attributes) {
      this.attributes = Map.copyOf(attributes);
      return this;
    }

    public Builder environments(Set<String> environments) {
      this.environments = Set.copyOf(requireNonNull(environments, "environments"));
      return this;
    }

    public Builder share(double share) {
      this.share = Shares.checked("share", share);
      return this;
    }

    /**
     * Returns the signal.
     *
     * @throws IllegalStateException if it asks for nothing
     */
    public MetadataSignal build() {
      MetadataSignal signal = new MetadataSignal(this);
      if (signal.isTypeOnly() && types.isEmpty() && nativeTypes.isEmpty()) {
        throw new IllegalStateException(
            "A metadata signal must have a type, a comment, a key, an attribute or an environment");
      }
      return signal;
    }
  }
}
