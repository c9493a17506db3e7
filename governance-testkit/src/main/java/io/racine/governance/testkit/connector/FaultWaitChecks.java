package io.racine.governance.testkit.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.Cursor;
import io.racine.governance.spi.connector.ListRequest;
import io.racine.governance.spi.connector.Listing;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.ReadSummary;
import io.racine.governance.spi.connector.ValueReader;
import io.racine.governance.testkit.fault.Cut;
import io.racine.governance.testkit.fault.Fault;
import io.racine.governance.testkit.fault.FaultProxy;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The group Waiting of {@link FaultContract}. */
abstract class FaultWaitChecks {
  /** What a connector promises, and a little for a machine that is busy. */
  private static final Duration CANCEL_LIMIT = Duration.ofMillis(2_500);

  /** So slow that what is left of the table takes that many seconds. */
  private static final int SLOW_SECONDS = 100;

  private static final Duration LATENCY = Duration.ofMillis(20);

  private final FaultSubject subject;

  FaultWaitChecks(FaultFixture fixture) {
    this.subject = new FaultSubject(fixture);
  }

  @Test
  void readsEveryRowThatComesLate() {
    try (FaultProxy proxy = subject.proxy().set(Fault.delay(LATENCY));
        Connector connector = subject.connect(proxy);
        ValueReader reader = subject.open(connector, subject.request().build())) {
      BrokenRead read =
          within(proxy, subject.fixture().timeLimit(), start(() -> BrokenRead.of(reader)));

      assertThat(read.failure()).isNull();
      assertThat(read.rows()).containsExactlyInAnyOrderElementsOf(subject.table().rows());
      assertThat(read.summary().end()).isEqualTo(ReadSummary.End.EXHAUSTED);
    }
  }

  @Test
  void endsAtItsTimeLimitWhenTheSourceIsSlow() {
    try (FaultProxy proxy = subject.proxy()) {
      long half = subject.bytesOfTable(proxy) / 2;
      expectEndInTime(proxy.set(Fault.throttle(half / SLOW_SECONDS).after(half)));
    }
  }

  @Test
  void endsAtItsTimeLimitWhenTheSourceFallsSilent() {
    try (FaultProxy proxy = subject.proxy()) {
      long half = subject.bytesOfTable(proxy) / 2;
      expectEndInTime(proxy.set(Fault.stall().after(half)));
    }
  }

  private void expectEndInTime(FaultProxy proxy) {
    Duration limit = subject.fixture().readTimeLimit();
    ReadRequest request = subject.request().timeLimit(limit).build();
    try (Connector connector = subject.connect(proxy);
        ValueReader reader = subject.open(connector, request)) {
      BrokenRead read =
          within(proxy, subject.fixture().timeLimit(), start(() -> BrokenRead.of(reader)));

      assertThat(read.took()).isLessThan(limit.plus(FaultSubject.GRACE));
      FaultCutChecks.assertAmong(read, subject.table());
      if (read.failure() == null) {
        assertThat(read.summary().end()).isEqualTo(ReadSummary.End.TIME_LIMIT);
      } else {
        assertThat(subject.expectFailure(read.failure()).code())
            .isEqualTo(ConnectorException.TIMED_OUT);
      }
      assertThat(subject.fixture().openResources()).as("resources held at the end").isZero();
    }
  }

  @Test
  void cancelEndsAReadWhenTheSourceFallsSilent() {
    try (FaultProxy proxy = subject.proxy()) {
      proxy.set(Fault.stall().after(subject.bytesOfTable(proxy) / 2));
      try (Connector connector = subject.connect(proxy);
          ValueReader reader = subject.open(connector, subject.request().build())) {
        FutureTask<BrokenRead> reading = start(() -> BrokenRead.of(reader));
        proxy.awaitStruck(subject.fixture().timeLimit());

        FutureTask<Object> canceling = start(Executors.callable(reader::cancel));

        BrokenRead read = within(proxy, CANCEL_LIMIT, reading);
        within(proxy, CANCEL_LIMIT, canceling);
        assertThat(subject.expectFailure(read.failure()).code())
            .isEqualTo(ConnectorException.CANCELED);
        assertThat(read.summary().end()).isEqualTo(ReadSummary.End.CANCELED);
        assertThat(subject.fixture().openResources()).as("resources held after cancel").isZero();
      }
    }
  }

