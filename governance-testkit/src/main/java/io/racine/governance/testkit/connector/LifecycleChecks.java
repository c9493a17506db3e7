package io.racine.governance.testkit.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.Cursor;
import io.racine.governance.spi.connector.ListRequest;
import io.racine.governance.spi.connector.Listing;
import org.junit.jupiter.api.Test;

/** The group Lifecycle of {@link ConnectorContract}. */
abstract class LifecycleChecks {
  private final ConnectorFixture fixture;

  LifecycleChecks(ConnectorFixture fixture) {
    this.fixture = fixture;
  }

  @Test
  void closesWithoutEverBeingUsed() {
    fixture.connect().close();

    assertThat(fixture.openResources()).as("resources held").isZero();
  }

  @Test
  void closesTwice() {
    Connector connector = fixture.connect();
    connector.verify();
    connector.close();

    connector.close();

    assertThat(fixture.openResources()).as("resources held").isZero();
  }

  @Test
  void refusesToVerifyAfterClose() {
    Connector connector = fixture.connect();
    connector.close();

    assertThatThrownBy(connector::verify).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void refusesToListAfterClose() {
    Connector connector = fixture.connect();
    connector.close();

    assertThatThrownBy(() -> connector.listAssets(ListRequest.all()).close())
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closeEndsAnOpenCursor() {
    Connector connector = fixture.connect();
    Cursor<Listing> cursor = connector.listAssets(ListRequest.all());
    cursor.next();

    connector.close();

    Throwable thrown =
        assertTimeoutPreemptively(
            fixture.timeLimit(), () -> catchThrowable(() -> cursor.forEachRemaining(any -> {})));
    assertThat(thrown).isInstanceOfAny(ConnectorException.class, IllegalStateException.class);
    cursor.close();
    assertThat(fixture.openResources()).as("resources held").isZero();
  }
}
