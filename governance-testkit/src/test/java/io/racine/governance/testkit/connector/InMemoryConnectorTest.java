package io.racine.governance.testkit.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetFilter;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.Cursor;
import io.racine.governance.spi.connector.ListRequest;
import io.racine.governance.spi.connector.Listing;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.ReadSummary;
import io.racine.governance.spi.connector.SupportsFingerprints;
import io.racine.governance.spi.connector.SupportsReading;
import io.racine.governance.spi.connector.ValueReader;
import io.racine.governance.spi.value.ValueBatch;
import io.racine.governance.spi.value.ValueColumn;
import io.racine.governance.testkit.SettableClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class InMemoryConnectorTest {
  private static final AssetPath CUSTOMER = AssetPath.of("shop", "customer");
  private static final AssetPath NUMBERS = AssetPath.of("shop", "numbers");

  private final InMemorySource shop =
      InMemorySource.builder()
          .schema("shop")
          .table(
              "customer",
              t ->
                  t.column("id", LogicalType.INTEGER)
                      .column("email", LogicalType.TEXT)
                      .column("photo", LogicalType.BINARY)
                      .column(
                          ColumnDescriptor.builder(FieldPath.parse("tags[]"), LogicalType.TEXT)
                              .build())
                      .primaryKey("id")
                      .index("by_email", "email")
                      .row(1, "ada@example.com", new byte[3], List.of("a", "b"))
                      .row(2, null, null, null)
                      .row(3, "bob@example.com", new byte[0], List.of("c")))
          .table(
              "numbers", t -> t.column("n", LogicalType.INTEGER).rows(1_000_000, n -> List.of(n)))
          .function("total(integer)", "select 1")
          .build();
  private final InMemoryConnectorFactory factory = new InMemoryConnectorFactory().with("s", shop);
  private final SettableClock clock = SettableClock.at("2024-02-29T12:00:00Z");
  private final Connector connector =
      factory.create(FixedConnectorContext.of(factory, "s", Map.of(), Map.of()).withClock(clock));
  private final SupportsReading reading = (SupportsReading) connector;

  @Test
  void listsEverythingInOrder() {
    assertThat(list(AssetFilter.all()))
        .extracting(listing -> ((Listing.Found) listing).asset().toString())
        .containsExactly(
            "SCHEMA shop",
            "TABLE shop.customer",
            "INDEX shop.customer.by_email",
            "TABLE shop.numbers",
            "FUNCTION shop.\"total(integer)\"");
  }

  @Test
  void listsWhatPassesTheFilterAndItsContainers() {
    assertThat(list(AssetFilter.of(List.of("customer"), List.of())))
        .extracting(
            listing ->
                listing instanceof Listing.LeftOut leftOut
                    ? "left out " + leftOut.count()
                    : ((Listing.Found) listing).asset().path().toString())
        .containsExactly("shop", "shop.customer", "shop.customer.by_email", "left out 2");
  }

  @Test
  void reportsAPlaceThatCannotBeListedOnceAndListsTheRest() {
    factory.faults("s").failListing(CUSTOMER);

    assertThat(list(AssetFilter.all()))
        .extracting(
            listing ->
                listing instanceof Listing.Failed failed
                    ? "failed " + failed.under()
                    : ((Listing.Found) listing).asset().path().toString())
        .containsExactly("shop", "failed shop.customer", "shop.numbers", "shop.\"total(integer)\"");
  }

  @Test
  void breaksOffAListing() {
    factory.faults("s").breakListingAfter(2);

    try (Cursor<Listing> cursor = connector.listAssets(ListRequest.all())) {
      cursor.next();
      cursor.next();

      assertThatThrownBy(cursor::next)
          .isInstanceOf(ConnectorException.class)
          .hasMessage("The listing broke off after 2");
    }
  }

  @Test
  void deliversValuesNullsBinariesAndElements() {
    try (ValueReader reader = open(CUSTOMER, ReadMode.FULL)) {
      ValueBatch batch = reader.next().orElseThrow();

      ValueColumn email = batch.columns().get(1);
      ValueColumn photo = batch.columns().get(2);
      ValueColumn tags = batch.columns().get(3);
      assertThat(batch.rows()).isEqualTo(3);
      assertThat(email.text(0)).isEqualTo("ada@example.com");
      assertThat(email.isNull(1)).isTrue();
      assertThat(photo.binaryLength(0)).isEqualTo(3);
      assertThat(photo.isNull(1)).isTrue();
      assertThat(photo.binaryLength(2)).isZero();
      assertThat(tags.size()).isEqualTo(3);
      assertThat(List.of(tags.row(0), tags.row(1), tags.row(2))).containsExactly(0, 0, 2);
      assertThat(reader.next()).isEmpty();
      assertThat(reader.summary())
          .isEqualTo(
              new ReadSummary(
                  ReadMode.FULL,
                  3,
                  3 * 2 + 30 * 2 + 3 + 3 * 2,
                  0,
                  ReadSummary.End.EXHAUSTED,
                  List.of()));
    }
  }

  @Test
  void samplesRepeatably() {
    List<String> first = random(7);
    List<String> again = random(7);
    List<String> other = random(8);

    assertThat(first).hasSize(50).doesNotHaveDuplicates().isEqualTo(again).isNotEqualTo(other);
    assertThat(first.stream().mapToLong(Long::parseLong).max().orElseThrow())
        .isGreaterThan(500_000);
  }

  @Test
  void writesNumbersAndDatesCanonically() {
    factory.with(
        "s",
        InMemorySource.builder()
            .table(
                "t",
                t ->
                    t.column("d", LogicalType.DECIMAL)
                        .column("f", LogicalType.FLOAT)
                        .column("day", LogicalType.DATE)
                        .row(new BigDecimal("1E+3"), 1e10, LocalDate.of(2024, 2, 29)))
            .build());

    try (ValueReader reader = open(AssetPath.of("t"), ReadMode.FULL)) {
      assertThat(reader.next().orElseThrow().columns())
          .extracting(column -> column.text(0))
          .containsExactly("1000", "10000000000", "2024-02-29");
    }
  }

  @Test
  void endsAtTheTimeLimitOfTheContextsClock() {
    try (ValueReader reader = open(NUMBERS, ReadMode.FULL)) {
      assertThat(reader.next()).isPresent();

      clock.advance(ReadRequest.DEFAULT_TIME_LIMIT);

      assertThat(reader.next()).isEmpty();
      assertThat(reader.summary().end()).isEqualTo(ReadSummary.End.TIME_LIMIT);
    }
  }

  @Test
  void endsAtTheTimeLimitWhileItIsHeld() {
    factory.faults("s").holdReading(CUSTOMER);
    ReadRequest request =
        ReadRequest.builder(ReadMode.FULL, columns(CUSTOMER))
            .timeLimit(Duration.ofMillis(5))
            .build();

    try (ValueReader reader = reading.open(whole(CUSTOMER), request)) {
      assertThat(reader.next()).isEmpty();
      assertThat(reader.summary().end()).isEqualTo(ReadSummary.End.TIME_LIMIT);
    }
  }

  @Test
  void failsAfterSoManyRows() {
    factory.faults("s").failReading(NUMBERS, ConnectorException.ACCESS_DENIED, 1_500);

    try (ValueReader reader = open(NUMBERS, ReadMode.FULL)) {
      assertThat(reader.next().map(ValueBatch::rows)).hasValue(1_000);
      assertThat(reader.next().map(ValueBatch::rows)).hasValue(500);
      assertThatThrownBy(reader::next)
          .isInstanceOfSatisfying(
              ConnectorException.class,
              e -> {
                assertThat(e.code()).isEqualTo(ConnectorException.ACCESS_DENIED);
                assertThat(e.asset()).hasValue(NUMBERS);
              });
      assertThat(reader.next()).isEmpty();
    }
  }

  @Test
  void waitsAtAGateUntilItIsOpened() {
    InMemoryGate gate = factory.faults("s").holdReading(CUSTOMER);

    try (ValueReader reader = open(CUSTOMER, ReadMode.FULL)) {
      CompletableFuture<Optional<ValueBatch>> next = CompletableFuture.supplyAsync(reader::next);
      gate.awaitReached(Duration.ofSeconds(10));
      assertThat(next).isNotDone();

      gate.open();

      assertThat(next.orTimeout(10, TimeUnit.SECONDS).join()).isPresent();
    }
  }

  @Test
  void cancelEndsAWaitingRead() {
    InMemoryGate gate = factory.faults("s").holdReading(CUSTOMER);

    try (ValueReader reader = open(CUSTOMER, ReadMode.FULL)) {
      CompletableFuture<Optional<ValueBatch>> next = CompletableFuture.supplyAsync(reader::next);
      gate.awaitReached(Duration.ofSeconds(10));

      reader.cancel();

      assertThatThrownBy(() -> next.orTimeout(10, TimeUnit.SECONDS).join())
          .isInstanceOf(CompletionException.class)
          .cause()
          .isInstanceOfSatisfying(
              ConnectorException.class,
              e -> assertThat(e.code()).isEqualTo(ConnectorException.CANCELED));
      assertThat(reader.summary().end()).isEqualTo(ReadSummary.End.CANCELED);
      assertThat(factory.activity("s").cancels()).isEqualTo(1);
      assertThat(factory.activity("s").openResources()).isZero();
    }
  }

  @Test
  void closingTheConnectorEndsAWaitingRead() {
    InMemoryGate gate = factory.faults("s").holdReading(CUSTOMER);
    ValueReader reader = open(CUSTOMER, ReadMode.FULL);
    CompletableFuture<Optional<ValueBatch>> next = CompletableFuture.supplyAsync(reader::next);
    gate.awaitReached(Duration.ofSeconds(10));

    connector.close();

    assertThatThrownBy(() -> next.orTimeout(10, TimeUnit.SECONDS).join())
        .hasCauseInstanceOf(ConnectorException.class);
    reader.close();
    assertThat(factory.activity("s").openResources()).isZero();
    assertThat(factory.activity("s").openConnectors()).isZero();
  }

  @Test
  void countsWhatIsReadAndHeld() {
    try (ValueReader one = open(CUSTOMER, ReadMode.FULL);
        ValueReader two = open(NUMBERS, ReadMode.FULL)) {
      assertThat(factory.activity("s").openResources()).isZero();
      one.next();
      two.next();
      assertThat(factory.activity("s").mostOpenReaders()).isEqualTo(1);
    }
    open(CUSTOMER, ReadMode.FIRST).close();

    assertThat(factory.activity("s").reads()).containsExactly(CUSTOMER, NUMBERS);
    assertThat(factory.activity("s").readsOf(CUSTOMER)).isEqualTo(1);
    assertThat(factory.activity("s").rows()).isEqualTo(1_003);
    assertThat(factory.activity("s").openResources()).isZero();
  }

  @Test
  void runsTheHookBeforeReading() {
    List<AssetPath> seen = new ArrayList<>();
    factory
        .faults("s")
        .beforeReading(
            path -> {
              seen.add(path);
              factory.with("s", shop.toBuilder().without(CUSTOMER).build());
            });

    try (ValueReader reader = open(CUSTOMER, ReadMode.FULL)) {
      assertThatThrownBy(reader::next)
          .isInstanceOfSatisfying(
              ConnectorException.class,
              e -> assertThat(e.code()).isEqualTo(ConnectorException.NO_SUCH_ASSET));
    }
    assertThat(seen).containsExactly(CUSTOMER);
  }

  @Test
  void changesTheFingerprintWithTheRowsOnly() {
    AssetDescriptor customer = shop.find(CUSTOMER).orElseThrow();
    SupportsFingerprints marks = (SupportsFingerprints) connector;
    var before = marks.fingerprint(customer);
    factory.with("s", shop.toBuilder().schema("other").build());
    var untouched = marks.fingerprint(customer);
    factory.with(
        "s",
        shop.toBuilder()
            .schema("shop")
            .table("customer", t -> t.column("id", LogicalType.INTEGER).row(1))
            .build());
    var after = marks.fingerprint(customer);

    assertThat(before).isPresent().isEqualTo(untouched).isNotEqualTo(after);
    factory.faults("s").withoutFingerprints();
    assertThat(marks.fingerprint(customer)).isEmpty();
  }

  @Test
  void healTakesEveryFaultAway() {
    factory
        .faults("s")
        .failConnecting(ConnectorException.UNREACHABLE)
        .failListing(CUSTOMER)
        .breakListingAfter(0)
        .failReading(CUSTOMER)
        .beforeListing(
            path -> {
              throw new IllegalStateException("hook");
            });
    factory.faults("s").holdReading(CUSTOMER);

    factory.faults("s").heal();

    assertThat(connector.verify().product()).isEqualTo("In memory");
    assertThat(list(AssetFilter.all())).hasSize(5);
    try (ValueReader reader = open(CUSTOMER, ReadMode.FULL)) {
      assertThat(reader.next()).isPresent();
    }
  }

  @Test
  void refusesARowOfTheWrongWidth() {
    assertThatThrownBy(
            () ->
                InMemorySource.builder()
                    .table("t", t -> t.column("a", LogicalType.TEXT).row("x", "y")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A row must have 1 values but had 2");
  }

  private List<Listing> list(AssetFilter filter) {
    List<Listing> listed = new ArrayList<>();
    try (Cursor<Listing> cursor = connector.listAssets(ListRequest.of(filter))) {
      cursor.forEachRemaining(listed::add);
    }
    return listed;
  }

  private List<String> random(long seed) {
    ReadRequest request =
        ReadRequest.builder(ReadMode.RANDOM, columns(NUMBERS)).maxRows(50).seed(seed).build();
    try (ValueReader reader = reading.open(whole(NUMBERS), request)) {
      ValueColumn column = reader.next().orElseThrow().columns().get(0);
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < column.size(); i++) {
        texts.add(column.text(i));
      }
      return texts;
    }
  }

  private ValueReader open(AssetPath path, ReadMode mode) {
    return reading.open(whole(path), ReadRequest.builder(mode, columns(path)).build());
  }

  private List<ColumnDescriptor> columns(AssetPath path) {
    try (Cursor<Listing> cursor = connector.listAssets(ListRequest.all())) {
      while (cursor.hasNext()) {
        if (cursor.next() instanceof Listing.Found found && found.asset().path().equals(path)) {
          return found.asset().columns();
        }
      }
    }
    return List.of();
  }

  private static AssetPartition whole(AssetPath path) {
    return new AssetPartition(path, CatalogItemType.TABLE, "");
  }
}
