package io.racine.governance.benchmarks.source;

import io.racine.governance.Governance;
import io.racine.governance.classifier.regex.ClassifierEngine;
import io.racine.governance.classifier.regex.RegexClassifierFactory;
import io.racine.governance.connector.jdbc.JdbcConnectorFactory;
import io.racine.governance.scan.Sampling;
import io.racine.governance.scan.ScanReport;
import io.racine.governance.scan.ScanRequest;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.ColumnAccumulator;
import io.racine.governance.spi.classifier.ColumnContext;
import io.racine.governance.spi.classifier.HashKey;
import io.racine.governance.spi.value.ValueColumn;
import io.racine.governance.store.StoreConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Times a full scan of one table against what it is made of, in the same run: a bare read of all
 * columns, and the engine alone on the same values; and a scan with two readers, which share the
 * table's parts, against one.
 */
final class FullScanSpeed {
  private static final int BATCH = 1_000;
  private final JdbcTable table;
  private final int rounds;
  private long partitions;

  FullScanSpeed(JdbcTable table, int rounds) {
    this.table = table;
    this.rounds = rounds;
  }

  Map<String, Object> run() {
    double read = Double.MAX_VALUE;
    double engine = Double.MAX_VALUE;
    double scan = Double.MAX_VALUE;
    double twoReaders = Double.MAX_VALUE;
    Volume volume = table.readBare();
    for (int round = 0; round < rounds; round++) {
      read = Math.min(read, seconds(table::readBare));
      engine = Math.min(engine, engine());
      scan = Math.min(scan, seconds(() -> scan(1)));
      twoReaders = Math.min(twoReaders, seconds(() -> scan(2)));
    }
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("rows", volume.rows());
    report.put("characters", volume.characters());
    report.put("readSeconds", read);
    report.put("engineSeconds", engine);
    report.put("scanSeconds", scan);
    report.put("twoReadersSeconds", twoReaders);
    report.put("ratioToSum", scan / (read + engine));
    report.put("ratioToLarger", scan / Math.max(read, engine));
    report.put("twoReadersFasterBy", scan / twoReaders);
    report.put("partitions", partitions);
    report.put("processors", Runtime.getRuntime().availableProcessors());
    report.put(
        "valuesPerSecond", Math.round(volume.rows() * (double) TestRows.COLUMNS.size() / scan));
    report.put("maxHeapMegabytes", Runtime.getRuntime().maxMemory() >> 20);
    return report;
  }

  private static double seconds(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }

  /** Returns the time that the engine alone takes; reading is not in it. */
  private double engine() {
    ClassifierEngine engine = ClassifierEngine.builtIn();
    var judged = new JudgedColumns(engine);
    table.forEachRow(judged::add);
    return judged.finish() / 1e9;
  }

  private void scan(int readers) {
    MeasuredSource measured = table.source();
    try (Governance governance =
        Governance.builder()
            .store(StoreConfig.inMemory())
            .plugin(new JdbcConnectorFactory())
            .plugin(new RegexClassifierFactory())
            .dataSource(
                "wide",
                measured.type(),
                source -> {
                  measured.settings().forEach(source::set);
                  measured.secrets().forEach((key, secret) -> source.secret(key, () -> secret));
                })
            .build()) {
      ScanReport report =
          governance
              .scans()
              .run(
                  ScanRequest.builder("wide")
                      .include(table.table())
                      .sampling(Sampling.full())
                      .parallelism(readers)
                      .assetTimeLimit(Duration.ofHours(1))
                      .build());
      if (!report.issues().isEmpty()) {
        throw new IllegalStateException("The scan had issues: " + report.issues());
      }
      partitions = report.effort().partitions();
    }
  }

  /** One accumulator a column, fed in batches like those of a reader. */
  private static final class JudgedColumns {
    private final List<ColumnAccumulator> accumulators = new ArrayList<>();
    private final List<FieldPath> paths = new ArrayList<>();
    private List<List<@Nullable String>> batch = emptyBatch();
    private long nanos;

    JudgedColumns(ClassifierEngine engine) {
      for (String column : TestRows.COLUMNS) {
        FieldPath path = FieldPath.of(column);
        paths.add(path);
        accumulators.add(
            engine.open(
                ColumnContext.builder(
                        ColumnDescriptor.builder(path, LogicalType.TEXT).build(), HashKey.of(1, 2))
                    .table(AssetPath.of("measured", "public", "wide"))
                    .build()));
      }
    }

    void add(List<String> row) {
      for (int column = 0; column < row.size(); column++) {
        batch.get(column).add(row.get(column));
      }
      if (batch.get(0).size() == BATCH) {
        flush();
      }
    }

    private void flush() {
      List<ValueColumn> values = new ArrayList<>();
      for (int column = 0; column < paths.size(); column++) {
        values.add(ValueColumn.ofTexts(paths.get(column), LogicalType.TEXT, batch.get(column)));
      }
      long start = System.nanoTime();
      for (int column = 0; column < values.size(); column++) {
        accumulators.get(column).accept(values.get(column));
      }
      nanos += System.nanoTime() - start;
      batch = emptyBatch();
    }

    /** Returns the nanoseconds that accumulating and judging took. */
    long finish() {
      flush();
      long start = System.nanoTime();
      accumulators.forEach(ColumnAccumulator::verdict);
      return nanos + System.nanoTime() - start;
    }

    private static List<List<@Nullable String>> emptyBatch() {
      List<List<@Nullable String>> batch = new ArrayList<>();
      for (int column = 0; column < TestRows.COLUMNS.size(); column++) {
        batch.add(new ArrayList<>(BATCH));
      }
      return batch;
    }
  }
}
