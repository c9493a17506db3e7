package io.racine.governance.examples.rulepack;

import io.racine.governance.spi.Issue;
import io.racine.governance.spi.IssueSeverity;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.asset.SourceName;
import io.racine.governance.spi.config.Settings;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ConnectorContext;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.ConnectorFactory;
import io.racine.governance.spi.connector.Cursor;
import io.racine.governance.spi.connector.ListRequest;
import io.racine.governance.spi.connector.Listing;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.ReadSummary;
import io.racine.governance.spi.connector.SupportsReading;
import io.racine.governance.spi.connector.ValueReader;
import io.racine.governance.spi.value.ValueBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A file with rows, read by the connector for files: it finds out the format, the delimiter, the
 * header and the character set.
 *
 * @param file the file
 * @param name its name
 */
record DataFile(Path file, String name) {
  private static final SourceName SOURCE = SourceName.of("data");
  private static final DataSourceType TYPE = DataSourceType.FILES;

  /** What the connector says of how a file is written, in the order in which it is shown. */
  private static final List<String> HOW =
      List.of("format", "delimiter", "quote", "header", "charset", "compression");

  /** A file up to this size is read whole: that takes some seconds. */
  private static final long LARGEST_WHOLE = 64L << 20;

  /** Ten times what a scan takes: who writes a rule wants to see rare values too. */
  private static final long SAMPLE_ROWS = 100_000;

  static DataFile of(Path file) {
    return new DataFile(file, String.valueOf(file.getFileName()));
  }

  /**
   * Returns the tables in the file: one, but for sheets and archives.
   *
   * @throws ConnectorException if it cannot be read as rows
   */
  List<Table> tables() {
    List<Table> tables = new ArrayList<>();
    try (Connector connector = connector();
        Cursor<Listing> listing = connector.listAssets(ListRequest.all())) {
      while (listing.hasNext()) {
        Listing found = listing.next();
        if (found instanceof Listing.Failed failed) {
          throw unreadable(failed.issue().message());
        }
        if (found instanceof Listing.Found asset && asset.asset().type() == CatalogItemType.TABLE) {
          tables.add(new Table(this, asset.asset()));
        }
      }
    }
    if (tables.isEmpty()) {
      throw unreadable(
          Files.exists(file)
              ? "Cannot read '" + name + "': it holds no rows. Give a file with rows, such as CSV."
              : "Cannot read '" + name + "': there is no such file. Check the path.");
    }
    return tables;
  }

  private static ConnectorException unreadable(String message) {
    return new ConnectorException(ConnectorException.NO_SUCH_ASSET, SOURCE, null, message, null);
  }

  private Connector connector() {
    ConnectorFactory files =
        ServiceLoader.load(ConnectorFactory.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(factory -> factory.types().contains(TYPE))
            .findFirst()
            .orElseThrow(() -> unreadable("No connector reads files. Add 'connectors-s3'."));
    Path folder = file.toAbsolutePath().normalize().getParent();
    Settings settings =
        files
            .settings()
            .read(
                Map.of(
                    "folder",
                    String.valueOf(folder),
                    "include",
                    // A star in the name would stand for any; a question mark for it is enough.
                    name.replace('*', '?'),
                    "hidden",
                    "true"),
                Map.of());
    return files.create(new Context(settings));
  }

  /** What the connector is lent. */
  private record Context(Settings settings) implements ConnectorContext {
    @Override
    public SourceName source() {
      return SOURCE;
    }

    @Override
    public DataSourceType type() {
      return TYPE;
    }

    @Override
    public Clock clock() {
      return Clock.systemUTC();
    }
  }

  /** One table in a file. */
  record Table(DataFile data, AssetDescriptor asset) {
    /** Returns the name without the ending, as tables of databases are called. */
    String name() {
      return data.name().replaceFirst("\\.[A-Za-z0-9.]{1,12}$", "");
    }

    List<ColumnDescriptor> columns() {
      return asset.columns();
    }

    /** Returns the file's name and how it is written. */
    String title() {
      String inner = asset.path().name();
      int mark = inner.indexOf('!');
      String written =
          HOW.stream()
              .filter(asset.attributes()::containsKey)
              .map(fact -> fact + " " + asset.attributes().get(fact))
              .collect(Collectors.joining(", "));
      return data.name() + (mark < 0 ? "" : inner.substring(mark)) + " (" + written + ")";
    }

    /** Hands over the rows, batch by batch. */
    Read read(Consumer<ValueBatch> rows) {
      long size = data.size();
      boolean whole = size <= LARGEST_WHOLE;
      ReadRequest.Builder request =
          ReadRequest.builder(whole ? ReadMode.FULL : ReadMode.RANDOM, columns());
      if (!whole) {
        request.maxRows(SAMPLE_ROWS).maxBytes(LARGEST_WHOLE * 2);
      }
      try (Connector connector = data.connector();
          ValueReader reader =
              ((SupportsReading) connector).open(AssetPartition.whole(asset), request.build())) {
        Optional<ValueBatch> batch = reader.next();
        while (batch.isPresent()) {
          rows.accept(batch.get());
          batch = reader.next();
        }
        return new Read(reader.summary(), size);
      }
    }
  }

  private long size() {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }

  /** What was read of a table. */
  record Read(ReadSummary summary, long size) {
    boolean isLesser() {
      return summary.issues().stream().anyMatch(issue -> issue.severity() != IssueSeverity.NOTICE);
    }

    List<String> notes() {
      return summary.issues().stream().map(Issue::message).toList();
    }

    @Override
    public String toString() {
      return summary.end() == ReadSummary.End.EXHAUSTED && summary.mode() == ReadMode.FULL
          ? Text.count(summary.rows(), "row") + ", all there are"
          : String.format(
              Locale.ROOT,
              "a sample of %s out of %.1f MiB",
              Text.count(summary.rows(), "row"),
              size / 1048576.0);
    }
  }
}
