package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.PartitionRequest;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Asks a scripted database for everything, and keeps what it was sent. */
final class ScriptedGolden implements AutoCloseable {
  private final ScriptedDatabase database;
  private final GoldenFile golden;
  private final List<String> all = new ArrayList<>();
  final JdbcConnector connector;

  ScriptedGolden(ScriptedDatabase database, DataSourceType type, String file) {
    this.database = database;
    this.golden = new GoldenFile(file);
    this.connector =
        new TestSource(type).handIn(new CountingDataSource(database.connection())).connect();
  }

  List<String> list() {
    List<String> names = TestSource.names(connector);
    record("list everything");
    return names;
  }

  AssetDescriptor find(String path) {
    AssetDescriptor asset = TestSource.find(connector, path);
    database.queries.clear();
    return asset;
  }

  /** Reads a table in each way, splits it, and reads the first part. */
  void readEachWay(AssetDescriptor asset) {
    read(asset, ReadRequest.builder(ReadMode.FULL, asset.columns()).build());
    read(asset, ReadRequest.builder(ReadMode.FIRST, asset.columns()).maxRows(10).build());
    sample(asset);
    List<AssetPartition> parts = connector.partitions(asset, PartitionRequest.of(2));
    record("split " + asset + " in 2");
    ReadRequest full = ReadRequest.builder(ReadMode.FULL, asset.columns()).build();
    for (AssetPartition part : parts) {
      TestSource.read(connector, part, full);
      record("read part '" + part.token() + "' of " + asset);
    }
  }

  void sample(AssetDescriptor asset) {
    read(asset, ReadRequest.builder(ReadMode.RANDOM, asset.columns()).maxRows(100).seed(7).build());
  }

  private void read(AssetDescriptor asset, ReadRequest request) {
    TestSource.read(connector, asset, request);
    record("read " + request.mode() + " of " + asset);
  }

  private void record(String asked) {
    golden.add(asked, List.copyOf(database.queries));
    all.addAll(database.queries);
    database.queries.clear();
  }

  void check(boolean brackets) throws IOException {
    SqlSyntax.check(all, brackets);
    golden.check();
  }

  @Override
  public void close() {
    connector.close();
  }
}
