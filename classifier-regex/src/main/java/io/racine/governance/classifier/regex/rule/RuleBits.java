package io.racine.governance.classifier.regex.rule;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of a set said about one value: four bits a rule, and the kinds of the value.
 *
 * <p><b>Threads:</b> Confined: one thread at a time; safe to share once it is no more written to.
 */
public final class RuleBits {
  /** The aspects of a rule's answer. */
  public enum Aspect {
    /** The whole value has the form. */
    MATCHED(0),
    /** It also passes the checks. */
    VALIDATED(1),
    /** Something in the value has the form. */
    MATCHED_WITHIN(2),
    /** It also passes the checks. */
    VALIDATED_WITHIN(3);

    private final int row;

    Aspect(int row) {
      this.row = row;
    }
  }

  private static final int ASPECTS = Aspect.values().length;

  private final long[] words;
  private final int perAspect;
  private int kinds;
  private @Nullable IntPredicate heeded;

  public RuleBits(int rules) {
    this(rules, new long[ASPECTS * ((rules + 63) / 64)], 0);
  }

  private RuleBits(int rules, long[] words, int kinds) {
    this.words = words;
    this.perAspect = (rules + 63) / 64;
    this.kinds = kinds;
  }

  /**
   * Returns bits from their words.
   *
   * @throws IllegalArgumentException if there are not as many as a set of that size has
   */
  public static RuleBits of(int rules, long[] words, int kinds) {
    if (words.length != ASPECTS * ((rules + 63) / 64)) {
      throw new IllegalArgumentException("bits of another rule set");
    }
    return new RuleBits(rules, words.clone(), kinds);
  }

  public long[] words() {
    return words.clone();
  }

  /** Returns the {@link ValueKind}s, one bit each. */
  public int kinds() {
    return kinds;
  }

  public void setKinds(int kinds) {
    this.kinds = kinds;
  }

  public boolean is(ValueKind kind) {
    return (kinds & kind.bit()) != 0;
  }

  /** Sets which rules are worth the work, or null for all; the others may be passed over. */
  public void heed(@Nullable IntPredicate rules) {
    this.heeded = rules;
  }

  boolean heeds(int rule) {
    return heeded == null || heeded.test(rule);
  }

  public void set(Aspect aspect, int rule) {
    words[aspect.row * perAspect + (rule >>> 6)] |= 1L << rule;
  }

  public boolean get(Aspect aspect, int rule) {
    return (words[aspect.row * perAspect + (rule >>> 6)] >>> rule & 1) != 0;
  }

  /** Returns the next rule from an ordinal on that an aspect is set for, or -1. */
  public int next(Aspect aspect, int from) {
    int word = from >>> 6;
    if (word >= perAspect) {
      return -1;
    }
    long rest = words[aspect.row * perAspect + word] & -1L << from;
    while (rest == 0) {
      if (++word == perAspect) {
        return -1;
      }
      rest = words[aspect.row * perAspect + word];
    }
    return (word << 6) + Long.numberOfTrailingZeros(rest);
  }

  public void clear() {
    Arrays.fill(words, 0);
    kinds = 0;
  }

  public RuleBits copy() {
    return new RuleBits(perAspect * 64, words.clone(), kinds);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RuleBits that
        && kinds == that.kinds
        && Arrays.equals(words, that.words);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(words) * 31 + kinds;
  }
}
