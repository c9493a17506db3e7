package io.racine.governance.testkit.classifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.racine.governance.spi.classifier.ColumnAccumulator;
import io.racine.governance.spi.classifier.ColumnContext;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.Evidence;
import io.racine.governance.spi.classifier.Finding;
import io.racine.governance.spi.classifier.HashKey;
import io.racine.governance.spi.classifier.Reason;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.Verdict;
import io.racine.governance.spi.value.ValueColumn;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.CRC32;

/** Counts distinct values, and those each rule matches, as keyed hashes. */
final class ToyAccumulator implements ColumnAccumulator {
  private static final System.Logger LOG = System.getLogger("toy");
  private static final int MAGIC = 0x544F5931;

  private final ToyClassifier classifier;
  private final HashKey key;
  private final SortedSet<Long> distinct = new TreeSet<>();
  private final List<SortedSet<Long>> matched = new ArrayList<>();
  private long read;
  private long nulls;
  private long doubled;
  private String firstValue = "";

  ToyAccumulator(ToyClassifier classifier, ColumnContext column) {
    this.classifier = classifier;
    this.key = column.hashKey();
    classifier.all().forEach(rule -> matched.add(new TreeSet<>()));
  }

  private boolean is(ClassifierFault fault) {
    return classifier.fault() == fault;
  }

  @Override
  public void accept(ValueColumn values) {
    for (int i = 0; i < values.size(); i++) {
      read += is(ClassifierFault.IGNORES_MULTIPLICITY) ? 1 : values.multiplicity(i);
      String text = values.text(i);
      if (values.binaryLength(i) >= 0 && is(ClassifierFault.THROWS_FOR_BINARIES)) {
        throw new IllegalArgumentException("binary");
      } else if (text == null && values.binaryLength(i) < 0 || text != null && text.isEmpty()) {
        nulls += values.multiplicity(i);
      } else if (text != null) {
        accept(text);
      }
    }
  }

  private void accept(String text) {
    if (is(ClassifierFault.THROWS_FOR_SURROGATES)
        && text.chars().anyMatch(c -> Character.isSurrogate((char) c))) {
      throw new IllegalArgumentException("half a character");
    }
    if (is(ClassifierFault.LOGS_VALUES)) {
      LOG.log(System.Logger.Level.DEBUG, "saw " + text);
    }
    firstValue = firstValue.isEmpty() ? text : firstValue;
    long hash = hash(text);
    distinct.add(hash);
    for (int i = 0; i < matched.size(); i++) {
      if (classifier.matches(classifier.all().get(i), text)) {
        matched.get(i).add(hash);
      }
    }
  }

  private long hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(ByteBuffer.allocate(16).putLong(key.high()).putLong(key.low()).array());
      return ByteBuffer.wrap(digest.digest(text.getBytes(UTF_8))).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  @Override
  public void merge(ColumnAccumulator other) {
    ToyAccumulator that = (ToyAccumulator) other;
    if (!key.equals(that.key) && !is(ClassifierFault.MERGES_OTHER_RUNS)) {
      throw new IllegalArgumentException("of another run");
    }
    if (is(ClassifierFault.MERGE_DOES_NOTHING)) {
      return;
    }
    if (is(ClassifierFault.MERGE_ADDS_DISTINCT)) {
      doubled += that.doubled + that.distinct.stream().filter(distinct::contains).count();
    }
    read += that.read;
    nulls += that.nulls;
    distinct.addAll(that.distinct);
    for (int i = 0; i < matched.size(); i++) {
      matched.get(i).addAll(that.matched.get(i));
    }
    firstValue = firstValue.isEmpty() ? that.firstValue : firstValue;
  }

  @Override
  public byte[] toBytes() {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeInt(MAGIC);
      out.writeLong(hash("check of the key"));
      out.writeLong(read);
      out.writeLong(is(ClassifierFault.STATE_FORGETS_NULLS) ? 0 : nulls);
      write(out, distinct);
      for (SortedSet<Long> each : matched) {
        write(out, each);
      }
      if (is(ClassifierFault.VALUE_IN_STATE)) {
        out.write(firstValue.getBytes(UTF_8));
      }
      if (is(ClassifierFault.KEY_IN_STATE)) {
        out.writeLong(key.high());
      }
      out.writeLong(crc(bytes.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, SortedSet<Long> hashes) throws IOException {
    out.writeInt(hashes.size());
    for (long hash : hashes) {
      out.writeLong(hash);
    }
  }

  static ToyAccumulator restored(ToyClassifier classifier, ColumnContext column, byte[] state) {
    if (state.length < Long.BYTES
        || ByteBuffer.wrap(state).getLong(state.length - Long.BYTES)
            != crc(Arrays.copyOf(state, state.length - Long.BYTES))) {
      throw new IllegalArgumentException("not a state");
    }
    ToyAccumulator restored = new ToyAccumulator(classifier, column);
    try (var in = new DataInputStream(new ByteArrayInputStream(state))) {
      if (in.readInt() != MAGIC || in.readLong() != restored.hash("check of the key")) {
        throw new IllegalArgumentException("a state of another run");
      }
      restored.read = in.readLong();
      restored.nulls = in.readLong();
      read(in, restored.distinct);
      for (SortedSet<Long> each : restored.matched) {
        read(in, each);
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("not a state", e);
    }
    return restored;
  }

  private static void read(DataInputStream in, SortedSet<Long> hashes) throws IOException {
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      hashes.add(in.readLong());
    }
  }

  private static long crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    // Not 0 for no bytes or for zeros.
    return ~crc.getValue();
  }

  @Override
  public ColumnVerdict verdict() {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < matched.size(); i++) {
      int hits = matched.get(i).size();
      if (hits * 2 > distinct.size()) {
        findings.add(finding(classifier.all().get(i), hits));
      }
    }
    long count = distinct.size() + doubled + (is(ClassifierFault.MISCOUNTS) ? 1 : 0);
    ColumnVerdict verdict = new ColumnVerdict(read, nulls, count, findings);
    if (is(ClassifierFault.VERDICT_CHANGES_THE_STATE)) {
      read++;
    }
    return verdict;
  }

  private Finding finding(RuleDefinition rule, int hits) {
    double confidence = 0.5 + 0.25 * hits / distinct.size();
    if (is(ClassifierFault.DIFFERS_BY_INSTANCE)) {
      confidence /= classifier.instance();
    }
    if (is(ClassifierFault.DIFFERS_BY_THREAD) && classifier.isAnotherThread()) {
      confidence = 0.1;
    }
    if (is(ClassifierFault.FIRST_VALUE_COUNTS_MORE)) {
      confidence = 1.0 / (2 + Math.floorMod(firstValue.hashCode(), 1000));
    }
    List<Reason> reasons = new ArrayList<>();
    if (!is(ClassifierFault.GIVES_NO_REASONS)) {
      String value = is(ClassifierFault.VALUE_IN_REASON) ? ", such as PC-000001" : "";
      reasons.add(new Reason(hits + " of " + distinct.size() + " values match" + value, 1));
    }
    return Finding.builder(rule.id(), rule.entity(), rule.level(), Verdict.IS, confidence)
        .evidence(new Evidence(read, nulls, distinct.size(), hits, hits))
        .reasons(reasons)
        .build();
  }

  @Override
  public String toString() {
    return "toy accumulator";
  }
}
