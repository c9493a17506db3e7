package io.racine.governance.testkit.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.testkit.LeakProbe;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the reading checks ask of a {@link ReadingFixture}, over and over. */
final class ReadingSubject {
  private static final int FEWEST_ROWS = 10;

  /** Shorter texts turn up in names by accident. */
  private static final int SHORTEST = 8;

  private final ReadingFixture fixture;

  ReadingSubject(ReadingFixture fixture) {
    this.fixture = fixture;
  }

  ReadingFixture fixture() {
    return fixture;
  }

  Stream<ExpectedRows> tables() {
    assertThat(fixture.expectedRows()).as("the fixture must expect rows").isNotEmpty();
    return fixture.expectedRows().stream();
  }

  /** Returns the table with the most rows. */
  ExpectedRows largest() {
    ExpectedRows largest =
        tables().max(Comparator.comparingInt(table -> table.rows().size())).orElseThrow();
    assertThat(largest.rows())
        .as("the largest table of the fixture")
        .hasSizeGreaterThanOrEqualTo(FEWEST_ROWS);
    return largest;
  }

  /** Returns the columns as the connector lists them, in the order the fixture expects. */
  List<ColumnDescriptor> columns(Connector connector, AssetPath table) {
    AssetDescriptor listed = Listed.all(connector).require(table);
    AssetDescriptor expected = new Listed(fixture.expectedAssets()).require(table);
    return expected.columns().stream()
        .map(
            wanted ->
                listed.columns().stream()
                    .filter(column -> column.path().equals(wanted.path()))
                    .findFirst()
                    .orElseThrow(
                        () -> new AssertionError(table + " is listed without " + wanted.path())))
        .toList();
  }

  AssetPartition whole(AssetPath table) {
    return AssetPartition.whole(new Listed(fixture.expectedAssets()).require(table));
  }

  ReadRequest.Builder request(Connector connector, ReadMode mode, AssetPath table) {
    return ReadRequest.builder(mode, columns(connector, table));
  }

  ReadRows readAll(Connector connector, AssetPath table) {
    return ReadRows.of(connector, whole(table), request(connector, ReadMode.FULL, table).build());
  }

  /** Fails unless {@code some} are rows of {@code table}, none more often than it is there. */
  static void assertAmong(List<List<@Nullable Object>> some, ExpectedRows table) {
    List<List<@Nullable Object>> left = new ArrayList<>(table.rows());
    for (List<@Nullable Object> row : some) {
      assertThat(left.remove(row)).as("a row read is one of %s", table).isTrue();
    }
  }

  /** Returns a probe that watches the texts of the tables, but for those that are names. */
  LeakProbe probe(int most) {
    String names =
        fixture.expectedAssets().stream().map(AssetDescriptor::toString).toList()
            + fixture.expectedAssets().stream().map(Listed::line).toList().toString();
    List<String> texts =
        tables()
            .flatMap(table -> table.rows().stream())
            .flatMap(List::stream)
            .filter(value -> value instanceof String text && text.length() >= SHORTEST)
            .map(String::valueOf)
            .filter(text -> !names.contains(text))
            .distinct()
            .limit(most)
            .toList();
    assertThat(texts).as("texts of %s characters in the fixture", SHORTEST).isNotEmpty();
    LeakProbe probe = LeakProbe.create();
    for (int i = 0; i < texts.size(); i++) {
      probe.watch("value " + i, texts.get(i));
    }
    return probe;
  }
}
