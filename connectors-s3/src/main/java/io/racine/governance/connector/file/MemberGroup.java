package io.racine.governance.connector.file;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the objects of one data set while they are listed; its size does not grow with
 * their number.
 */
final class MemberGroup {
  private static final int MOST_PARTITION_COLUMNS = 64;
  private static final int MOST_DRAWN = 3;

  /** An object to look at, and what its key says. */
  record Sample(ObjectEntry entry, DataSetKey key) {}

  private final Set<String> partitionColumns = new LinkedHashSet<>();
  private long objects;
  private long bytes;
  private long newestMillis;
  private @Nullable Sample first;
  private final List<Sample> drawn = new ArrayList<>();
  private @Nullable Sample last;

  void add(ObjectEntry entry, DataSetKey key) {
    objects++;
    bytes += Math.max(0, entry.size());
    newestMillis = Math.max(newestMillis, entry.modifiedMillis());
    key.partitions().forEach(partition -> addPartitionColumn(partition.name()));
    if (entry.size() != 0) {
      offer(new Sample(entry, key));
    }
  }

  void merge(MemberGroup other) {
    objects += other.objects;
    bytes += other.bytes;
    newestMillis = Math.max(newestMillis, other.newestMillis);
    other.partitionColumns.forEach(this::addPartitionColumn);
    other.samples().forEach(this::offer);
  }

  private void addPartitionColumn(String name) {
    if (partitionColumns.size() < MOST_PARTITION_COLUMNS) {
      partitionColumns.add(name);
    }
  }

  private void offer(Sample sample) {
    if (first == null || order(sample, first) < 0) {
      first = sample;
    }
    if (last == null || order(sample, last) > 0) {
      last = sample;
    }
    // The least hashes are some by chance, and the same ones in whatever order they come. Three,
    // so that one of them is neither the first nor the last.
    int place = 0;
    while (place < drawn.size() && chance(drawn.get(place)) <= chance(sample)) {
      place++;
    }
    drawn.add(place, sample);
    if (drawn.size() > MOST_DRAWN) {
      drawn.remove(MOST_DRAWN);
    }
  }

  private static int order(Sample one, Sample other) {
    return one.entry().key().compareTo(other.entry().key());
  }

  private static int chance(Sample sample) {
    return sample.entry().key().hashCode() * 0x9E3779B9;
  }

  long objects() {
    return objects;
  }

  long bytes() {
    return bytes;
  }

  long newestMillis() {
    return newestMillis;
  }

  List<String> partitionColumns() {
    return List.copyOf(partitionColumns);
  }

  /**
   * Returns the first and the last object and one between, as far as they differ and hold bytes.
   */
  List<Sample> samples() {
    List<Sample> samples = new ArrayList<>();
    add(samples, first);
    drawn.stream()
        .filter(sample -> !sample.equals(first) && !sample.equals(last))
        .findFirst()
        .ifPresent(samples::add);
    add(samples, last);
    return samples;
  }

  private static void add(List<Sample> samples, @Nullable Sample sample) {
    if (sample != null && !samples.contains(sample)) {
      samples.add(sample);
    }
  }
}
