package io.racine.governance.scan;

import io.racine.governance.spi.Issue;
import io.racine.governance.spi.connector.ReadSummary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one thread reads of an asset: part after part into one judge, since a judge that begins anew
 * has to look closely at its first thousands of values again.
 *
 * <p>Values cannot be taken back from a judge. When a part breaks off in a way that may pass and
 * values of it were judged, the judge is thrown away, and the parts read before have to be read
 * again; from then on each part is handed in at once, so that this happens once.
 *
 * <p>Confined: one thread at a time.
 */
final class Shard {
  private final ScanContext context;
  private final AssetReading asset;
  private final Consumer<List<Part>> again;
  private final List<Part> parts = new ArrayList<>();
  private final Set<Issue> issues = new LinkedHashSet<>();
  private @Nullable AssetJudge judge;
  private @Nullable PartRead attempt;
  private long rows;
  private long bytes;
  private boolean outOfTime;
  private boolean careful;

  /**
   * @param again takes the parts that have to be read again, by whomever
   */
  Shard(ScanContext context, AssetReading asset, Consumer<List<Part>> again) {
    this.context = context;
    this.asset = asset;
    this.again = again;
  }

  /** Reads one part, several times if need be; what was read of it counts even if it fails. */
  void read(Part part) {
    if (!asset.isTimeLeft()) {
      outOfTime = true;
      return;
    }
    attempt = null;
    try {
      context.calls().call(answered -> attempt(part, answered), asset::mayRepeat);
      parts.add(part);
    } finally {
      if (attempt != null) {
        attempt.summary().ifPresent(this::add);
      }
    }
    if (careful) {
      handIn();
    }
  }

  private Part attempt(Part part, Runnable answered) {
    if (attempt != null && attempt.hasJudged()) {
      beginAnew();
    }
    AssetJudge judging = judge == null ? asset.newJudge() : judge;
    judging.beginPart(part.number());
    judge = judging;
    PartRead next = asset.attempt(part, judging);
    attempt = next;
    asset.run(next, answered);
    return part;
  }

  private void beginAnew() {
    again.accept(List.copyOf(parts));
    clear();
    careful = true;
  }

  private void add(ReadSummary summary) {
    rows += summary.rows();
    bytes += summary.bytes();
    issues.addAll(summary.issues());
    outOfTime |= summary.end() == ReadSummary.End.TIME_LIMIT;
  }

  /** Adds what was gathered to the asset's, and begins anew. */
  void handIn() {
    asset.add(judge, parts.size(), rows, bytes, issues, outOfTime);
    clear();
    outOfTime = false;
  }

  private void clear() {
    judge = null;
    parts.clear();
    issues.clear();
    rows = 0;
    bytes = 0;
  }
}
