package io.racine.governance.connector.file;

import io.racine.governance.connector.file.codec.Contents;
import io.racine.governance.connector.file.format.FormatLimits;
import io.racine.governance.connector.file.format.FormatProblem;
import io.racine.governance.connector.file.format.Formats;
import io.racine.governance.connector.file.format.RecordRequest;
import io.racine.governance.connector.file.format.SupportsSpans;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ConnectorContext;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.Cursor;
import io.racine.governance.spi.connector.Fingerprint;
import io.racine.governance.spi.connector.ListRequest;
import io.racine.governance.spi.connector.Listing;
import io.racine.governance.spi.connector.PartitionRequest;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.SourceDescription;
import io.racine.governance.spi.connector.SupportsFingerprints;
import io.racine.governance.spi.connector.SupportsPartitions;
import io.racine.governance.spi.connector.ValueReader;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Reads one store of objects as data sets. Not API.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
public final class ObjectConnector implements Connector, SupportsPartitions, SupportsFingerprints {
  /** Worth the requests that a part of an object costs on its own. */
  private static final long LEAST_SPAN = 8L << 20;

  /** A call of which the store is a means and not the end. */
  private interface Call<T> {
    T with(StopSignal stop) throws IOException;
  }

  private final ConnectorContext context;
  private final ObjectStore store;
  private final KeyScope scope;
  private final Failures failures;
  private final FormatLimits limits = FormatLimits.defaults();
  private final Contents contents = new Contents(Formats.standard(), limits);
  private final long leastSpan;
  private final Set<Stoppable> running = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean closed = new AtomicBoolean();

  ObjectConnector(ConnectorContext context, ObjectStore store, KeyScope scope, long leastSpan) {
    this.context = context;
    this.store = store;
    this.scope = scope;
    this.failures = new Failures(context.source());
    this.leastSpan = leastSpan;
  }

  /**
   * Returns a connector for a store, which it closes when it is closed itself.
   *
   * @param prefix what the keys of all objects begin with that are looked at; empty for all
   */
  public static ObjectConnector of(ConnectorContext context, ObjectStore store, String prefix) {
    return new ObjectConnector(
        context, store, ObjectSettings.scope(context.settings(), prefix), LEAST_SPAN);
  }

  @Override
  public SourceDescription verify() {
    return call("verify", null, store::verify);
  }

  @Override
  public Cursor<Listing> listAssets(ListRequest request) {
    requireOpen();
    return register(new DataSetListing(this, request.filter()));
  }

  @Override
  public ValueReader open(AssetPartition partition, ReadRequest request) {
    requireOpen();
    return register(new DataSetReader(this, partition, request));
  }

  @Override
  public List<AssetPartition> partitions(AssetDescriptor asset, PartitionRequest request) {
    if (request.targetCount() == 1) {
      requireOpen();
      return List.of(AssetPartition.whole(asset));
    }
    return call(
        "split",
        asset.path(),
        stop -> {
          DataSetName name = name("split", asset.path());
          var splitter =
              new Splitter(
                  request.targetCount(), leastSpan, member -> isSpannable(name, member, stop));
          MemberRun run = run(name, stop);
          for (Member member = run.next(); member != null; member = run.next()) {
            splitter.add(member);
          }
          requireThere("split", asset.path(), run);
          List<PartToken> parts = splitter.split(() -> run(name, stop));
          return parts.size() == 1
              ? List.of(AssetPartition.whole(asset))
              : parts.stream()
                  .map(part -> new AssetPartition(asset.path(), asset.type(), part.text()))
                  .toList();
        });
  }

