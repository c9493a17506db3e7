package io.racine.governance.classifier.regex.column;

import io.racine.governance.classifier.regex.rule.RuleBits;
import io.racine.governance.classifier.regex.rule.RuleBits.Aspect;
import io.racine.governance.classifier.regex.rule.ValueKind;
import io.racine.governance.spi.classifier.ColumnStatistic;
import java.util.List;
import java.util.Map;

/**
 * What was gathered on one column, as counts.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
public final class ColumnCounts {
  private final long read;
  private final long nulls;
  private final long distinct;
  private final int sampled;
  private final double sequential;
  private final Map<ColumnStatistic, Double> statistics;
  private final List<Group> groups;
  private final RareHits rare;
  private final SampledTexts texts;

  ColumnCounts(
      long read,
      long nulls,
      long distinct,
      double sequential,
      Map<ColumnStatistic, Double> statistics,
      List<Group> groups,
      RareHits rare,
      SampledTexts texts) {
    this.read = read;
    this.nulls = nulls;
    this.distinct = distinct;
    this.sequential = sequential;
    this.statistics = Map.copyOf(statistics);
    this.groups = List.copyOf(groups);
    this.rare = rare;
    this.texts = texts;
    int all = 0;
    int hollow = 0;
    for (Group group : groups) {
      all += group.count();
      hollow += group.bits().is(ValueKind.PLACEHOLDER) ? group.count() : 0;
    }
    this.sampled = all - hollow;
  }

  /** Returns how many values were read, nulls and repeats included. */
  public long read() {
    return read;
  }

  public long nulls() {
    return nulls;
  }

  /** Returns how many different values there were, placeholders included. */
  public long distinct() {
    return distinct;
  }

  /** Returns the different values that the statistics rest on, placeholders left out. */
  public int sampled() {
    return sampled;
  }

  /** Returns the share of whole numbers that are followed by the next one: 1 for a counter. */
  public double sequential() {
    return sequential;
  }

  /** Returns what describes the values as a whole; without a value only the share of nulls. */
  public Map<ColumnStatistic, Double> statistics() {
    return statistics;
  }

  /** Returns a few values, masked unless the source allows otherwise, for inference. */
  public SampledTexts texts() {
    return texts;
  }

  /** Returns how many of the sampled values a rule said this about. */
  public int count(Aspect aspect, int rule) {
    int count = 0;
    for (Group group : groups) {
      if (group.bits().get(aspect, rule)) {
        count += group.count();
      }
    }
    return count;
  }

  /** Returns how many of the sampled values are of a kind. */
  public int count(ValueKind kind) {
    int count = 0;
    for (Group group : groups) {
      if (group.bits().is(kind) && !group.bits().is(ValueKind.PLACEHOLDER)) {
        count += group.count();
      }
    }
    return count;
  }

  /** Returns which share of the sampled values is of a kind. */
  public double share(ValueKind kind) {
    return sampled == 0 ? 0 : (double) count(kind) / sampled;
  }

  /** Returns how many different values, of all that were read, hold something a rule finds. */
  public long found(int rule) {
    return rare.distinct(rule);
  }

  /** Returns whether anything was said about a rule. */
  public boolean isTouched(int rule) {
    for (Group group : groups) {
      if (group.bits().get(Aspect.MATCHED, rule) || group.bits().get(Aspect.MATCHED_WITHIN, rule)) {
        return true;
      }
    }
    return rare.distinct(rule) > 0;
  }

  /**
   * Values that all rules say the same about.
   *
   * @param bits what they say
   * @param count how many such values are in the sample
   */
  record Group(RuleBits bits, int count) {}
}