  /** The source cannot be told then, and the caller gets away all the same. */
  @Test
  void cancelEndsAReadWhenTheNetworkIsGone() {
    try (FaultProxy proxy = subject.proxy()) {
      proxy.set(Fault.stall().after(subject.bytesOfTable(proxy) / 2));
      try (Connector connector = subject.connect(proxy);
          ValueReader reader = subject.open(connector, subject.request().build())) {
        FutureTask<BrokenRead> reading = start(() -> BrokenRead.of(reader));
        proxy.awaitStruck(subject.fixture().timeLimit());
        proxy.set(Fault.blackHole());

        FutureTask<Object> canceling = start(Executors.callable(reader::cancel));

        BrokenRead read = within(proxy, CANCEL_LIMIT, reading);
        within(proxy, CANCEL_LIMIT, canceling);
        assertThat(subject.expectFailure(read.failure()).code())
            .isEqualTo(ConnectorException.CANCELED);
      }
    }
  }

  @Test
  void cancelEndsAListingWhenTheSourceFallsSilent() {
    try (FaultProxy proxy = subject.proxy()) {
      proxy.set(Fault.stall().after(subject.bytesOf(proxy, Listed::all) / 2));
      try (Connector connector = subject.connect(proxy)) {
        // Where listAssets itself waits there is nothing to cancel but the connector.
        FutureTask<Cursor<Listing>> opening = start(() -> connector.listAssets(ListRequest.all()));
        Cursor<Listing> cursor = within(proxy, subject.fixture().timeLimit(), opening);
        FutureTask<@Nullable Throwable> listing =
            start(() -> catchThrowable(() -> cursor.forEachRemaining(any -> {})));
        proxy.awaitStruck(subject.fixture().timeLimit());

        FutureTask<Object> canceling = start(Executors.callable(cursor::cancel));

        @Nullable Throwable thrown = within(proxy, CANCEL_LIMIT, listing);
        within(proxy, CANCEL_LIMIT, canceling);
        assertThat(subject.expectFailure(thrown).code()).isEqualTo(ConnectorException.CANCELED);
        cursor.close();
      }
    }
  }

  @Test
  void closingTheConnectorEndsAReadWhenTheSourceFallsSilent() {
    try (FaultProxy proxy = subject.proxy()) {
      proxy.set(Fault.stall().after(subject.bytesOfTable(proxy) / 2));
      try (Connector connector = subject.connect(proxy);
          ValueReader reader = subject.open(connector, subject.request().build())) {
        FutureTask<BrokenRead> reading = start(() -> BrokenRead.of(reader));
        proxy.awaitStruck(subject.fixture().timeLimit());

        FutureTask<Object> closing = start(Executors.callable(connector::close));

        BrokenRead read = within(proxy, subject.fixture().timeLimit(), reading);
        within(proxy, subject.fixture().timeLimit(), closing);
        assertThat(read.failure())
            .isInstanceOfAny(ConnectorException.class, IllegalStateException.class);
      }
    }
  }

  private static <T extends @Nullable Object> FutureTask<T> start(Callable<T> task) {
    FutureTask<T> future = new FutureTask<>(task);
    Thread thread = new Thread(future, "fault-contract");
    thread.setDaemon(true);
    thread.start();
    return future;
  }

  private static <T extends @Nullable Object> T within(
      FaultProxy proxy, Duration limit, FutureTask<T> task) {
    try {
      return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while a call runs", e);
    } catch (ExecutionException e) {
      throw new AssertionError("A call failed", e.getCause());
    } catch (TimeoutException e) {
      // Else the call would hold up the end of the test as well.
      proxy.cut(Cut.RESET);
      throw new AssertionError("A call has not ended within " + limit.toMillis() + " ms", e);
    }
  }
}
