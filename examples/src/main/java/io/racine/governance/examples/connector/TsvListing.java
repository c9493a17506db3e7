package io.racine.governance.examples.connector;

import io.racine.governance.spi.Issue;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetFilter;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.Cursor;
import io.racine.governance.spi.connector.Listing;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Names the tables of a folder; a file that cannot be read is told and the rest goes on. */
final class TsvListing implements Cursor<Listing> {
  private final TsvConnector connector;
  private final Iterator<AssetPath> tables;
  private volatile boolean canceled;

  TsvListing(TsvConnector connector, Path folder, AssetFilter filter) {
    this.connector = connector;
    try (Stream<Path> files = Files.list(folder)) {
      List<AssetPath> passing =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(TsvConnector.SUFFIX))
              .map(name -> name.substring(0, name.length() - TsvConnector.SUFFIX.length()))
              .filter(name -> !name.isEmpty())
              .map(AssetPath::of)
              .filter(filter::accepts)
              .sorted()
              .toList();
      this.tables = passing.iterator();
    } catch (IOException e) {
      throw connector.failure(
          ConnectorException.SOURCE_FAILED, null, "the folder cannot be listed");
    }
  }

  @Override
  public boolean hasNext() {
    requireRunning();
    return tables.hasNext();
  }

  @Override
  public Listing next() {
    requireRunning();
    AssetPath table = tables.next();
    try (BufferedReader lines = Files.newBufferedReader(connector.file(table))) {
      String header = lines.readLine();
      return Listing.found(
          AssetDescriptor.builder(CatalogItemType.TABLE, table)
              .nativeKind("tab-separated file")
              .columns(header == null ? List.of() : columns(header))
              .build());
    } catch (IOException | IllegalArgumentException e) {
      String why = "its first line does not name the columns";
      ConnectorException failure = connector.failure(ConnectorException.SOURCE_FAILED, table, why);
      return Listing.failed(table, Issue.from(failure).at(table.toString()));
    }
  }

  static List<ColumnDescriptor> columns(String header) {
    return Arrays.stream(header.split("\t", -1))
        .map(name -> ColumnDescriptor.of(name, LogicalType.TEXT))
        .toList();
  }

  private void requireRunning() {
    connector.requireOpen();
    if (canceled) {
      throw connector.failure(ConnectorException.CANCELED, null, "listing was cancelled");
    }
  }

  @Override
  public void cancel() {
    canceled = true;
  }

  @Override
  public void close() {
    canceled = true;
  }
}
