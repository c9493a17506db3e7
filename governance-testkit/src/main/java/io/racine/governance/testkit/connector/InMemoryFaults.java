package io.racine.governance.testkit.connector;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.connector.ConnectorException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
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
  /** A fault that strikes a number of times, or always. */
  record Fault(ErrorCode code, long after, AtomicInteger times) {
    static Fault always(ErrorCode code, long after) {
      return new Fault(code, after, new AtomicInteger(Integer.MAX_VALUE));
    }

    /** Returns whether it strikes now; counts it if so. */
    boolean strikes() {
      return times.getAndUpdate(left -> left == Integer.MAX_VALUE || left == 0 ? left : left - 1)
          > 0;
    }

    boolean isOver() {
      return times.get() == 0;
    }
  }

  private final NavigableMap<AssetPath, ErrorCode> listing = new ConcurrentSkipListMap<>();
  private final Map<AssetPath, Fault> reading = new ConcurrentHashMap<>();
  private final Map<AssetPath, InMemoryGate> gates = new ConcurrentHashMap<>();
  private volatile Consumer<AssetPath> beforeReading = InMemoryFaults::pass;
  private volatile Consumer<AssetPath> beforeListing = InMemoryFaults::pass;
  private volatile @Nullable Fault connecting;
  private volatile @Nullable Fault listingEnd;
  private volatile boolean fingerprintless;

  InMemoryFaults() {}

  /** Makes every call that needs the source fail, as when its server is gone. */
  public InMemoryFaults failConnecting(ErrorCode code) {
    connecting = Fault.always(requireNonNull(code, "code"), 0);
    return this;
  }

  /** Makes the next calls that need the source fail, as when its server restarts. */
  public InMemoryFaults failConnecting(ErrorCode code, int times) {
    connecting = new Fault(requireNonNull(code, "code"), 0, new AtomicInteger(times));
    return this;
  }

  /** Makes a listing report that what lies at and below {@code under} could not be listed. */
  public InMemoryFaults failListing(AssetPath under) {
    listing.put(requireNonNull(under, "under"), ConnectorException.ACCESS_DENIED);
    return this;
  }

  /** Makes a listing break off with an exception after that many items. */
  public InMemoryFaults breakListingAfter(int items) {
    listingEnd = Fault.always(ConnectorException.SOURCE_FAILED, items);
    return this;
  }

  /** Makes the next listings break off with an exception after that many items each. */
  public InMemoryFaults breakListingAfter(int items, ErrorCode code, int times) {
    listingEnd = new Fault(requireNonNull(code, "code"), items, new AtomicInteger(times));
    return this;
  }

  /** Makes reading a table fail at once, with code SOURCE_FAILED. */
  public InMemoryFaults failReading(AssetPath table) {
    return failReading(table, ConnectorException.SOURCE_FAILED, 0);
  }

  /** Makes reading a table fail once that many of its rows were delivered by a reader. */
  public InMemoryFaults failReading(AssetPath table, ErrorCode code, long afterRows) {
    reading.put(requireNonNull(table, "table"), Fault.always(code, afterRows));
    return this;
  }

  /** Makes the next readers of a table fail once that many of its rows were delivered by each. */
  public InMemoryFaults failReading(AssetPath table, ErrorCode code, long afterRows, int times) {
    reading.put(
        requireNonNull(table, "table"), new Fault(code, afterRows, new AtomicInteger(times)));
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
    Fault fault = connecting;
    return fault != null && fault.strikes() ? Optional.of(fault.code()) : Optional.empty();
  }

  NavigableMap<AssetPath, ErrorCode> listing() {
    return listing;
  }

  /** Returns what breaks off a listing that has delivered so many items. */
  Optional<ErrorCode> listingEnd(int delivered) {
    Fault end = listingEnd;
    return end != null && delivered >= end.after() && end.strikes()
        ? Optional.of(end.code())
        : Optional.empty();
  }

  Optional<Fault> reading(AssetPath table) {
    return Optional.ofNullable(reading.get(table)).filter(fault -> !fault.isOver());
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
