package io.racine.governance.scan;

import static java.util.Objects.requireNonNull;

import io.racine.governance.catalog.CatalogItemId;
import io.racine.governance.catalog.CatalogRecorder.Recorded;
import io.racine.governance.classification.Judge;
import io.racine.governance.plugin.PluginFailure;
import io.racine.governance.spi.GovernanceException;
import io.racine.governance.spi.Issue;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.classifier.ColumnContext;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.TableVerdict;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.Fingerprint;
import io.racine.governance.spi.connector.SupportsFingerprints;
import io.racine.governance.spi.connector.SupportsReading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Scans one table or view: is it unchanged, read it, judge it, record what was found.
 *
 * <p>Confined: one thread at a time.
 */
final class AssetScan {
  private final ScanContext context;
  private final Connector connector;
  private final AssetDescriptor asset;
  private final Recorded recorded;
  private final List<Issue> issues = new ArrayList<>();
  private long rows;
  private long bytes;

  AssetScan(ScanContext context, Connector connector, AssetDescriptor asset, Recorded recorded) {
    this.context = context;
    this.connector = connector;
    this.asset = asset;
    this.recorded = recorded;
  }

  long rows() {
    return rows;
  }

  /** Does it all; what cannot be read becomes an issue and never an exception. */
  AssetOutcome run() {
    Optional<Fingerprint> fingerprint = fingerprint();
    if (isUnchanged(fingerprint)) {
      context.records().unchanged(recorded.id());
      return AssetOutcome.UNCHANGED;
    }
    // All parts are judged by the same rules, even if they are changed meanwhile.
    Judge rules = context.judge();
    if (!(connector instanceof SupportsReading source) || asset.columns().isEmpty()) {
      record(fingerprint, judge(rules), null);
      return AssetOutcome.RECORDED;
    }
    var reading = new AssetReading(context, source, asset, () -> judge(rules));
    @Nullable GovernanceException failure = read(source, reading);
    rows = reading.rows();
    bytes = reading.bytes();
    AssetJudge judge = reading.judge();
    reading.issues().forEach(this::add);
    judge
        .brokenDocuments()
        .forEach(
            (column, documents) ->
                add(
                    Issue.notice(
                        ScanErrors.BROKEN_DOCUMENTS,
                        documents
                            + " JSON documents of column '"
                            + column
                            + "' could only be read in part.")));
    record(fingerprint, judge, failure);
    return failure == null ? AssetOutcome.RECORDED : AssetOutcome.FAILED;
  }

  private void add(Issue issue) {
    issues.add(issue.where().isPresent() ? issue : issue.at(asset.path().toString()));
  }

  private @Nullable GovernanceException read(SupportsReading source, AssetReading reading) {
    try {
      List<AssetPartition> parts = new Partitioning(context).split(source, asset, this::add);
      if (parts.size() > 1) {
        context.effort().split();
      }
      new SplitReading(context, reading, parts).run();
      if (parts.size() > 1) {
        context.effort().partitionsRead(reading.partsRead());
      }
      return null;
    } catch (StoppedException e) {
      throw e;
    } catch (RuntimeException e) {
      if (context.control().isStopped()) {
        throw new StoppedException();
      }
      return PluginFailure.from(e, "Reading " + asset.path() + " of " + context.sourceText());
    }
  }

  private AssetJudge judge(Judge rules) {
    return new AssetJudge(rules.another(), asset, this::describe);
  }

  private ColumnContext describe(ColumnDescriptor column) {
    return ColumnContext.builder(column, context.hashKey())
        .table(asset.path())
        .tableComment(asset.comment().orElse(null))
        .sourceType(context.source().type())
        .siblings(asset.columns().stream().map(ColumnDescriptor::path).toList())
        .locales(context.source().locales())
        .environment(context.source().findEnvironment().map(Enum::name).orElse(null))
        .inference(context.source().inference())
        .build();
  }

  private Optional<Fingerprint> fingerprint() {
    if (!(connector instanceof SupportsFingerprints marks)) {
      return Optional.empty();
    }
    try {
      return context.calls().call(() -> marks.fingerprint(asset));
    } catch (StoppedException e) {
      throw e;
    } catch (RuntimeException e) {
      if (context.control().isStopped()) {
        throw new StoppedException();
      }
      // Reading the asset will say what is wrong with it; here nothing more is lost than the mark.
      GovernanceException failure =
          PluginFailure.from(e, "Fingerprinting " + asset.path() + " of " + context.sourceText());
      add(Issue.notice(failure.code(), String.valueOf(failure.getMessage())));
      return Optional.empty();
    }
  }

  private boolean isUnchanged(Optional<Fingerprint> fingerprint) {
    return context.isIncremental()
        && fingerprint.isPresent()
        && fingerprint.get().text().equals(recorded.fingerprint())
        && context.judgedWith().equals(recorded.judgedWith());
  }

  private void record(
      Optional<Fingerprint> fingerprint, AssetJudge judge, @Nullable GovernanceException failure) {
    TableVerdict judged = judge.verdict();
    List<ColumnDescriptor> nested = judge.nested();
    if (failure != null) {
      issues.add(Issue.from(failure).at(asset.path().toString()));
    }
    context
        .records()
        .inTransaction(
            () -> {
              Map<FieldPath, CatalogItemId> items = new LinkedHashMap<>(recorded.columns());
              if (!nested.isEmpty()) {
                items.putAll(context.catalog().recordNested(recorded.id(), asset, nested));
              }
              Map<CatalogItemId, ColumnVerdict> byItem = new LinkedHashMap<>();
              List<JdbiScanRecordStore.ResultRow> results = new ArrayList<>();
              judged
                  .columns()
                  .forEach(
                      (path, verdict) -> {
                        CatalogItemId item = requireNonNull(items.get(path));
                        byItem.put(item, verdict);
                        verdict
                            .top()
                            .ifPresent(
                                finding ->
                                    results.add(
                                        new JdbiScanRecordStore.ResultRow(
                                            item, asset.path(), path, typeOf(path), finding)));
                      });
              if (failure == null) {
                byItem.put(recorded.id(), new ColumnVerdict(rows, 0, 0, judged.findings()));
                context.classifications().record(recorded.id(), byItem);
                context.catalog().columnsComplete(recorded.id());
                context
                    .catalog()
                    .judged(
                        recorded.id(),
                        fingerprint.map(Fingerprint::text).orElse(null),
                        context.judgedWith());
              } else {
                // What an earlier scan read is better than what names alone say now.
                context.classifications().recordMissing(recorded.id(), byItem);
                context.catalog().judged(recorded.id(), null, null);
              }
              context
                  .records()
                  .finished(
                      recorded.id(),
                      failure == null ? AssetOutcome.RECORDED : AssetOutcome.FAILED,
                      rows,
                      bytes,
                      results,
                      issues);
            });
  }

  private String typeOf(FieldPath path) {
    return asset.columns().stream()
        .filter(column -> column.path().equals(path))
        .map(ColumnDescriptor::nativeType)
        .findFirst()
        .orElse("");
  }
}
