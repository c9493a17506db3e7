package io.racine.governance.classifier.regex.column;

import io.racine.governance.classifier.regex.rule.RuleBits;
import io.racine.governance.classifier.regex.rule.RuleBits.Aspect;
import io.racine.governance.classifier.regex.rule.RuleMatcher;
import io.racine.governance.classifier.regex.rule.RuleSet;
import io.racine.governance.classifier.regex.rule.ValueKind;
import io.racine.governance.spi.classifier.HashKey;
import io.racine.governance.spi.classifier.InferencePolicy;
import io.racine.governance.spi.value.ValueColumn;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything gathered on one column: totals, a sample of distinct values as keyed hashes, and what
 * the rules said about each.
 *
 * <p>Nothing in it depends on the order of the values, so {@link #merge} of parts equals the whole.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
public final class ColumnState {
  /** Up to here all distinct values count; beyond, the bottom-k sample of that size does. */
  public static final int DISTINCT_LIMIT = 4096;

  private static final int LONGEST_COUNTER = 18;

  final RuleSet rules;
  final BitSet active;
  final long keyFingerprint;
  final DistinctSample sample = new DistinctSample(DISTINCT_LIMIT);
  final RareHits rare = new RareHits();
  final List<RuleBits> signatures = new ArrayList<>();
  long read;
  long nulls;

  final SampledTexts texts;

  private final SipHash hash;
  private final ValueTraits traits = new ValueTraits();
  private final Map<RuleBits, Integer> signatureIds = new LinkedHashMap<>();
  private final RuleBits scratch;
  private final BitSet searched;
  private final RuleMatcher matcher;
  private final RuleMatcher searcher;
  private long current;

  /**
   * @param active the ordinals of the rules that can speak on the column at all
   * @param inference what of the values may be shown to an inference service
   */
  public ColumnState(RuleSet rules, BitSet active, HashKey key, InferencePolicy inference) {
    this.rules = rules;
    this.active = active;
    this.texts = new SampledTexts(inference);
    this.hash = new SipHash(key);
    this.keyFingerprint = hash.fingerprint();
    this.scratch = new RuleBits(rules.size());
    this.searched = rules.inText();
    searched.and(active);
    this.matcher = rules.matcher(active);
    this.searcher = rules.matcher(searched);
  }

  /** Takes in values. */
  public void accept(ValueColumn values) {
    for (int i = 0; i < values.size(); i++) {
      accept(values.text(i), values.binaryLength(i) >= 0, values.multiplicity(i));
    }
  }

  private void accept(@Nullable String text, boolean binary, long multiplicity) {
    read += multiplicity;
    if (binary) {
      return;
    }
    String value = text == null ? "" : text.strip();
    if (value.isEmpty()) {
      nulls += multiplicity;
      return;
    }
    long key = hash.of(value);
    if (texts.admits(key)) {
      texts.offer(key, value);
    }
    // What is not admitted is not in the sample, either.
    boolean admitted = sample.admits(key);
    if (admitted ? sample.tag(key) >= 0 : searched.isEmpty()) {
      return;
    }
    scratch.clear();
    // Of a value that the sample does not take only hits within are counted, and of these only
    // those that change what is known: the more there were, the fewer are still looked at.
    current = key;
    scratch.heed(admitted ? null : this::isStillCounted);
    (admitted ? matcher : searcher).match(value, scratch);
    for (int rule = scratch.next(Aspect.VALIDATED_WITHIN, 0);
        rule >= 0;
        rule = scratch.next(Aspect.VALIDATED_WITHIN, rule + 1)) {
      rare.add(rule, key);
    }
    if (admitted) {
      sample.add(key, signature(scratch), follower(value), traits.of(value));
    }
  }

  private boolean isStillCounted(int rule) {
    return rare.wants(rule, current);
  }

  int signature(RuleBits bits) {
    Integer id = signatureIds.get(bits);
    if (id == null) {
      id = signatures.size();
      RuleBits copy = bits.copy();
      signatures.add(copy);
      signatureIds.put(copy, id);
    }
    return id;
  }

  /** Returns the hash of the next number up, or 0: with it, counters are known without values. */
  private long follower(String value) {
    int length = value.length();
    if (length > LONGEST_COUNTER) {
      return 0;
    }
    char[] digits = value.toCharArray();
    for (char c : digits) {
      if (c < '0' || c > '9') {
        return 0;
      }
    }
    int at = length - 1;
    while (at >= 0 && digits[at] == '9') {
      digits[at--] = '0';
    }
    if (at < 0) {
      return hash.of("1" + new String(digits));
    }
    digits[at]++;
    return hash.of(new String(digits));
  }

  /**
   * Takes in what another state has gathered.
   *
   * @throws IllegalArgumentException if it is of other rules or another run
   */
  public void merge(ColumnState other) {
    if (!rules.version().equals(other.rules.version()) || !active.equals(other.active)) {
      throw new IllegalArgumentException("Cannot merge evidence of another rule set");
    }
    if (keyFingerprint != other.keyFingerprint) {
      throw new IllegalArgumentException("Cannot merge evidence of another run: its key differs");
    }
    read += other.read;
    nulls += other.nulls;
    for (DistinctSample.Entry entry : other.sample.sample()) {
      if (sample.tag(entry.hash()) < 0 && sample.admits(entry.hash())) {
        sample.add(
            entry.hash(),
            signature(other.signatures.get(entry.tag())),
            entry.follower(),
            entry.traits());
      }
    }
    if (other.sample.isPartial()) {
      sample.markPartial();
    }
    rare.merge(other.rare);
    texts.merge(other.texts);
  }

  /** Returns what was gathered, as counts. */
  public ColumnCounts counts() {
    DistinctSample.Entry[] entries = sample.sample();
    int[] bySignature = new int[signatures.size()];
    int numbers = 0;
    int followed = 0;
    var statistics = new ColumnStatistics();
    for (DistinctSample.Entry entry : entries) {
      bySignature[entry.tag()]++;
      if (!signatures.get(entry.tag()).is(ValueKind.PLACEHOLDER)) {
        statistics.add(entry.traits());
      }
      if (entry.follower() != 0) {
        numbers++;
        followed += sample.tag(entry.follower()) >= 0 ? 1 : 0;
      }
    }
    List<ColumnCounts.Group> groups = new ArrayList<>();
    for (int i = 0; i < bySignature.length; i++) {
      if (bySignature[i] > 0) {
        groups.add(new ColumnCounts.Group(signatures.get(i), bySignature[i]));
      }
    }
    long distinct = sample.distinct();
    // In a sample, the next number is there only as often as any number is.
    double kept = distinct == 0 ? 1 : (double) entries.length / distinct;
    double sequential = numbers == 0 ? 0 : Math.min(1, followed / (numbers * kept));
    return new ColumnCounts(
        read,
        nulls,
        distinct,
        sequential,
        statistics.of(read, nulls, distinct, sequential),
        groups,
        rare,
        texts);
  }

  @Override
  public String toString() {
    return read + " values read, " + sample.size() + " distinct kept";
  }
}
