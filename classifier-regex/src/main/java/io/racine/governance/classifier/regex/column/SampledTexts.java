package io.racine.governance.classifier.regex.column;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.classifier.InferencePolicy;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A few different values of a column for an inference service, masked before they are kept unless
 * the source allows otherwise.
 *
 * <p>Kept are those with the smallest keyed hashes, so neither the order of the values nor how they
 * were divided makes a difference: {@link #merge} of parts equals the whole.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 *
 * @since 0.1
 */
public final class SampledTexts {
  /** How many values are kept. */
  public static final int LIMIT = 16;

  private static final int LONGEST_RAW = 256;

  private final InferencePolicy policy;
  private final TreeMap<Long, String> texts = new TreeMap<>(Long::compareUnsigned);

  /**
   * @param policy what may be shown; {@link InferencePolicy#OFF} keeps nothing
   */
  public SampledTexts(InferencePolicy policy) {
    this.policy = requireNonNull(policy, "policy");
  }

  /** Takes a value in; costs one comparison once there are enough. */
  public void offer(long hash, String value) {
    if (admits(hash)) {
      keep(hash, policy == InferencePolicy.RAW ? cut(value) : Masks.of(value));
    }
  }

  /** Returns whether a value of that hash would be kept. */
  public boolean admits(long hash) {
    return policy != InferencePolicy.OFF
        && (texts.size() < LIMIT || Long.compareUnsigned(hash, texts.lastKey()) < 0);
  }

  private void keep(long hash, String text) {
    texts.put(hash, text);
    if (texts.size() > LIMIT) {
      texts.pollLastEntry();
    }
  }

  /**
   * Takes in what another one kept.
   *
   * @throws IllegalArgumentException if it was kept under another policy
   */
  public void merge(SampledTexts other) {
    if (policy != other.policy) {
      throw new IllegalArgumentException("Cannot merge samples kept under another policy");
    }
    other.texts.forEach(
        (hash, text) -> {
          if (admits(hash)) {
            keep(hash, text);
          }
        });
  }

  /** Returns the masks of what was kept, each once, sorted. */
  public List<String> masks() {
    Collection<String> masks = new TreeSet<>();
    texts.values().forEach(text -> masks.add(Masks.of(text)));
    return new ArrayList<>(masks);
  }

  /** Returns the values as they are, each once, sorted; none unless the source allows it. */
  public List<String> raw() {
    return policy == InferencePolicy.RAW
        ? new ArrayList<>(new TreeSet<>(texts.values()))
        : List.of();
  }

  /** Writes what {@link #read} reads. */
  public void write(DataOutput out) throws IOException {
    out.writeByte(texts.size());
    for (var text : texts.entrySet()) {
      out.writeLong(text.getKey());
      out.writeUTF(text.getValue());
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if there are more values than are ever kept
   */
  public static SampledTexts read(DataInput in, InferencePolicy policy) throws IOException {
    SampledTexts samples = new SampledTexts(policy);
    int size = in.readUnsignedByte();
    if (size > LIMIT || (policy == InferencePolicy.OFF && size > 0)) {
      throw new IOException("More samples than are ever kept");
    }
    for (int i = 0; i < size; i++) {
      // Masked again: the policy may have been stricter where the bytes are read.
      samples.offer(in.readLong(), in.readUTF());
    }
    return samples;
  }

  private static String cut(String value) {
    if (value.length() <= LONGEST_RAW) {
      return value;
    }
    boolean halves = Character.isHighSurrogate(value.charAt(LONGEST_RAW - 1));
    return value.substring(0, halves ? LONGEST_RAW - 1 : LONGEST_RAW);
  }

  /** Shows no value. */
  @Override
  public String toString() {
    return texts.size() + " values, " + policy;
  }
}
