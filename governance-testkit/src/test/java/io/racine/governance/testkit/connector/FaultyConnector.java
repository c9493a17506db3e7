package io.racine.governance.testkit.connector;

import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.ErrorKind;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetFilter;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.LogicalType;
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
import io.racine.governance.spi.connector.SupportsReading;
import io.racine.governance.spi.connector.ValueReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** The connector in memory with one fault. */
final class FaultyConnector implements Connector, SupportsPartitions, SupportsFingerprints {
  private static final System.Logger LOG = System.getLogger("faulty");
  private static final ErrorCode BUG = ErrorCode.of("faulty.bug", ErrorKind.BUG);

  private final ConnectorFault fault;
  private final Connector healthy;
  private final ConnectorContext context;
  private final AtomicReference<Thread> first = new AtomicReference<>();
  private boolean used;
  private boolean closed;

  FaultyConnector(ConnectorFault fault, Connector healthy, ConnectorContext context) {
    this.fault = fault;
    this.healthy = healthy;
    this.context = context;
  }

  @Override
  public SourceDescription verify() {
    used = true;
    if (fault == ConnectorFault.LOGS_SECRET) {
      LOG.log(System.Logger.Level.DEBUG, "logging in with " + password());
    }
    if (closed && fault == ConnectorFault.VERIFIES_AFTER_CLOSE) {
      return SourceDescription.of("In memory", "1");
    }
    try {
      SourceDescription description = healthy.verify();
      return fault == ConnectorFault.NAMELESS_PRODUCT ? SourceDescription.of("", "") : description;
    } catch (ConnectorException e) {
      throw broken(e);
    }
  }

  private RuntimeException broken(ConnectorException e) {
    return switch (fault) {
      case THROWS_SECRET -> again(e, e.code(), e.getMessage() + " with " + password());
      case THROWS_KIND_BUG -> again(e, BUG, e.getMessage());
      case THROWS_OTHER_CODE -> again(e, ConnectorException.TIMED_OUT, e.getMessage());
      case THROWS_WITHOUT_NAME -> again(e, e.code(), "It does not work");
      case THROWS_RAW -> new IllegalArgumentException("contract-source does not work");
      case THROWS_DRIVER_EXCEPTION -> {
        ConnectorException loaded = again(e, e.code(), e.getMessage());
        loaded.addSuppressed(new SQLException("the driver quotes data here"));
        yield loaded;
      }
      default -> e;
    };
  }

  private static ConnectorException again(ConnectorException e, ErrorCode code, String message) {
    return new ConnectorException(code, e.source(), e.asset().orElse(null), message, null);
  }

  private String password() {
    return context
        .settings()
        .find(InMemoryConnectorFactory.PASSWORD)
        .map(Secret::reveal)
        .orElse("none");
  }

  @Override
  public Cursor<Listing> listAssets(ListRequest request) {
    used = true;
    if (closed && fault == ConnectorFault.LISTS_AFTER_CLOSE) {
      return FaultyCursor.empty(fault);
    }
    AssetFilter filter = filter(request.filter());
    Cursor<Listing> cursor;
    try {
      cursor = healthy.listAssets(ListRequest.of(filter));
    } catch (ConnectorException e) {
      throw fault == ConnectorFault.LISTS_RAW ? new IllegalArgumentException("raw") : e;
    }
    List<Listing> listings = new ArrayList<>();
    cursor.forEachRemaining(listings::add);
    if (fault != ConnectorFault.CURSOR_STAYS_OPEN) {
      cursor.close();
    }
    List<Listing> counts = new ArrayList<>(listings);
    listings.removeIf(each -> each instanceof Listing.LeftOut);
    counts.removeAll(listings);
    if (fault == ConnectorFault.MISCOUNTS_WHAT_IT_LEAVES_OUT && !counts.isEmpty()) {
      counts.add(Listing.leftOut(1));
    }
    if (listings.isEmpty() && fault == ConnectorFault.LISTS_ALL_FOR_NOTHING) {
      healthy.listAssets(ListRequest.all()).forEachRemaining(listings::add);
    }
    rearrange(listings, filter.acceptsAll());
    listings.addAll(counts);
    return FaultyCursor.over(fault, healthy, listings);
  }

  private AssetFilter filter(AssetFilter asked) {
    return switch (fault) {
      case IGNORES_INCLUDES -> AssetFilter.of(List.of(), asked.excludes());
      case IGNORES_EXCLUDES -> AssetFilter.of(asked.includes(), List.of());
      default -> asked;
    };
  }

