package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.PartitionRequest;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** One database of one test, and a connector to it. */
final class PostgresDatabase implements AutoCloseable {
  final String name;
  final JdbcConnector connector;

  PostgresDatabase() throws SQLException {
    this(PostgresServer.newDatabase());
  }

  private PostgresDatabase(String name) {
    this.name = name;
    this.connector = PostgresServer.source(name).connect();
  }

  void run(String... statements) throws SQLException {
    PostgresServer.run(name, statements);
  }

  AssetDescriptor find(String asset) {
    return TestSource.find(connector, name + ".public." + asset);
  }

  static ReadRequest full(AssetDescriptor asset) {
    return ReadRequest.builder(ReadMode.FULL, asset.columns()).build();
  }

  static ReadRequest random(AssetDescriptor asset, long rows) {
    return ReadRequest.builder(ReadMode.RANDOM, asset.columns()).maxRows(rows).seed(7).build();
  }

  /** Returns the first column of all rows, partition by partition. */
  static List<List<String>> readParts(JdbcConnector connector, AssetDescriptor asset, int count) {
    List<List<String>> parts = new ArrayList<>();
    for (AssetPartition part : connector.partitions(asset, PartitionRequest.of(count))) {
      parts.add(
          TestSource.read(connector, part, full(asset)).texts().stream()
              .map(row -> row.get(0))
              .toList());
    }
    return parts;
  }

  @Override
  public void close() {
    connector.close();
  }
}
