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
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.ColumnContext;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.TableVerdict;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.Fingerprint;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.ReadSummary;
import io.racine.governance.spi.connector.SupportsFingerprints;
import io.racine.governance.spi.connector.SupportsReading;
import io.racine.governance.spi.connector.ValueReader;
import io.racine.governance.spi.value.ValueBatch;
import io.racine.governance.spi.value.ValueColumn;
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
  private final AssetDescriptor asset;
  private final Recorded recorded;
  private final Judge judge;
  private final Map<FieldPath, JsonExpansion> expansions = new LinkedHashMap<>();
  private final Map<FieldPath, ColumnDescriptor> nested = new LinkedHashMap<>();
  private final List<Issue> issues = new ArrayList<>();
  private long rows;
  private long bytes;

  AssetScan(ScanContext context, AssetDescriptor asset, Recorded recorded) {
    this.context = context;
    this.asset = asset;
    this.recorded = recorded;
    this.judge = context.judge();
  }

  long rows() {
    return rows;
  }

  /** Does it all; what cannot be read becomes an issue and never an exception. */
  AssetOutcome run() {
    Optional<Fingerprint> fingerprint = fingerprint();
    if (isUnchanged(fingerprint)) {
      context.recordUnchanged(recorded.id());
      return AssetOutcome.UNCHANGED;
    }
    asset.columns().forEach(this::open);
    @Nullable GovernanceException failure = null;
    try {
      read();
    } catch (RuntimeException e) {
      failure = PluginFailure.from(e, "Reading " + asset.path() + " of " + context.sourceText());
    }
    if (failure != null && context.stopRequested()) {
      throw new StoppedException();
    }
    for (Map.Entry<FieldPath, JsonExpansion> entry : expansions.entrySet()) {
      if (entry.getValue().brokenDocuments() > 0) {
        issues.add(
            Issue.notice(
                    ScanErrors.BROKEN_DOCUMENTS,
                    entry.getValue().brokenDocuments()
                        + " JSON documents of column '"
                        + entry.getKey()
                        + "' could only be read in part.")
                .at(asset.path().toString()));
      }
    }
    record(fingerprint, failure);
    return failure == null ? AssetOutcome.RECORDED : AssetOutcome.FAILED;
  }

  private Optional<Fingerprint> fingerprint() {
    if (!(context.connector() instanceof SupportsFingerprints marks)) {
      return Optional.empty();
    }
    try {
      return marks.fingerprint(asset);
    } catch (RuntimeException e) {
      if (context.stopRequested()) {
        throw new StoppedException();
      }
      // Reading the asset will say what is wrong with it; here nothing more is lost than the mark.
      GovernanceException failure =
          PluginFailure.from(e, "Fingerprinting " + asset.path() + " of " + context.sourceText());
      issues.add(
          Issue.notice(failure.code(), String.valueOf(failure.getMessage()))
              .at(asset.path().toString()));
      return Optional.empty();
    }
  }

  private boolean isUnchanged(Optional<Fingerprint> fingerprint) {
    return context.isIncremental()
        && fingerprint.isPresent()
        && fingerprint.get().text().equals(recorded.fingerprint())
        && context.judgedWith().equals(recorded.judgedWith());
  }

  private void open(ColumnDescriptor column) {
    judge.open(
        ColumnContext.builder(column, context.hashKey())
            .table(asset.path())
            .tableComment(asset.comment().orElse(null))
            .sourceType(context.source().type())
            .siblings(asset.columns().stream().map(ColumnDescriptor::path).toList())
            .locales(context.source().locales())
            .environment(context.source().findEnvironment().map(Enum::name).orElse(null))
            .inference(context.source().inference())
            .build());
    if (column.logicalType() == LogicalType.JSON) {
      expansions.put(column.path(), new JsonExpansion(column.path()));
    }
  }

  private void read() {
    if (!(context.connector() instanceof SupportsReading reading) || asset.columns().isEmpty()) {
      return;
    }
    Sampling sampling = context.request().sampling();
    ReadRequest request =
        ReadRequest.builder(sampling.mode(), asset.columns())
            .maxRows(sampling.maxRows())
            .maxBytes(sampling.maxBytes())
            .maxValueChars(sampling.maxValueChars())
            .timeLimit(context.request().assetTimeLimit())
            .seed(context.hashKey().low())
            .build();
    try (ValueReader reader = reading.open(AssetPartition.whole(asset), request);
        ReaderWatch watch = context.watch(reader)) {
      try {
        Optional<ValueBatch> batch = reader.next();
        while (batch.isPresent()) {
          accept(batch.get());
          if (context.stopRequested()) {
            reader.cancel();
            throw new StoppedException();
          }
          batch = reader.next();
        }
      } catch (RuntimeException e) {
        if (watch.timedOut()) {
          throw timedOut();
        }
        throw e;
      } finally {
        summarize(reader.summary());
      }
    }
  }

  private void accept(ValueBatch batch) {
    for (ValueColumn values : batch.columns()) {
      FieldPath path = values.path();
      JsonExpansion expansion = expansions.get(path);
      if (expansion != null) {
        // The documents themselves are judged as well, by name and as text.
        judge.accept(values);
        expansion.expand(values).forEach(this::acceptNested);
      } else if (recorded.columns().containsKey(path)) {
        judge.accept(values);
      } else {
        acceptNested(values);
      }
    }
  }

  private void acceptNested(ValueColumn values) {
    if (!nested.containsKey(values.path())) {
      ColumnDescriptor column = ColumnDescriptor.builder(values.path(), values.type()).build();
      nested.put(values.path(), column);
      open(column);
    }
    judge.accept(values);
  }

  private void summarize(ReadSummary summary) {
    rows = summary.rows();
    bytes = summary.bytes();
    context.tally().read(rows, bytes);
    for (Issue issue : summary.issues()) {
      issues.add(issue.where().isPresent() ? issue : issue.at(asset.path().toString()));
    }
    if (summary.end() == ReadSummary.End.TIME_LIMIT) {
      issues.add(
          Issue.warning(
                  ConnectorException.TIMED_OUT,
                  "Read only "
                      + rows
                      + " rows in "
                      + context.request().assetTimeLimit()
                      + ". Raise assetTimeLimit to read more.")
              .at(asset.path().toString()));
    }
  }

  private GovernanceException timedOut() {
    return new ConnectorException(
        ConnectorException.TIMED_OUT,
        context.source().name(),
        asset.path(),
        "Reading "
            + asset.path()
            + " of "
            + context.sourceText()
            + " took longer than "
            + context.request().assetTimeLimit()
            + ". Raise assetTimeLimit, or read fewer rows.",
        null);
  }

  private void record(Optional<Fingerprint> fingerprint, @Nullable GovernanceException failure) {
    TableVerdict judged = judge.verdict(asset.path());
    Map<FieldPath, ColumnVerdict> verdicts = judged.columns();
    if (failure != null) {
      issues.add(Issue.from(failure).at(asset.path().toString()));
    }
    context.inTransaction(
        () -> {
          Map<FieldPath, CatalogItemId> items = new LinkedHashMap<>(recorded.columns());
          if (!nested.isEmpty()) {
            items.putAll(
                context.catalog().recordNested(recorded.id(), asset, List.copyOf(nested.values())));
          }
          Map<CatalogItemId, ColumnVerdict> byItem = new LinkedHashMap<>();
          List<JdbiScanRecordStore.ResultRow> results = new ArrayList<>();
          verdicts.forEach(
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
          context.recordFinished(
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
