package io.racine.governance.testkit.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.PartitionRequest;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.SupportsPartitions;
import io.racine.governance.testkit.LeakProbe;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every connector that {@link SupportsPartitions splits assets} does, as tests to inherit.
 *
 * <p>A subclass tells the same as one of {@link ReadingContract}, and may add what is hard to
 * split.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 *
 * @since 0.1
 */
public abstract class PartitioningContract implements PartitioningFixture {
  private static final List<Integer> COUNTS = List.of(1, 2, 3, 8, 100);
  private static final int PARTS_OF_A_GROWING_TABLE = 4;
  private static final int SEEDS = 5;
  private static final int MOST_PARTS = 64;

  @Nested
  final class Partitions {
    @TestFactory
    Stream<DynamicTest> holdEveryRowExactlyOnce() {
      return each(this::coverExactly);
    }

    /** Counts around the number of rows, and some by chance that come again with their seed. */
    @TestFactory
    Stream<DynamicTest> holdEveryRowExactlyOnceForAnyCount() {
      return tables().flatMap(table -> oddCounts(table).map(count -> test(table, count)));
    }

    private DynamicTest test(ExpectedRows table, int count) {
      return dynamicTest(table.table() + " in " + count, () -> coverExactly(table, count));
    }

    /** What is added meanwhile may be read or not, but not twice. */
    @TestFactory
    Stream<DynamicTest> holdWhatWasThereWhileTheTableGrows() {
      return growingTable().stream()
          .map(table -> dynamicTest(table.toString(), () -> coverWhileGrowing(table)));
    }

    private void coverWhileGrowing(AssetPath path) {
      try (Connector connector = connect()) {
        AssetDescriptor asset = Listed.all(connector).require(path);
        ReadRequest request = ReadRequest.builder(ReadMode.FULL, asset.columns()).build();
        List<List<@Nullable Object>> before =
            ReadRows.of(connector, AssetPartition.whole(asset), request).rows();
        List<AssetPartition> parts =
            ((SupportsPartitions) connector)
                .partitions(asset, PartitionRequest.of(PARTS_OF_A_GROWING_TABLE));

        grow();

        List<List<@Nullable Object>> read = new ArrayList<>();
        parts.forEach(part -> read.addAll(ReadRows.of(connector, part, request).rows()));
        assertThat(before).as("rows before").isNotEmpty().doesNotHaveDuplicates();
        assertThat(read).doesNotHaveDuplicates().containsAll(before);
      }
    }

    @Test
    void areNotMadeAfterClose() {
      Connector connector = connect();
      ExpectedRows table = tables().findFirst().orElseThrow();
      AssetDescriptor asset = Listed.all(connector).require(table.table());
      connector.close();

      assertThatThrownBy(
              () -> ((SupportsPartitions) connector).partitions(asset, PartitionRequest.of(2)))
          .isInstanceOf(IllegalStateException.class);
    }

    /** As an engine does that splits here and reads elsewhere. */
    @TestFactory
    Stream<DynamicTest> canBeShippedToAnotherConnector() {
      return each(this::shipped);
    }

    @TestFactory
    Stream<DynamicTest> nameTheAssetAndNoValue() {
      return each(this::tellNothing);
    }

    private void coverExactly(ExpectedRows table, int count) {
      try (Connector connector = connect()) {
        List<AssetPartition> parts = split(connector, table, count);

        assertThat(parts).isNotEmpty().doesNotHaveDuplicates();
        assertThat(readEach(connector, parts, table))
            .containsExactlyInAnyOrderElementsOf(table.rows());
      }
    }

    private void shipped(ExpectedRows table, int count) {
      try (Connector here = connect();
          Connector there = connect()) {
        List<AssetPartition> parts = split(here, table, count);

        List<AssetPartition> arrived =
            parts.stream().map(PartitioningContract::throughBytes).toList();

        assertThat(arrived).isEqualTo(parts);
        assertThat(readEach(there, arrived, table))
            .containsExactlyInAnyOrderElementsOf(table.rows());
      }
    }

    private void tellNothing(ExpectedRows table, int count) {
      LeakProbe probe = LeakProbe.create();
      String path = table.table().toString();
      table.rows().stream()
          .flatMap(List::stream)
          .filter(value -> value instanceof String text && text.length() >= 6)
          .map(String::valueOf)
          .filter(text -> !path.contains(text))
          .forEach(text -> probe.watch("a value of " + path, text));
      try (Connector connector = connect()) {
        List<AssetPartition> parts = split(connector, table, count);

        assertThat(parts).extracting(AssetPartition::path).containsOnly(table.table());
        probe.assertNothingLeaked(parts.stream().map(AssetPartition::token).toList());
      }
    }

    private List<AssetPartition> split(Connector connector, ExpectedRows table, int count) {
      assertThat(connector).isInstanceOf(SupportsPartitions.class);
      AssetDescriptor asset = Listed.all(connector).require(table.table());
      return ((SupportsPartitions) connector).partitions(asset, PartitionRequest.of(count));
    }

    private List<List<@Nullable Object>> readEach(
        Connector connector, List<AssetPartition> parts, ExpectedRows table) {
      var request =
          new ReadingSubject(PartitioningContract.this)
              .request(connector, ReadMode.FULL, table.table())
              .batchRows(7)
              .build();
      List<List<@Nullable Object>> rows = new ArrayList<>();
      parts.forEach(part -> rows.addAll(ReadRows.of(connector, part, request).rows()));
      return rows;
    }
  }

  private interface Check {
    void run(ExpectedRows table, int count);
  }

  private Stream<DynamicTest> each(Check check) {
    return tables()
        .flatMap(
            table ->
                COUNTS.stream()
                    .map(
                        count ->
                            dynamicTest(
                                table.table() + " in " + count, () -> check.run(table, count))));
  }

  private Stream<ExpectedRows> tables() {
    assertThat(splitTables()).as("the fixture must have tables to split").isNotEmpty();
    return splitTables().stream();
  }

  private static Stream<Integer> oddCounts(ExpectedRows table) {
    int rows = table.rows().size();
    Stream<Integer> byChance =
        IntStream.range(0, SEEDS).mapToObj(seed -> 1 + new Random(seed).nextInt(MOST_PARTS));
    return Stream.concat(Stream.of(rows - 1, rows, rows + 1).filter(n -> n > 0), byChance)
        .distinct();
  }

  private static AssetPartition throughBytes(AssetPartition partition) {
    try {
      var bytes = new ByteArrayOutputStream();
      try (var out = new ObjectOutputStream(bytes)) {
        out.writeObject(partition);
      }
      try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
        return (AssetPartition) in.readObject();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("The class was there a moment ago", e);
    }
  }
}
