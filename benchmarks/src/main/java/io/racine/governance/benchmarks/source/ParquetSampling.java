package io.racine.governance.benchmarks.source;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.Cursor;
import io.racine.governance.spi.connector.Listing;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.SupportsReading;
import io.racine.governance.spi.connector.ValueReader;
import io.racine.governance.spi.value.ValueBatch;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/**
 * Measures how many bytes of a large data set of Parquet files a sample of it costs, as the
 * operating system counts them.
 */
public final class ParquetSampling {
  private static final long MEGABYTES = 1_100;
  private static final int PARTS = 4;
  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          "message row {"
              + TestRows.COLUMNS.stream()
                  .map(column -> "required binary " + column + " (STRING);")
                  .reduce("", String::concat)
              + "}");

  private final long megabytes;
  private final PrintStream progress;

  private ParquetSampling(long megabytes, PrintStream progress) {
    this.megabytes = megabytes;
    this.progress = progress;
  }

  /**
   * Reads the words after the command.
   *
   * @throws IllegalArgumentException if they make no sense
   */
  public static ParquetSampling parse(List<String> words, PrintStream progress) {
    SourceArguments arguments = SourceArguments.parse(words, List.of(), Set.of("--megabytes"));
    return new ParquetSampling(arguments.get("--megabytes", MEGABYTES), progress);
  }

  /** Returns the figures; bytes are of listing the data set and of sampling it. */
  public Map<String, Object> run() throws IOException {
    Path folder = Files.createTempDirectory("racine-parquet");
    Path small = Files.createTempDirectory("racine-parquet-small");
    try {
      write(small, 1);
      // Once on a small one, so that the classes that are loaded meanwhile do not count.
      sample(small);
      progress.println("writing " + megabytes + " MB");
      write(folder, megabytes << 20);
      progress.println("sampling");
      return sample(folder);
    } finally {
      TemporaryFolder.delete(folder);
      TemporaryFolder.delete(small);
    }
  }

  private static Map<String, Object> sample(Path folder) throws IOException {
    MeasuredSource source =
        MeasuredSource.of(DataSourceType.FILES, Map.of("folder", folder.toString()));
    try (Connector connector = source.connect()) {
      long before = bytesRead();
      AssetDescriptor table = table(connector);
      long listed = bytesRead();
      ReadRequest request = ReadRequest.builder(ReadMode.RANDOM, table.columns()).seed(7).build();
      long rows = 0;
      try (ValueReader reader =
          ((SupportsReading) connector).open(AssetPartition.whole(table), request)) {
        Optional<ValueBatch> next = reader.next();
        while (next.isPresent()) {
          rows += next.get().rows();
          next = reader.next();
        }
      }
      long sampled = bytesRead();
      return report(size(folder), rows, listed - before, sampled - listed);
    }
  }

  static Map<String, Object> report(long bytes, long rows, long listing, long sampling) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("bytes", bytes);
    report.put("rowsSampled", rows);
    report.put("bytesReadListing", listing);
    report.put("bytesReadSampling", sampling);
    report.put("shareRead", Math.round(1e6 * (listing + sampling) / bytes) / 1e6);
    return report;
  }

  private static AssetDescriptor table(Connector connector) {
    try (Cursor<Listing> listing = MeasuredSource.list(connector)) {
      while (listing.hasNext()) {
        if (listing.next() instanceof Listing.Found found
            && found.asset().type() == CatalogItemType.TABLE) {
          return found.asset();
        }
      }
    }
    throw new IllegalStateException("The connector lists no table");
  }

  private static long size(Path folder) throws IOException {
    long size = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        size += Files.size(file);
      }
    }
    return size;
  }

  /** Returns how many bytes this process has read up to now, whatever the disk had to do. */
  private static long bytesRead() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/io")).stream()
        .filter(line -> line.startsWith("rchar: "))
        .mapToLong(line -> Long.parseLong(line.substring("rchar: ".length())))
        .findFirst()
        .orElseThrow(() -> new IOException("This system does not tell how much was read"));
  }

  /** Writes a data set of some parts that has about so many bytes. */
  private static void write(Path folder, long bytes) throws IOException {
    for (int part = 0; part < PARTS; part++) {
      long first = (long) part << 32;
      try (ParquetWriter<Group> writer =
          ExampleParquetWriter.builder(
                  new LocalOutputFile(folder.resolve("part-" + part + ".parquet")))
              .withConf(new PlainParquetConfiguration())
              .withType(SCHEMA)
              .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
              .build()) {
        for (long i = first; writer.getDataSize() < bytes / PARTS; i++) {
          writer.write(group(i));
        }
      }
    }
  }

  private static Group group(long number) {
    Group group = new SimpleGroup(SCHEMA);
    List<String> values = TestRows.row(number);
    for (int column = 0; column < values.size(); column++) {
      group.add(TestRows.COLUMNS.get(column), values.get(column));
    }
    return group;
  }
}
