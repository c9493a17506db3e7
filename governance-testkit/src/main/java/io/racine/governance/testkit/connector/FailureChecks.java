package io.racine.governance.testkit.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.racine.governance.spi.ErrorKind;
import io.racine.governance.spi.GovernanceException;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.Cursor;
import io.racine.governance.spi.connector.ListRequest;
import io.racine.governance.spi.connector.Listing;
import io.racine.governance.testkit.LeakProbe;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The group Failure of {@link ConnectorContract}. */
abstract class FailureChecks {
  private final FailureFixture fixture;

  FailureChecks(FailureFixture fixture) {
    this.fixture = fixture;
  }

  @TestFactory
  Stream<DynamicTest> verifySaysWhatToFix() {
    return variants(Connector::verify);
  }

  @TestFactory
  Stream<DynamicTest> listingSaysWhatToFix() {
    return variants(
        connector -> {
          try (Cursor<Listing> cursor = connector.listAssets(ListRequest.all())) {
            cursor.forEachRemaining(any -> {});
          }
        });
  }

  private Stream<DynamicTest> variants(Consumer<Connector> call) {
    Map<String, BrokenSettings> variants = fixture.brokenSettings();
    assertThat(variants).as("the fixture must have broken settings").isNotEmpty();
    return variants.entrySet().stream()
        .map(
            variant ->
                dynamicTest(variant.getKey(), () -> expectFailure(variant.getValue(), call)));
  }

  private void expectFailure(BrokenSettings broken, Consumer<Connector> call) {
    FixedConnectorContext context = fixture.context(broken.settings(), broken.secrets());
    Throwable thrown =
        assertTimeoutPreemptively(
            fixture.timeLimit(), () -> catchThrowable(() -> use(context, call)));

    assertThat(thrown).isInstanceOf(ConnectorException.class);
    ConnectorException failure = (ConnectorException) thrown;
    assertThat(failure.kind()).isIn(ErrorKind.SOURCE, ErrorKind.HOST_CONFIG);
    assertThat(failure.source()).isEqualTo(context.source());
    assertThat(failure).hasMessageContaining(context.source().text());
    if (!broken.codes().isEmpty()) {
      assertThat(failure.code()).isIn(broken.codes());
    }
    assertNoDriverException(failure);
    assertNoSecret(failure, broken);
    assertThat(fixture.openResources()).as("resources held after a failure").isZero();
  }

  private void use(FixedConnectorContext context, Consumer<Connector> call) {
    try (Connector connector = fixture.factory().create(context)) {
      call.accept(connector);
    }
  }

  /** Drivers quote data and settings, so none of their exceptions is passed on with its words. */
  static void assertNoDriverException(Throwable thrown) {
    @Nullable Throwable each = thrown;
    while (each != null) {
      assertThat(isSpoken(each) && isForeign(each))
          .as("%s is a driver's exception and brings its message along", each.getClass())
          .isFalse();
      for (Throwable suppressed : each.getSuppressed()) {
        assertNoDriverException(suppressed);
      }
      each = each.getCause();
    }
  }

  private static boolean isSpoken(Throwable thrown) {
    return thrown.getMessage() != null;
  }

  private static boolean isForeign(Throwable thrown) {
    String name = thrown.getClass().getName();
    return !(thrown instanceof GovernanceException)
        && (!name.startsWith("java.") || name.startsWith("java.sql."));
  }

  private static void assertNoSecret(Throwable thrown, BrokenSettings broken) {
    LeakProbe probe = LeakProbe.create();
    broken.secrets().forEach((name, value) -> watch(probe, name, value));
    probe.assertNothingLeaked(thrown);
  }

  private static void watch(LeakProbe probe, String name, String value) {
    if (value.length() >= LeakProbe.SHORTEST_WATCHED) {
      probe.watch(name, value);
    }
  }
}
