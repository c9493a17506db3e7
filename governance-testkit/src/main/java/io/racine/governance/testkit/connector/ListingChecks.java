package io.racine.governance.testkit.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetFilter;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.Cursor;
import io.racine.governance.spi.connector.ListRequest;
import io.racine.governance.spi.connector.Listing;
import io.racine.governance.testkit.AtOnce;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The group Listing of {@link ConnectorContract}. */
abstract class ListingChecks {
  private static final int MOST_FILTERED = 12;
  private static final int THREADS = 8;

  private final ConnectorFixture fixture;

  ListingChecks(ConnectorFixture fixture) {
    this.fixture = fixture;
  }

  @Test
  void listsExactlyWhatTheSourceHolds() {
    List<String> expected = new Listed(fixture.expectedAssets()).lines();

    try (Connector connector = fixture.connect()) {
      assertThat(expected).as("the fixture must expect something").isNotEmpty();
      assertThat(Listed.all(connector).lines()).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void listsContainersBeforeWhatTheyHold() {
    try (Connector connector = fixture.connect()) {
      Set<AssetPath> seen = new HashSet<>();
      List<AssetDescriptor> assets = Listed.all(connector).assets();
      Set<AssetPath> all = assets.stream().map(AssetDescriptor::path).collect(Collectors.toSet());
      for (AssetDescriptor asset : assets) {
        asset
            .path()
            .parent()
            .filter(all::contains)
            .ifPresent(parent -> assertThat(seen).as("listed before %s", asset).contains(parent));
        seen.add(asset.path());
      }
    }
  }

  @Test
  void listsSiblingsOfATypeByName() {
    try (Connector connector = fixture.connect()) {
      Map<String, AssetPath> last = new HashMap<>();
      for (AssetDescriptor asset : Listed.all(connector).assets()) {
        String family = asset.type() + " in " + asset.path().parent();
        AssetPath before = last.put(family, asset.path());
        if (before != null) {
          assertThat(asset.path()).as("%s after %s", asset, before).isGreaterThan(before);
        }
      }
    }
  }

  @Test
  void listsNothingWhenNothingPassesTheFilter() {
    AssetFilter filter = AssetFilter.of(List.of("racine_no_such_table"), List.of());

    try (Connector connector = fixture.connect()) {
      assertThat(Listed.by(connector, filter).lines()).isEmpty();
    }
  }

  @TestFactory
  Stream<DynamicTest> listsOnlyWhatIsIncluded() {
    return tables()
        .map(
            table ->
                dynamicTest(
                    table.toString(),
                    () -> expectUnder(AssetFilter.of(List.of(literal(table)), List.of()))));
  }

  @TestFactory
  Stream<DynamicTest> listsAllButWhatIsExcluded() {
    return tables()
        .map(
            table ->
                dynamicTest(
                    table.toString(),
                    () -> expectUnder(AssetFilter.of(List.of(), List.of(literal(table))))));
  }

  /** A connector that asks its source only for what passes cannot know and says nothing. */
  @TestFactory
  Stream<DynamicTest> countsWhatItLeavesOutTrulyOrNotAtAll() {
    return tables().map(table -> dynamicTest(table.toString(), () -> expectLeftOut(table)));
  }

  @Test
  void freesWhatItHoldsWhenClosedEarly() {
    try (Connector connector = fixture.connect()) {
      Cursor<Listing> cursor = connector.listAssets(ListRequest.all());
      cursor.next();
      cursor.close();
      cursor.close();

      assertThat(fixture.openResources()).as("resources held").isZero();
      assertThat(Listed.all(connector).assets()).as("a second listing").isNotEmpty();
    }
  }

  @Test
  void freesWhatItHoldsAtTheEnd() {
    try (Connector connector = fixture.connect()) {
      Listed.all(connector);

      assertThat(fixture.openResources()).as("resources held").isZero();
    }
  }

  @Test
  void endsWithAnExceptionAfterCancel() {
    try (Connector connector = fixture.connect();
        Cursor<Listing> cursor = connector.listAssets(ListRequest.all())) {
      cursor.next();
      CompletableFuture.runAsync(cursor::cancel).join();

      assertTimeoutPreemptively(
          fixture.timeLimit(),
          () ->
              assertThatThrownBy(cursor::next)
                  .isInstanceOfSatisfying(
                      ConnectorException.class,
                      e -> assertThat(e.code()).isEqualTo(ConnectorException.CANCELED)));
    }
  }

  @Test
  void endsWithAnExceptionWhenCanceledBeforeTheFirstStep() {
    try (Connector connector = fixture.connect();
        Cursor<Listing> cursor = connector.listAssets(ListRequest.all())) {
      CompletableFuture.runAsync(cursor::cancel).join();

      assertTimeoutPreemptively(
          fixture.timeLimit(),
          () ->
              assertThatThrownBy(cursor::hasNext)
                  .isInstanceOfSatisfying(
                      ConnectorException.class,
                      e -> assertThat(e.code()).isEqualTo(ConnectorException.CANCELED)));
    }
  }

  @Test
  void deliversNothingOnceClosed() {
    try (Connector connector = fixture.connect()) {
      Cursor<Listing> cursor = connector.listAssets(ListRequest.all());
      cursor.close();

      assertThat(fixture.openResources()).as("resources held by an unused cursor").isZero();
      assertThatThrownBy(cursor::next)
          .isInstanceOfAny(
              ConnectorException.class, IllegalStateException.class, NoSuchElementException.class);
    }
  }

  @Test
  void listsForManyThreadsAtOnce() {
    try (Connector connector = fixture.connect()) {
      List<List<String>> listings =
          AtOnce.run(THREADS, fixture.timeLimit(), () -> Listed.all(connector).lines());

      assertThat(Set.copyOf(listings)).as("different listings").hasSize(1);
    }
  }

  private void expectLeftOut(AssetPath table) {
    Listed whole = new Listed(fixture.expectedAssets());
    AssetFilter include = AssetFilter.of(List.of(literal(table)), List.of());
    AssetFilter exclude = AssetFilter.of(List.of(), List.of(literal(table)));

    try (Connector connector = fixture.connect()) {
      assertThat(Listed.all(connector).leftOut()).as("left out without a filter").isZero();
      assertThat(Listed.by(connector, include).leftOut()).isIn(0L, whole.leftOutBy(include));
      assertThat(Listed.by(connector, exclude).leftOut()).isIn(0L, whole.leftOutBy(exclude));
    }
  }

  private void expectUnder(AssetFilter filter) {
    Listed expected = new Listed(fixture.expectedAssets()).comparable().under(filter);

    try (Connector connector = fixture.connect()) {
      assertThat(
              Listed.by(connector, filter).assets().stream()
                  .filter(
                      asset ->
                          asset.type() != CatalogItemType.INDEX
                              || expected.assets().stream()
                                  .anyMatch(
                                      table ->
                                          table.type().holdsRows()
                                              && asset.path().isWithin(table.path())))
                  .map(Listed::line))
          .containsExactlyInAnyOrderElementsOf(expected.lines());
    }
  }

  private Stream<AssetPath> tables() {
    List<AssetPath> tables =
        fixture.expectedAssets().stream()
            .filter(asset -> asset.type().holdsRows())
            .map(AssetDescriptor::path)
            .limit(MOST_FILTERED)
            .toList();
    assertThat(tables).as("the fixture must expect a table").isNotEmpty();
    return tables.stream();
  }

  /** Every name in quotes, so that nothing in it is taken for a wildcard. */
  private static String literal(AssetPath path) {
    return path.names().stream()
        .map(name -> "\"" + name.replace("\"", "\"\"") + "\"")
        .collect(Collectors.joining("."));
  }
}
