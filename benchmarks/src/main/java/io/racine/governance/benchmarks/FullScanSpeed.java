package io.racine.governance.benchmarks;

import io.racine.governance.Governance;
import io.racine.governance.classifier.regex.ClassifierEngine;
import io.racine.governance.classifier.regex.RegexClassifierFactory;
import io.racine.governance.connector.jdbc.JdbcConnectorFactory;
import io.racine.governance.scan.Sampling;
import io.racine.governance.scan.ScanReport;
import io.racine.governance.scan.ScanRequest;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.ColumnAccumulator;
import io.racine.governance.spi.classifier.ColumnContext;
import io.racine.governance.spi.classifier.HashKey;
import io.racine.governance.spi.value.ValueColumn;
import io.racine.governance.store.StoreConfig;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Times a full scan of one PostgreSQL table of ten text columns against what it is made of, in the
 * same run: a bare read of all columns, and the engine alone on the same values; and a scan with
 * two readers, which share the table's parts, against one.
 */
final class FullScanSpeed {
  private static final int COLUMNS = 10;
  private static final int BATCH = 1_000;
  private static final String USER = "postgres";

  private final long rows;
  private final int rounds;
  private long partitions;

  FullScanSpeed(long rows, int rounds) {
    this.rows = rows;
    this.rounds = rounds;
  }

  Object run() throws IOException, SQLException {
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      SampleDatabases.execute(
          server,
          USER,
          """
          CREATE TABLE wide AS SELECT
            'user' || i || '@example.com' AS email,
            md5(i::text) AS digest,
            'Customer ' || i AS name,
            '+1 415 555 ' || lpad((mod(i, 10000))::text, 4, '0') || ' ' || i AS phone,
            (i::bigint * 7919)::text AS number,
            lpad(i::text, 16, '4') AS card,
            i || ' Main Street' AS address,
            'note number ' || i || ' about nothing' AS note,
            '10.' || mod(i / 65536, 256) || '.' || mod(i / 256, 256) || '.' || mod(i, 256) AS ip,
            'SKU-' || i AS sku
          FROM generate_series(1, %d) i
          """
              .formatted(rows));
      SampleDatabases.execute(server, USER, "VACUUM ANALYZE wide");
      double read = Double.MAX_VALUE;
      double engine = Double.MAX_VALUE;
      double scan = Double.MAX_VALUE;
      double twoReaders = Double.MAX_VALUE;
      for (int round = 0; round < rounds; round++) {
        read = Math.min(read, seconds(() -> read(server)));
        engine = Math.min(engine, engine(server));
        scan = Math.min(scan, seconds(() -> scan(server, 1)));
        twoReaders = Math.min(twoReaders, seconds(() -> scan(server, 2)));
      }
      Map<String, Object> report = new LinkedHashMap<>();
      report.put("rows", rows);
      report.put("columns", COLUMNS);
      report.put("readSeconds", read);
      report.put("engineSeconds", engine);
      report.put("scanSeconds", scan);
      report.put("twoReadersSeconds", twoReaders);
      report.put("ratioToSum", scan / (read + engine));
      report.put("ratioToLarger", scan / Math.max(read, engine));
      report.put("twoReadersFasterBy", scan / twoReaders);
      report.put("partitions", partitions);
      report.put("processors", Runtime.getRuntime().availableProcessors());
      report.put("valuesPerSecond", Math.round(rows * COLUMNS / scan));
      report.put("maxHeapMegabytes", Runtime.getRuntime().maxMemory() >> 20);
      return report;
    }
  }

  /** Work that talks to the database. */
  private interface Work {
    void run() throws SQLException;
  }

  private static double seconds(Work work) throws SQLException {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }

  private void read(EmbeddedPostgres server) throws SQLException {
    try (Connection connection = open(server);
        Statement statement = connection.createStatement()) {
      statement.setFetchSize(BATCH);
      long length = 0;
      try (ResultSet result = statement.executeQuery("SELECT * FROM wide")) {
        while (result.next()) {
          for (int column = 1; column <= COLUMNS; column++) {
            length += result.getString(column).length();
          }
        }
      }
      if (length < rows) {
        throw new IllegalStateException("Read too little");
      }
    }
  }

  /** Returns the time that the engine alone takes; reading is not in it. */
  private double engine(EmbeddedPostgres server) throws SQLException {
    long nanos = 0;
    try (Connection connection = open(server);
        Statement statement = connection.createStatement()) {
      statement.setFetchSize(BATCH);
      ClassifierEngine engine = ClassifierEngine.builtIn();
      List<ColumnAccumulator> accumulators = new ArrayList<>();
      List<FieldPath> paths = new ArrayList<>();
      try (ResultSet result = statement.executeQuery("SELECT * FROM wide")) {
        for (int column = 1; column <= COLUMNS; column++) {
          FieldPath path = FieldPath.of(result.getMetaData().getColumnName(column));
          paths.add(path);
          accumulators.add(
              engine.open(
                  ColumnContext.builder(
                          ColumnDescriptor.builder(path, LogicalType.TEXT).build(),
                          HashKey.of(1, 2))
                      .table(AssetPath.of("postgres", "public", "wide"))
                      .build()));
        }
        List<List<@Nullable String>> batch = emptyBatch();
        boolean more = result.next();
        while (more) {
          for (int column = 0; column < COLUMNS; column++) {
            batch.get(column).add(result.getString(column + 1));
          }
          more = result.next();
          if (batch.get(0).size() == BATCH || !more) {
            List<ValueColumn> values = new ArrayList<>();
            for (int column = 0; column < COLUMNS; column++) {
              values.add(
                  ValueColumn.ofTexts(paths.get(column), LogicalType.TEXT, batch.get(column)));
            }
            long start = System.nanoTime();
            for (int column = 0; column < COLUMNS; column++) {
              accumulators.get(column).accept(values.get(column));
            }
            nanos += System.nanoTime() - start;
            batch = emptyBatch();
          }
        }
        long start = System.nanoTime();
        accumulators.forEach(ColumnAccumulator::verdict);
        nanos += System.nanoTime() - start;
      }
    }
    return nanos / 1e9;
  }

  private static List<List<@Nullable String>> emptyBatch() {
    List<List<@Nullable String>> batch = new ArrayList<>();
    for (int column = 0; column < COLUMNS; column++) {
      batch.add(new ArrayList<>(BATCH));
    }
    return batch;
  }

  private void scan(EmbeddedPostgres server, int readers) {
    try (Governance governance =
        Governance.builder()
            .store(StoreConfig.inMemory())
            .plugin(new JdbcConnectorFactory())
            .plugin(new RegexClassifierFactory())
            .dataSource(
                "wide",
                DataSourceType.POSTGRESQL,
                source -> source.set("url", SampleDatabases.url(server, USER)).set("user", USER))
            .build()) {
      ScanReport report =
          governance
              .scans()
              .run(
                  ScanRequest.builder("wide")
                      .include("public.wide")
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

  private static Connection open(EmbeddedPostgres server) throws SQLException {
    Connection connection =
        DriverManager.getConnection(SampleDatabases.url(server, USER), USER, "");
    // Without it the driver reads the whole result at once.
    connection.setAutoCommit(false);
    return connection;
  }
}
