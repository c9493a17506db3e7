package io.racine.governance.scan;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.racine.governance.spi.Issue;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetFilter;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.Cursor;
import io.racine.governance.spi.connector.ListRequest;
import io.racine.governance.spi.connector.Listing;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Lists a source to its end and hands on every asset once.
 *
 * <p>A listing that breaks off in a way that may pass is begun anew, and what it has told before is
 * passed over.
 *
 * <p>Confined: one thread at a time.
 */
final class SourceListing {
  /** What stands for an asset that was handed on: 128 bits of a hash, since there may be many. */
  private record Mark(long high, long low) {
    static Mark of(AssetDescriptor asset) {
      try {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(asset.type().name().getBytes(UTF_8));
        var hash = ByteBuffer.wrap(digest.digest(asset.path().toString().getBytes(UTF_8)));
        return new Mark(hash.getLong(), hash.getLong());
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Every Java has SHA-256", e);
      }
    }
  }

  private final ScanContext context;
  private final Connector connector;
  private final Consumer<AssetDescriptor> found;
  private final Set<Mark> handedOn = new HashSet<>();
  private final Set<AssetPath> unknownPlaces = new HashSet<>();
  private boolean complete = true;
  private long leftOut;

  /**
   * @param found takes the assets that pass the filter
   */
  SourceListing(ScanContext context, Connector connector, Consumer<AssetDescriptor> found) {
    this.context = context;
    this.connector = connector;
    this.found = found;
  }

  /** Lists to the end, or until the run is to end. */
  void run() {
    context
        .calls()
        .call(
            answered -> {
              pass(answered);
              return true;
            },
            () -> true);
    if (!context.control().isEnding()) {
      context.tally().listingDone();
    }
  }

  /** Returns whether what was not listed is known not to be there, but for the unknown places. */
  boolean isComplete() {
    return complete;
  }

  Set<AssetPath> unknownPlaces() {
    return unknownPlaces;
  }

  private void pass(Runnable answered) {
    ListRequest request = ListRequest.of(context.request().filter());
    long leftOutNow = 0;
    try (Cursor<Listing> cursor = connector.listAssets(request)) {
      context.control().listing(cursor);
      while (!context.control().isEnding() && cursor.hasNext()) {
        Listing next = cursor.next();
        answered.run();
        if (next instanceof Listing.Found asset) {
          found(asset.asset());
        } else if (next instanceof Listing.Failed failed) {
          failed(failed);
        } else if (next instanceof Listing.LeftOut more) {
          leftOutNow += more.count();
          leftOut(leftOutNow);
        }
      }
    } finally {
      context.control().listing(null);
    }
  }

  private void found(AssetDescriptor asset) {
    if (!handedOn.add(Mark.of(asset))) {
      return;
    }
    if (isFiltered(asset)) {
      context.tally().leftOut(1);
    } else {
      found.accept(asset);
    }
  }

  /** Counts what this pass left out, as far as no pass before did. */
  private void leftOut(long now) {
    if (now > leftOut) {
      context.tally().leftOut(now - leftOut);
      leftOut = now;
    }
  }

  /**
   * A connector should have left these out; one that does not must not change what a filter means.
   */
  private boolean isFiltered(AssetDescriptor asset) {
    AssetFilter filter = context.request().filter();
    return switch (asset.type()) {
      case TABLE, VIEW, PROCEDURE, FUNCTION -> !filter.accepts(asset.path());
      case INDEX -> asset.path().parent().filter(filter::accepts).isEmpty();
      case DATABASE, SCHEMA, COLUMN -> false;
    };
  }

  private void failed(Listing.Failed failed) {
    Issue issue = failed.issue();
    AssetPath under = failed.under();
    boolean known = under == null ? !complete : !unknownPlaces.add(under);
    if (known) {
      return;
    }
    if (under == null) {
      complete = false;
    } else {
      issue = issue.where().isPresent() ? issue : issue.at(under.toString());
    }
    context.tally().listed();
    context.tally().finished(AssetOutcome.FAILED);
    context.records().issue(issue);
  }
}
