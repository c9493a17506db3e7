package io.racine.governance.testkit.connector;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.connector.ConnectorException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with one source in memory; can be changed while it is in use.
 *
 * <p>Got from {@link InMemoryConnectorFactory#faults}. For a fault not foreseen here, a hook given
 * to {@link #beforeReading} or {@link #beforeListing} can throw, wait or change the source.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @since 0.1
 */
public final class InMemoryFaults {
  /** A table fails once that many of its rows were delivered. */
  record ReadFault(ErrorCode code, long afterRows) {}

  private final NavigableMap<AssetPath, ErrorCode> listing = new ConcurrentSkipListMap<>();
  private final Map<AssetPath, ReadFault> reading = new ConcurrentHashMap<>();
  private final Map<AssetPath, InMemoryGate> gates = new ConcurrentHashMap<>();
  private volatile Consumer<AssetPath> beforeReading = InMemoryFaults::pass;
  private volatile Consumer<AssetPath> beforeListing = InMemoryFaults::pass;
  private volatile @Nullable ErrorCode connecting;
  private volatile @Nullable Integer listingEnd;
  private volatile boolean fingerprintless;

  InMemoryFaults() {}

  /** Makes every call that needs the source fail, as when its server is gone. */
  public InMemoryFaults failConnecting(ErrorCode code) {
    connecting = requireNonNull(code, "code");
    return this;
  }

  /** Makes a listing report that what lies at and below {@code under} could not be listed. */
  public InMemoryFaults failListing(AssetPath under) {
    listing.put(requireNonNull(under, "under"), ConnectorException.ACCESS_DENIED);
    return this;
  }

  /** Makes a listing break off with an exception after that many items. */
  public InMemoryFaults breakListingAfter(int items) {
    listingEnd = items;
    return this;
  }

  /** Makes reading a table fail at once, with code SOURCE_FAILED. */
  public InMemoryFaults failReading(AssetPath table) {
    return failReading(table, ConnectorException.SOURCE_FAILED, 0);
  }

  /** Makes reading a table fail once that many of its rows were delivered by a reader. */
  public InMemoryFaults failReading(AssetPath table, ErrorCode code, long afterRows) {
    reading.put(requireNonNull(table, "table"), new ReadFault(code, afterRows));
    return this;
  }

  /** Makes every reader of a table wait before its first row, until opened or cancelled. */
  public InMemoryGate holdReading(AssetPath table) {
    InMemoryGate gate = new InMemoryGate();
    gates.put(requireNonNull(table, "table"), gate);
    return gate;
  }

  /** Runs {@code hook} in the reading thread before the first row of each partition read. */
  public InMemoryFaults beforeReading(Consumer<AssetPath> hook) {
    beforeReading = requireNonNull(hook, "hook");
    return this;
  }

  /** Runs {@code hook} in the listing thread before each asset is delivered. */
  public InMemoryFaults beforeListing(Consumer<AssetPath> hook) {
    beforeListing = requireNonNull(hook, "hook");
    return this;
  }

  /** Makes the source unable to tell whether anything has changed. */
  public InMemoryFaults withoutFingerprints() {
    fingerprintless = true;
    return this;
  }

  /** Takes every fault away and opens every gate. */
  public void heal() {
    connecting = null;
    listingEnd = null;
    fingerprintless = false;
    beforeReading = InMemoryFaults::pass;
    beforeListing = InMemoryFaults::pass;
    listing.clear();
    reading.clear();
    gates.values().forEach(InMemoryGate::open);
    gates.clear();
  }

  Optional<ErrorCode> connecting() {
    return Optional.ofNullable(connecting);
  }

  NavigableMap<AssetPath, ErrorCode> listing() {
    return listing;
  }

  OptionalInt listingEnd() {
    Integer end = listingEnd;
    return end == null ? OptionalInt.empty() : OptionalInt.of(end);
  }

  Optional<ReadFault> reading(AssetPath table) {
    return Optional.ofNullable(reading.get(table));
  }

  Optional<InMemoryGate> gate(AssetPath table) {
    return Optional.ofNullable(gates.get(table));
  }

  Consumer<AssetPath> beforeReading() {
    return beforeReading;
  }

  Consumer<AssetPath> beforeListing() {
    return beforeListing;
  }

  boolean isFingerprintless() {
    return fingerprintless;
  }

  @SuppressWarnings("UnusedVariable") // the shape of a hook that does nothing
  private static void pass(AssetPath path) {
    // No hook is set.
  }
}