  @Override
  public Optional<Fingerprint> fingerprint(AssetDescriptor asset) {
    return call(
        "fingerprint",
        asset.path(),
        stop -> {
          MemberRun run = run(name("fingerprint", asset.path()), stop);
          var guard = new MemberGuard();
          for (Member member = run.next(); member != null; member = run.next()) {
            guard.add(member.entry());
          }
          requireThere("fingerprint", asset.path(), run);
          // What could not be listed may have changed.
          return run.unlisted().isEmpty()
              ? Optional.of(Fingerprint.of("objects-" + run.count() + "-" + guard.hex()))
              : Optional.empty();
        });
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      running.forEach(Stoppable::endNow);
      running.clear();
      store.close();
    }
  }

  /** Returns which objects a reader is to read; lists as far as it must. */
  MemberPlan plan(
      AssetPartition partition,
      @Nullable PartToken token,
      ReadRequest request,
      StopSignal stop,
      ReadNotes notes)
      throws ObjectFailure {
    DataSetName name = name("read", partition.path());
    long from = token == null ? 0 : token.from();
    long to = token == null ? Long.MAX_VALUE : token.to();
    if (token != null) {
      requireUnchanged(partition.path(), name, token, stop);
    }
    MemberRun run = run(name, stop);
    if (request.mode() == ReadMode.RANDOM) {
      var plan = new MemberPlan.ByChance(request.seed());
      for (Member member = run.next(); member != null; member = run.next()) {
        if (member.ordinal() >= from && member.ordinal() < to) {
          plan.offer(member);
        }
      }
      requireThere("read", partition.path(), run);
      run.unlisted().forEach(unlisted -> notes.unlisted(unlisted.failure()));
      if (run.count() > 1 && (token == null || to - from > 1)) {
        notes.chosenByChance();
      }
      return plan;
    }
    var plan = new MemberPlan.InOrder(run, from, to);
    return rowsLeft -> {
      MemberPlan.Turn turn = plan.next(rowsLeft);
      if (turn == null) {
        requireThere("read", partition.path(), run);
        run.unlisted().forEach(unlisted -> notes.unlisted(unlisted.failure()));
      }
      return turn;
    };
  }

  /** Opens the rows of one object. */
  MemberRows rows(
      AssetPartition partition,
      Member member,
      RecordRequest request,
      @Nullable Span span,
      StopSignal stop) {
    DataSetName name = name("read", partition.path());
    var bytes =
        new MemberBytes(store.bytes(name.container(), member.entry(), stop), Long.MAX_VALUE);
    return new MemberRows(contents, bytes, name.inner(), request, span);
  }

  private void requireUnchanged(AssetPath asset, DataSetName name, PartToken token, StopSignal stop)
      throws ObjectFailure {
    MemberRun run = run(name, stop);
    var guard = new MemberGuard();
    long seen = 0;
    for (Member member = run.next();
        member != null && member.ordinal() < token.to();
        member = run.next()) {
      if (member.ordinal() >= token.from()) {
        guard.add(MemberGuard.markOf(member.entry()));
        seen++;
      }
    }
    boolean same = seen == token.to() - token.from();
    if (!same || !guard.hex().startsWith(token.guard())) {
      throw failures.changed(asset);
    }
  }

  private boolean isSpannable(DataSetName name, Member member, StopSignal stop)
      throws ObjectFailure {
    var bytes =
        new MemberBytes(store.bytes(name.container(), member.entry(), stop), Long.MAX_VALUE);
    try {
      var content = contents.of(bytes);
      return name.inner().isEmpty()
          && content.codecs().isEmpty()
          && content.bytes().isSeekable()
          && content.format().filter(SupportsSpans.class::isInstance).isPresent();
    } catch (FormatProblem e) {
      // Reading will say what is wrong with it.
      return false;
    } catch (IOException e) {
      ObjectFailure why = ObjectFailure.within(e).orElse(null);
      if (why != null && !Failures.isOfOneObject(why)) {
        throw why;
      }
      return false;
    }
  }

  private MemberRun run(DataSetName name, StopSignal stop) {
    return new MemberRun(store, name, scope, stop);
  }

  private DataSetName name(String doing, AssetPath asset) {
    return DataSetName.parse(asset, store.hasContainers())
        .orElseThrow(() -> failures.noSuchAsset(doing, asset));
  }

  private void requireThere(String doing, AssetPath asset, MemberRun run) {
    if (run.count() == 0 && run.unlisted().isEmpty()) {
      throw failures.noSuchAsset(doing, asset);
    }
  }

  private <T> T call(String doing, @Nullable AssetPath asset, Call<T> call) {
    requireOpen();
    var stop = new StopSignal();
    Stoppable stoppable = register(() -> stop.stop(StopSignal.Reason.CANCELED));
    try {
      if (Thread.currentThread().isInterrupted()) {
        throw failures.canceled(doing, asset);
      }
      return call.with(stop);
    } catch (ConnectorException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      ObjectFailure why = ObjectFailure.within(e).orElse(null);
      if (stop.isStopped()) {
        throw failures.canceled(doing, asset);
      }
      throw why == null ? failures.fault(doing, asset, e) : failures.during(doing, asset, why);
    } finally {
      running.remove(stoppable);
    }
  }

  private void requireOpen() {
    if (closed.get()) {
      throw new IllegalStateException("The connector of '" + context.source() + "' is closed");
    }
  }

  /** Remembers what runs, so that closing ends it; also what began while closing ran. */
  private <T extends Stoppable> T register(T starting) {
    running.add(starting);
    if (closed.get()) {
      running.remove(starting);
      requireOpen();
    }
    return starting;
  }

  void forget(Stoppable ended) {
    running.remove(ended);
  }

  ObjectStore store() {
    return store;
  }

  Contents contents() {
    return contents;
  }

  FormatLimits limits() {
    return limits;
  }

  KeyScope scope() {
    return scope;
  }

  Failures failures() {
    return failures;
  }

  Clock clock() {
    return context.clock();
  }
}
