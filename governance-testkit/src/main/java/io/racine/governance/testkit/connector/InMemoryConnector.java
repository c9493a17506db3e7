package io.racine.governance.testkit.connector;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.config.Secret;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ConnectorContext;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.Cursor;
import io.racine.governance.spi.connector.Fingerprint;
import io.racine.governance.spi.connector.ListRequest;
import io.racine.governance.spi.connector.Listing;
import io.racine.governance.spi.connector.PartitionRequest;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.SourceDescription;
import io.racine.governance.spi.connector.SupportsFingerprints;
import io.racine.governance.spi.connector.SupportsPartitions;
import io.racine.governance.spi.connector.ValueReader;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Reads one {@link InMemorySource}. */
final class InMemoryConnector implements Connector, SupportsPartitions, SupportsFingerprints {
  private final ConnectorContext context;
  private final InMemoryState state;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** What has to be stopped when this is closed. */
  private final Set<Runnable> running = ConcurrentHashMap.newKeySet();

  InMemoryConnector(ConnectorContext context, InMemoryState state) {
    this.context = context;
    this.state = state;
    state.activity().created();
  }

  @Override
  public SourceDescription verify() {
    requireOpen();
    connect();
    return SourceDescription.of("In memory", "1");
  }

  @Override
  public Cursor<Listing> listAssets(ListRequest request) {
    requireNonNull(request, "request");
    requireOpen();
    return new InMemoryCursor(this, connect(), request.filter());
  }

  @Override
  public ValueReader open(AssetPartition partition, ReadRequest request) {
    requireNonNull(partition, "partition");
    requireNonNull(request, "request");
    requireOpen();
    return new InMemoryReader(this, partition, request);
  }

  @Override
  public List<AssetPartition> partitions(AssetDescriptor asset, PartitionRequest request) {
    requireNonNull(request, "request");
    requireOpen();
    long rows = require(asset.path()).rows().size();
    long parts = Math.min(request.targetCount(), rows);
    if (parts <= 1) {
      return List.of(AssetPartition.whole(asset));
    }
    List<AssetPartition> partitions = new ArrayList<>();
    for (long i = 0; i < parts; i++) {
      RowRange range = new RowRange(rows * i / parts, rows * (i + 1) / parts);
      partitions.add(new AssetPartition(asset.path(), asset.type(), range.token()));
    }
    return partitions;
  }

  @Override
  public Optional<Fingerprint> fingerprint(AssetDescriptor asset) {
    requireOpen();
    InMemoryAsset found = require(asset.path());
    return state.faults().isFingerprintless() ? Optional.empty() : Optional.of(found.fingerprint());
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      running.forEach(Runnable::run);
      state.activity().closed();
    }
  }

  InMemoryFaults faults() {
    return state.faults();
  }

  InMemoryActivity activity() {
    return state.activity();
  }

  Clock clock() {
    return context.clock();
  }

  void started(Runnable stop) {
    running.add(stop);
  }

  void ended(Runnable stop) {
    running.remove(stop);
  }

  /** Returns the content, if the source can be reached and lets this connector in. */
  InMemorySource connect() {
    state.activity().connected();
    Optional<ErrorCode> fault = state.faults().connecting();
    if (fault.isPresent()) {
      throw failure(fault.get(), null, "Cannot connect to '" + context.source() + "'");
    }
    InMemorySource content = state.content();
    if (content == null) {
      throw failure(
          ConnectorException.UNREACHABLE,
          null,
          "Cannot connect to '"
              + context.source()
              + "': the factory was given no such content. Check setting 'content'");
    }
    Optional<Secret> given = context.settings().find(InMemoryConnectorFactory.PASSWORD);
    if (content.password().isPresent() && !content.password().equals(given.map(Secret::reveal))) {
      throw failure(
          ConnectorException.LOGIN_REFUSED,
          null,
          "Cannot log in to '" + context.source() + "'. Check setting 'password'");
    }
    return content;
  }

  InMemoryAsset require(AssetPath path) {
    InMemoryAsset asset = connect().asset(path);
    if (asset == null || !asset.descriptor().type().holdsRows()) {
      throw failure(
          ConnectorException.NO_SUCH_ASSET,
          path,
          "Cannot read " + path + " of '" + context.source() + "': there is no such table or view");
    }
    return asset;
  }

  ConnectorException failure(ErrorCode code, @Nullable AssetPath asset, String message) {
    return new ConnectorException(code, context.source(), asset, message, null);
  }

  ConnectorException canceled(@Nullable AssetPath asset) {
    String what = asset == null ? "Listing" : "Reading " + asset + " of";
    return failure(
        ConnectorException.CANCELED, asset, what + " '" + context.source() + "' was cancelled");
  }

  private void requireOpen() {
    if (closed.get()) {
      throw new IllegalStateException("The connector of '" + context.source() + "' is closed");
    }
  }
}
