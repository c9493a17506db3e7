package io.racine.governance.examples.connector;

import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ConnectorContext;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.Cursor;
import io.racine.governance.spi.connector.ListRequest;
import io.racine.governance.spi.connector.Listing;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.SourceDescription;
import io.racine.governance.spi.connector.SupportsReading;
import io.racine.governance.spi.connector.ValueReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Reads a folder of tab-separated files: each is a table, its first line names the columns.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
// tag::connector[]
final class TsvConnector implements Connector, SupportsReading {
  static final String SUFFIX = ".tsv";
  private final ConnectorContext context;
  private final Path folder;
  private volatile boolean closed;

  TsvConnector(ConnectorContext context) {
    this.context = context;
    this.folder = Path.of(context.settings().get(TsvConnectorFactory.FOLDER));
  }

  @Override
  public SourceDescription verify() {
    requireFolder();
    return SourceDescription.of("Folder of tab-separated files", "1");
  }

  @Override
  public Cursor<Listing> listAssets(ListRequest request) {
    return new TsvListing(this, requireFolder(), request.filter());
  }

  @Override
  public ValueReader open(AssetPartition partition, ReadRequest request) {
    requireOpen();
    return new TsvReader(this, partition.path(), request);
  }

  @Override
  public void close() {
    closed = true;
  }

  /** Returns the file of a table; a name that leads out of the folder is no table of ours. */
  Path file(AssetPath table) {
    Path file = folder.resolve(table.name() + SUFFIX).normalize();
    if (table.names().size() != 1 || !folder.normalize().equals(file.getParent())) {
      throw failure(ConnectorException.NO_SUCH_ASSET, table, "there is no such table");
    }
    return file;
  }

  Clock clock() {
    return context.clock();
  }

  void requireOpen() {
    if (closed) {
      throw new IllegalStateException("The connector of '" + context.source() + "' is closed");
    }
  }

  /** The message names the source and the table, and repeats nothing that was read. */
  ConnectorException failure(ErrorCode code, @Nullable AssetPath table, String why) {
    String what = "'" + context.source() + "'" + (table == null ? "" : " " + table);
    return new ConnectorException(
        code, context.source(), table, "Cannot read " + what + ": " + why + ".", null);
  }

  private Path requireFolder() {
    requireOpen();
    if (!Files.isDirectory(folder)) {
      String why = "setting 'folder' names no folder. Check it";
      throw failure(ConnectorException.UNREACHABLE, null, why);
    }
    return folder;
  }
}
// end::connector[]
