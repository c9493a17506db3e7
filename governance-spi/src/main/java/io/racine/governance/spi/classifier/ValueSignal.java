package io.racine.governance.spi.classifier;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the values of an entity look like.
 *
 * <p>A value fits when, after {@link #normalize()}, it matches the pattern (if there is one) as a
 * whole or is in one of the dictionaries (if there are any); it is valid when it also lies within
 * range and length and passes every {@link #checks() check}. Which normalisations, checks and
 * dictionaries exist, the classifier says.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class ValueSignal implements Serializable {
  private static final long serialVersionUID = 1L;

  private final @Nullable String pattern;
  private final ArrayList<String> dictionaries;
  private final ArrayList<String> words;
  private final ArrayList<String> normalize;
  private final ArrayList<String> checks;
  private final @Nullable String minimum;
  private final @Nullable String maximum;
  private final @Nullable Integer leastLength;
  private final @Nullable Integer greatestLength;
  private final boolean inText;

  private ValueSignal(Builder builder) {
    this.pattern = builder.pattern;
    this.dictionaries = new ArrayList<>(builder.dictionaries);
    this.words = new ArrayList<>(builder.words);
    this.normalize = new ArrayList<>(builder.normalize);
    this.checks = new ArrayList<>(builder.checks);
    this.minimum = builder.minimum;
    this.maximum = builder.maximum;
    this.leastLength = builder.leastLength;
    this.greatestLength = builder.greatestLength;
    this.inText = builder.inText;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Returns the pattern in RE2 syntax, anchored to the whole value, or null for none. */
  public @Nullable String pattern() {
    return pattern;
  }

  /** Returns the names of word lists, such as {@code first-names}. */
  public List<String> dictionaries() {
    return Collections.unmodifiableList(dictionaries);
  }

  /**
   * Returns words of the rule's own, a list beside those of {@link #dictionaries()}; case and
   * accents do not matter, and a word may be several.
   */
  public List<String> words() {
    return Collections.unmodifiableList(words);
  }

  /**
   * Returns what is done to a value first, in order, such as {@code strip-spaces} or {@code upper}.
   */
  public List<String> normalize() {
    return Collections.unmodifiableList(normalize);
  }

  /** Returns the checks a value must pass, such as {@code luhn} or {@code weighted-sum(…)}. */
  public List<String> checks() {
    return Collections.unmodifiableList(checks);
  }

  /** Returns the least number or ISO date allowed, or null for no limit. */
  public @Nullable String minimum() {
    return minimum;
  }

  /** Returns the greatest number or ISO date allowed, or null for no limit. */
  public @Nullable String maximum() {
    return maximum;
  }

  /** Returns the least length in UTF-16 units after {@link #normalize()}, or null for no limit. */
  public @Nullable Integer leastLength() {
    return leastLength;
  }

  /** Returns the greatest length in UTF-16 units, or null for no limit. */
  public @Nullable Integer greatestLength() {
    return greatestLength;
  }

  /** Returns whether the pattern is also looked for inside longer texts. */
  public boolean isInText() {
    return inText;
  }

  /** Returns a builder of the same signal, to be changed. */
  public Builder toBuilder() {
    Builder builder =
        new Builder()
            .dictionaries(dictionaries)
            .words(words)
            .normalize(normalize)
            .checks(checks)
            .range(minimum, maximum)
            .length(leastLength, greatestLength)
            .inText(inText);
    return pattern == null ? builder : builder.pattern(pattern);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ValueSignal that
        && Objects.equals(pattern, that.pattern)
        && dictionaries.equals(that.dictionaries)
        && words.equals(that.words)
        && normalize.equals(that.normalize)
        && checks.equals(that.checks)
        && Objects.equals(minimum, that.minimum)
        && Objects.equals(maximum, that.maximum)
        && Objects.equals(leastLength, that.leastLength)
        && Objects.equals(greatestLength, that.greatestLength)
        && inText == that.inText;
  }

  @Override
  public int hashCode() {
    return Objects.hash(pattern, dictionaries, words, normalize, checks, minimum, maximum, inText);
  }

  @Override
  public String toString() {
    return pattern != null ? pattern : dictionaries.toString();
  }

  /**
   * Builds one signal.
   *
   * <p><b>Threads:</b> Confined: one thread at a time.
   */
  public static final class Builder {
    private @Nullable String pattern;
    private List<String> dictionaries = List.of();
    private List<String> words = List.of();
    private List<String> normalize = List.of();
    private List<String> checks = List.of();
    private @Nullable String minimum;
    private @Nullable String maximum;
    private @Nullable Integer leastLength;
    private @Nullable Integer greatestLength;
    private boolean inText;

    private Builder() {}

    public Builder pattern(String pattern) {
      this.pattern = requireNonNull(pattern, "pattern");
      return this;
    }

    public Builder dictionaries(List<String> dictionaries) {
      this.dictionaries = List.copyOf(dictionaries);
      return this;
    }

    public Builder words(List<String> words) {
      this.words = List.copyOf(words);
      return this;
    }

    public Builder normalize(List<String> normalize) {
      this.normalize = List.copyOf(normalize);
      return this;
    }

    public Builder checks(List<String> checks) {
      this.checks = List.copyOf(checks);
      return this;
    }

    public Builder range(@Nullable String minimum, @Nullable String maximum) {
      this.minimum = minimum;
      this.maximum = maximum;
      return this;
    }

    public Builder length(@Nullable Integer least, @Nullable Integer greatest) {
      this.leastLength = least;
      this.greatestLength = greatest;
      return this;
    }

    public Builder inText(boolean inText) {
      this.inText = inText;
      return this;
    }

    /**
     * Returns the signal.
     *
     * @throws IllegalStateException if it says nothing at all
     */
    public ValueSignal build() {
      if (pattern == null
          && dictionaries.isEmpty()
          && words.isEmpty()
          && checks.isEmpty()
          && minimum == null
          && maximum == null
          && leastLength == null
          && greatestLength == null) {
        throw new IllegalStateException(
            "A value signal must have a pattern, a dictionary, words, a check, a range or a length");
      }
      return new ValueSignal(this);
    }
  }
}
