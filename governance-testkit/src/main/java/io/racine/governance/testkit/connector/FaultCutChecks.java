package io.racine.governance.testkit.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.racine.governance.spi.Issue;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.Cursor;
import io.racine.governance.spi.connector.ListRequest;
import io.racine.governance.spi.connector.Listing;
import io.racine.governance.spi.connector.ReadSummary;
import io.racine.governance.spi.connector.ValueReader;
import io.racine.governance.testkit.fault.Cut;
import io.racine.governance.testkit.fault.Fault;
import io.racine.governance.testkit.fault.FaultProxy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The group Cuts of {@link FaultContract}. */
abstract class FaultCutChecks {
  /** Where in a call to cut, in tenths of its bytes; the last ones may only say goodbye. */
  private static final List<Integer> TENTHS = List.of(0, 2, 5);

  private static final List<Integer> TENTHS_OF_A_TABLE = List.of(2, 5, 9);

  private final FaultSubject subject;

  FaultCutChecks(FaultFixture fixture) {
    this.subject = new FaultSubject(fixture);
  }

  @TestFactory
  Stream<DynamicTest> aCutInVerifyIsTransient() {
    return cuts(TENTHS, cut -> expectTransient("verify", cut));
  }

  /** A cursor may go on after a place that failed, or connect anew, but must not leave out more. */
  @TestFactory
  Stream<DynamicTest> aCutInAListingIsToldAndNotTheEnd() {
    return cuts(TENTHS, this::expectToldListing);
  }

  /** Where a reader can connect anew and go on, nothing may be missing. */
  @TestFactory
  Stream<DynamicTest> aCutInMidReadIsTransientAndNamesTheAsset() {
    return cuts(TENTHS_OF_A_TABLE, this::expectFailedRead);
  }

  /** Splitting and fingerprinting may answer nothing or the whole in place of a failure. */
  @TestFactory
  Stream<DynamicTest> aCutInAnyOtherCallIsNoOtherFailure() {
    return cuts(
        TENTHS,
        cut ->
            subject.calls().keySet().stream()
                .filter(name -> name.equals("split") || name.equals("fingerprint"))
                .forEach(name -> expectNothingElse(name, cut)));
  }

  /** Where to cut, and how. */
  private record Place(int tenths, Cut how) {
    Fault in(long bytes) {
      return Fault.cut(how).after(bytes * tenths / 10);
    }

    @Override
    public String toString() {
      return how + " after " + tenths + " tenths";
    }
  }

  private static Stream<DynamicTest> cuts(List<Integer> tenths, Consumer<Place> check) {
    return Stream.of(Cut.values())
        .flatMap(how -> tenths.stream().map(each -> new Place(each, how)))
        .map(place -> dynamicTest(place.toString(), () -> check.accept(place)));
  }

  private void expectTransient(String name, Place place) {
    subject.expectTransient(thrownWhenCut(name, place));
  }

  private void expectNothingElse(String name, Place place) {
    @Nullable Throwable thrown = thrownWhenCut(name, place);
    if (thrown != null) {
      subject.expectTransient(thrown);
    }
  }

  private @Nullable Throwable thrownWhenCut(String name, Place place) {
    Consumer<Connector> call = subject.calls().getOrDefault(name, Connector::verify);
    try (FaultProxy proxy = subject.proxy()) {
      proxy.set(place.in(subject.bytesOf(proxy, call)));
      try (Connector connector = subject.connect(proxy)) {
        return subject.thrownBy(connector, call);
      }
    }
  }

  private void expectToldListing(Place place) {
    try (FaultProxy proxy = subject.proxy()) {
      proxy.set(place.in(subject.bytesOf(proxy, Listed::all)));
      try (Connector connector = subject.connect(proxy)) {
        List<Listing> steps = new ArrayList<>();
        @Nullable Throwable thrown = subject.thrownBy(connector, each -> list(each, steps));

        List<Issue> issues =
            steps.stream()
                .filter(Listing.Failed.class::isInstance)
                .map(step -> ((Listing.Failed) step).issue())
                .toList();
        if (thrown != null) {
          subject.expectTransient(thrown);
        } else if (issues.isEmpty()) {
          assertThat(found(steps))
              .as("what was listed as if it were all")
              .containsExactlyInAnyOrderElementsOf(
                  new Listed(subject.fixture().expectedAssets()).lines());
        }
        assertThat(new Listed(subject.fixture().expectedAssets()).lines())
            .as("all that is there")
            .containsAll(found(steps));
      }
    }
    assertThat(subject.fixture().openResources()).as("resources held after a cut").isZero();
  }

  private static void list(Connector connector, List<Listing> steps) {
    try (Cursor<Listing> cursor = connector.listAssets(ListRequest.all())) {
      cursor.forEachRemaining(steps::add);
    }
  }

  private static List<String> found(List<Listing> steps) {
    List<AssetDescriptor> found =
        steps.stream()
            .filter(Listing.Found.class::isInstance)
            .map(step -> ((Listing.Found) step).asset())
            .toList();
    return new Listed(found).lines();
  }

  private void expectFailedRead(Place place) {
    ExpectedRows table = subject.table();
    try (FaultProxy proxy = subject.proxy()) {
      proxy.set(place.in(subject.bytesOfTable(proxy)));
      try (Connector connector = subject.connect(proxy);
          ValueReader reader = subject.open(connector, subject.request().build())) {
        BrokenRead read =
            assertTimeoutPreemptively(subject.fixture().timeLimit(), () -> BrokenRead.of(reader));

        assertAmong(read, table);
        assertThat(read.summary().rows()).as("rows in the summary").isEqualTo(read.rows().size());
        if (read.failure() == null && read.rows().size() == table.rows().size()) {
          assertThat(read.summary().end()).isEqualTo(ReadSummary.End.EXHAUSTED);
        } else {
          ConnectorException failure = subject.expectTransient(read.failure());
          assertThat(failure.asset())
              .as("the asset of '%s'", failure.code())
              .hasValue(table.table());
          assertThat(failure).hasMessageContaining(table.table().name());
          assertThat(read.summary().end()).isEqualTo(ReadSummary.End.OPEN);
        }
        assertThat(subject.fixture().openResources()).as("resources held after a cut").isZero();
      }
    }
  }

  /** As {@link ReadingSubject#assertAmong}, for tables of thousands of rows. */
  static void assertAmong(BrokenRead read, ExpectedRows table) {
    Map<List<@Nullable Object>, Integer> left = new LinkedHashMap<>();
    table.rows().forEach(row -> left.merge(row, 1, Integer::sum));
    long strange =
        read.rows().stream().filter(row -> left.merge(row, -1, Integer::sum) < 0).count();
    assertThat(strange).as("rows delivered before the fault that are not in the table").isZero();
  }
}
