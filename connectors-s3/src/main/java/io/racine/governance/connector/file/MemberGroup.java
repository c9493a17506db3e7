package io.racine.governance.connector.file;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the objects of one data set while they are listed; its size does not grow with
 * their number.
 */
final class MemberGroup {
  private static final int MOST_PARTITION_COLUMNS = 64;

  /** An object to look at, and what its key says. */
  record Sample(ObjectEntry entry, DataSetKey key) {}

  private final Set<String> partitionColumns = new LinkedHashSet<>();
  private long objects;
  private long bytes;
  private long newestMillis;
  private @Nullable Sample first;
  private @Nullable Sample between;
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
    // The least hash is one of them by chance, and the same one in whatever order they come.
    if (between == null || Integer.compare(mark(sample), mark(between)) < 0) {
      between = sample;
    }
  }

  private static int order(Sample one, Sample other) {
    return one.entry().key().compareTo(other.entry().key());
  }

  private static int mark(Sample sample) {
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
    return Stream.of(first, between, last)
        .<Sample>mapMulti(
            (sample, sink) -> {
              if (sample != null) {
                sink.accept(sample);
              }
            })
        .distinct()
        .toList();
  }
}
