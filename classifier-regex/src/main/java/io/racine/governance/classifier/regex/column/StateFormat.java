package io.racine.governance.classifier.regex.column;

import io.racine.governance.classifier.regex.rule.RuleBits;
import io.racine.governance.classifier.regex.rule.RuleSet;
import io.racine.governance.spi.classifier.HashKey;
import io.racine.governance.spi.classifier.InferencePolicy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Writes and reads the state of a column.
 *
 * <p>The bytes hold keyed hashes and counts, and neither a value nor the key; a few masked values
 * where inference is allowed, and as they are only where the host allows just that. They begin with
 * a mark, a format version and the version of the rules, and end with a CRC-32.
 */
public final class StateFormat {
  private static final int MARK = 0x52414332; // "RAC2"

  private StateFormat() {}

  public static byte[] write(ColumnState state) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeInt(MARK);
      out.writeUTF(state.rules.version());
      out.writeInt(state.active.hashCode());
      out.writeLong(state.keyFingerprint);
      out.writeLong(state.read);
      out.writeLong(state.nulls);
      writeSample(state, out);
      out.writeInt(state.rare.byRule().size());
      for (Map.Entry<Integer, DistinctSample> hits : state.rare.byRule().entrySet()) {
        out.writeInt(hits.getKey());
        DistinctSample.Entry[] entries = hits.getValue().sample();
        out.writeBoolean(hits.getValue().isPartial());
        out.writeInt(entries.length);
        for (DistinctSample.Entry entry : entries) {
          out.writeLong(entry.hash());
        }
      }
      state.texts.write(out);
      out.flush();
      out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot fail to be written", e);
    }
    return bytes.toByteArray();
  }

  private static void writeSample(ColumnState state, DataOutputStream out) throws IOException {
    DistinctSample.Entry[] entries = state.sample.sample();
    // Signatures of values that the sample has dropped since are left out: equal states shall
    // give equal bytes.
    int[] renumbered = new int[state.signatures.size()];
    Arrays.fill(renumbered, -1);
    int used = 0;
    for (DistinctSample.Entry entry : entries) {
      if (renumbered[entry.tag()] < 0) {
        renumbered[entry.tag()] = used++;
      }
    }
    out.writeInt(used);
    int[] order = new int[used];
    for (int i = 0; i < renumbered.length; i++) {
      if (renumbered[i] >= 0) {
        order[renumbered[i]] = i;
      }
    }
    for (int signature : order) {
      RuleBits bits = state.signatures.get(signature);
      out.writeInt(bits.kinds());
      for (long word : bits.words()) {
        out.writeLong(word);
      }
    }
    out.writeBoolean(state.sample.isPartial());
    out.writeInt(entries.length);
    for (DistinctSample.Entry entry : entries) {
      out.writeLong(entry.hash());
      out.writeLong(entry.follower());
      out.writeLong(entry.traits());
      out.writeInt(renumbered[entry.tag()]);
    }
  }

  /**
   * Returns the state that {@link #write} wrote.
   *
   * @throws IllegalArgumentException if the bytes are not such a state, or of other rules, or of a
   *     run with another key
   */
  public static ColumnState read(
      byte[] bytes, RuleSet rules, BitSet active, HashKey key, InferencePolicy inference) {
    int body = bytes.length - Long.BYTES;
    if (body < Integer.BYTES) {
      throw new IllegalArgumentException("Cannot restore a column's evidence: too few bytes");
    }
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes, 0, body));
        var end = new DataInputStream(new ByteArrayInputStream(bytes, body, Long.BYTES))) {
      if (in.readInt() != MARK) {
        throw new IllegalArgumentException(
            "Cannot restore a column's evidence: not a state of this classifier and version");
      }
      if (end.readLong() != checksum(bytes, body)) {
        throw new IllegalArgumentException(
            "Cannot restore a column's evidence: the bytes are damaged");
      }
      if (!in.readUTF().equals(rules.version()) || in.readInt() != active.hashCode()) {
        throw new IllegalArgumentException(
            "Cannot restore a column's evidence: it was gathered with other rules");
      }
      var state = new ColumnState(rules, active, key, inference);
      if (in.readLong() != state.keyFingerprint) {
        throw new IllegalArgumentException(
            "Cannot restore a column's evidence: it was gathered in a run with another key");
      }
      state.read = in.readLong();
      state.nulls = in.readLong();
      readSample(state, in);
      int touched = in.readInt();
      for (int i = 0; i < touched; i++) {
        int rule = in.readInt();
        boolean partial = in.readBoolean();
        int hits = in.readInt();
        for (int j = 0; j < hits; j++) {
          state.rare.add(rule, in.readLong());
        }
        if (partial) {
          state.rare.get(rule).markPartial();
        }
      }
      state.texts.merge(SampledTexts.read(in, inference));
      return state;
    } catch (IOException e) {
      throw new IllegalArgumentException("Cannot restore a column's evidence: cut short", e);
    }
  }

  private static void readSample(ColumnState state, DataInputStream in) throws IOException {
    int signatures = in.readInt();
    int words = new RuleBits(state.rules.size()).words().length;
    for (int i = 0; i < signatures; i++) {
      int kinds = in.readInt();
      long[] read = new long[words];
      for (int j = 0; j < words; j++) {
        read[j] = in.readLong();
      }
      state.signature(RuleBits.of(state.rules.size(), read, kinds));
    }
    boolean partial = in.readBoolean();
    int entries = in.readInt();
    for (int i = 0; i < entries; i++) {
      long hash = in.readLong();
      long follower = in.readLong();
      long traits = in.readLong();
      state.sample.add(hash, in.readInt(), follower, traits);
    }
    if (partial) {
      state.sample.markPartial();
    }
  }

  private static long checksum(byte[] bytes, int length) {
    var crc = new CRC32();
    crc.update(bytes, 0, length);
    return crc.getValue();
  }
}
