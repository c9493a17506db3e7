package io.racine.governance.testkit.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.PartitionRequest;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.SupportsFingerprints;
import io.racine.governance.spi.connector.SupportsPartitions;
import io.racine.governance.spi.connector.ValueReader;
import io.racine.governance.testkit.fault.FaultProxy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A source behind a proxy, and what the fault checks do with it over and over. */
final class FaultSubject {
  /** How much later than its limit a call may end. */
  static final Duration GRACE = Duration.ofSeconds(2);

  private static final long LEAST_BYTES = 64 << 10;
  private static final int BATCH_ROWS = 50;
  private static final int PARTS = 4;

  private final FaultFixture fixture;
  private final ReadingSubject reading;

  FaultSubject(FaultFixture fixture) {
    this.fixture = fixture;
    this.reading = new ReadingSubject(fixture);
  }

  FaultFixture fixture() {
    return fixture;
  }

  FaultProxy proxy() {
    return FaultProxy.before(fixture.server());
  }

  Connector connect(FaultProxy proxy) {
    Map<String, String> settings = fixture.settingsAt(proxy.host(), proxy.port());
    return fixture.factory().create(fixture.context(settings, fixture.secrets()));
  }

  /** Returns the table that faults strike. */
  ExpectedRows table() {
    return reading.largest();
  }

  /** Returns the request of the reads; the columns are asked for around the proxy. */
  ReadRequest.Builder request() {
    try (Connector connector = fixture.connect()) {
      List<ColumnDescriptor> columns = reading.columns(connector, table().table());
      return ReadRequest.builder(ReadMode.FULL, columns).batchRows(BATCH_ROWS);
    }
  }

  ValueReader open(Connector connector, ReadRequest request) {
    return ReadRows.reading(connector).open(whole(), request);
  }

  private AssetPartition whole() {
    return reading.whole(table().table());
  }

  /** Returns each call that a connector of these capabilities has, by what it is called. */
  Map<String, Consumer<Connector>> calls() {
    ReadRequest request = request().build();
    AssetDescriptor asset;
    try (Connector connector = fixture.connect()) {
      asset = Listed.all(connector).require(table().table());
    }
    Map<String, Consumer<Connector>> calls = new LinkedHashMap<>();
    calls.put("verify", Connector::verify);
    calls.put("list", Listed::all);
    calls.put("read", connector -> readAll(connector, request));
    if (can(SupportsPartitions.class)) {
      calls.put(
          "split",
          connector ->
              ((SupportsPartitions) connector).partitions(asset, PartitionRequest.of(PARTS)));
    }
    if (can(SupportsFingerprints.class)) {
      calls.put("fingerprint", connector -> ((SupportsFingerprints) connector).fingerprint(asset));
    }
    return calls;
  }

  private boolean can(Class<?> capability) {
    return fixture.capabilities().stream().anyMatch(capability::isAssignableFrom);
  }

  private void readAll(Connector connector, ReadRequest request) {
    assertThat(ReadRows.of(connector, whole(), request).rows())
        .as("rows read")
        .hasSameSizeAs(table().rows());
  }

  /** Returns how many bytes the server sends over one connection to a healthy call. */
  long bytesOf(FaultProxy proxy, Consumer<Connector> call) {
    proxy.heal();
    try (Connector connector = connect(proxy)) {
      assertTimeoutPreemptively(fixture.timeLimit(), () -> call.accept(connector));
    }
    long bytes = proxy.mostBytesFromServer();
    assertThat(bytes).as("bytes that come through the proxy").isPositive();
    return bytes;
  }

  /** Returns how many bytes the server sends for the whole table. */
  long bytesOfTable(FaultProxy proxy) {
    ReadRequest request = request().build();
    long bytes = bytesOf(proxy, connector -> readAll(connector, request));
    assertThat(bytes)
        .as("bytes on the wire of the largest table of the fixture")
        .isGreaterThanOrEqualTo(LEAST_BYTES);
    return bytes;
  }

  /** Returns what a call throws that must not hang; null for nothing. */
  @Nullable Throwable thrownBy(Connector connector, Consumer<Connector> call) {
    return assertTimeoutPreemptively(
        fixture.timeLimit(), () -> catchThrowable(() -> call.accept(connector)));
  }

  /** Fails unless this is how a connector says that it lost the source for now. */
  ConnectorException expectTransient(@Nullable Throwable thrown) {
    ConnectorException failure = expectFailure(thrown);
    assertThat(failure.isTransient()).as("%s is transient", failure.code()).isTrue();
    return failure;
  }

  /** Fails unless this is how a connector says that something failed. */
  ConnectorException expectFailure(@Nullable Throwable thrown) {
    if (!(thrown instanceof ConnectorException failure)) {
      throw new AssertionError("A ConnectorException should be thrown, not " + thrown, thrown);
    }
    String source = fixture.context(fixture.settings(), fixture.secrets()).source().text();
    assertThat(failure.source().text()).isEqualTo(source);
    assertThat(failure).hasMessageContaining(source);
    FailureChecks.assertNoDriverException(failure);
    return failure;
  }
}