  private void rearrange(List<Listing> listings, boolean all) {
    switch (fault) {
      case LISTS_TOO_LITTLE -> {
        if (all) {
          listings.remove(listings.size() - 1);
        }
      }
      case LISTS_OTHER_TYPES -> listings.replaceAll(each -> all ? retyped(each) : each);
      case LISTS_CONTAINERS_LAST ->
          listings.sort(
              Comparator.comparing(each -> asset(each).type() == CatalogItemType.SCHEMA ? 1 : 0));
      case LISTS_BACKWARDS ->
          listings.sort(
              Comparator.comparing((Listing each) -> asset(each).path().names().size())
                  .thenComparing(each -> asset(each).path(), Comparator.reverseOrder()));
      case LISTS_FOR_ONE_THREAD -> {
        if (isAnotherThread() && !listings.isEmpty()) {
          listings.remove(0);
        }
      }
      default -> {
        // All is well here.
      }
    }
  }

  private boolean isAnotherThread() {
    first.compareAndSet(null, Thread.currentThread());
    return first.get() != Thread.currentThread();
  }

  private static AssetDescriptor asset(Listing listing) {
    return ((Listing.Found) listing).asset();
  }

  private static Listing retyped(Listing listing) {
    AssetDescriptor asset = asset(listing);
    List<ColumnDescriptor> columns =
        asset.columns().stream()
            .map(column -> ColumnDescriptor.builder(column.path(), LogicalType.OTHER).build())
            .toList();
    return Listing.found(
        AssetDescriptor.builder(asset.type(), asset.path()).columns(columns).build());
  }

  @Override
  public ValueReader open(AssetPartition partition, ReadRequest request) {
    used = true;
    if (closed && fault == ConnectorFault.READER_SURVIVES_CLOSE) {
      throw new IllegalStateException("closed");
    }
    if (closed && fault == ConnectorFault.OPENS_AFTER_CLOSE) {
      return FaultyReader.empty(partition, request);
    }
    ValueReader reader = FaultyReader.open(fault, (SupportsReading) healthy, partition, request);
    if (fault == ConnectorFault.OPEN_CONNECTS) {
      AssetPath path = partition.path();
      boolean known = path.equals(InMemoryShop.ORDERS) || path.equals(InMemoryShop.MISC);
      if (!known) {
        reader.next();
      }
    }
    return fault == ConnectorFault.READS_FOR_ONE_THREAD && isAnotherThread()
        ? FaultyReader.empty(partition, request)
        : reader;
  }

  @Override
  public List<AssetPartition> partitions(AssetDescriptor asset, PartitionRequest request) {
    if (closed && fault == ConnectorFault.SPLITS_AFTER_CLOSE) {
      return List.of(AssetPartition.whole(asset));
    }
    List<AssetPartition> parts =
        new ArrayList<>(((SupportsPartitions) healthy).partitions(asset, request));
    if (parts.size() == 1) {
      return parts;
    }
    AssetPartition last = parts.remove(parts.size() - 1);
    switch (fault) {
      case PARTITIONS_OVERLAP -> parts.add(AssetPartition.whole(asset));
      case PARTITIONS_HAVE_A_GAP -> {
        // The last one is lost.
      }
      case PARTITIONS_STAY_AT_HOME ->
          parts.add(tagged(last, "@" + System.identityHashCode(healthy)));
      case PARTITIONS_TELL_VALUES -> parts.add(tagged(last, "@customer11@example.com"));
      default -> parts.add(last);
    }
    return parts;
  }

  private static AssetPartition tagged(AssetPartition part, String tag) {
    return new AssetPartition(part.path(), part.type(), part.token() + tag);
  }

  @Override
  public Optional<Fingerprint> fingerprint(AssetDescriptor asset) {
    return switch (fault) {
      case FINGERPRINT_IS_CONSTANT ->
          ((SupportsFingerprints) healthy).fingerprint(asset).map(any -> Fingerprint.of("same"));
      case FINGERPRINT_IS_RANDOM ->
          ((SupportsFingerprints) healthy)
              .fingerprint(asset)
              .map(any -> Fingerprint.of(UUID.randomUUID().toString()));
      case FINGERPRINT_IS_MISSING ->
          ((SupportsFingerprints) healthy).fingerprint(asset).flatMap(any -> Optional.empty());
      case FINGERPRINT_AFTER_CLOSE ->
          closed
              ? Optional.of(Fingerprint.of("closed"))
              : ((SupportsFingerprints) healthy).fingerprint(asset);
      default -> ((SupportsFingerprints) healthy).fingerprint(asset);
    };
  }

  @Override
  public void close() {
    if (closed && fault == ConnectorFault.SECOND_CLOSE_FAILS) {
      throw new IllegalStateException("closed already");
    }
    if (!used && fault == ConnectorFault.UNUSED_CLOSE_FAILS) {
      throw new IllegalStateException("never used");
    }
    closed = true;
    if (fault != ConnectorFault.READER_SURVIVES_CLOSE) {
      healthy.close();
    }
  }

  @Override
  public String toString() {
    return fault == ConnectorFault.SHOWS_SECRET ? "connector with " + password() : "connector";
  }
}
