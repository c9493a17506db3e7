package io.racine.governance.examples.connector;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.ConnectorFactory;
import io.racine.governance.spi.connector.SupportsReading;
import io.racine.governance.testkit.connector.BrokenSettings;
import io.racine.governance.testkit.connector.ExpectedRows;
import io.racine.governance.testkit.connector.FailureFixture;
import io.racine.governance.testkit.connector.ReadingFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A folder of two tables, told to the contracts once for all. */
// tag::fixture[]
interface TsvFolder extends ReadingFixture, FailureFixture {
  Path FOLDER = write();

  @Override
  default ConnectorFactory factory() {
    return new TsvConnectorFactory();
  }

  @Override
  default Map<String, String> settings() {
    return Map.of("folder", FOLDER.toString());
  }

  @Override
  default Set<Class<?>> capabilities() {
    return Set.of(SupportsReading.class);
  }

  @Override
  default List<AssetDescriptor> expectedAssets() {
    return List.of(table("guest", "name", "mail"), table("odd \"name\"", "first column"));
  }

  @Override
  default List<ExpectedRows> expectedRows() {
    ExpectedRows rows = ExpectedRows.of(AssetPath.of("guest"));
    IntStream.range(0, 12).forEach(i -> rows.row("Guest " + i, i == 3 ? null : mail(i)));
    return List.of(rows, ExpectedRows.of(AssetPath.of("odd \"name\"")).row("one"));
  }

  @Override
  default Map<String, BrokenSettings> brokenSettings() {
    Map<String, String> wrong = Map.of("folder", FOLDER.resolve("not-there").toString());
    return Map.of(
        "no such folder", BrokenSettings.of(wrong, Map.of(), ConnectorException.UNREACHABLE));
  }

  // end::fixture[]

  private static String mail(int i) {
    return "guest" + i + "@example.com";
  }

  private static AssetDescriptor table(String name, String... columns) {
    return AssetDescriptor.builder(CatalogItemType.TABLE, AssetPath.of(name))
        .columns(
            Stream.of(columns).map(each -> ColumnDescriptor.of(each, LogicalType.TEXT)).toList())
        .build();
  }

  private static Path write() {
    try {
      Path folder = Files.createTempDirectory("tsv-contract");
      folder.toFile().deleteOnExit();
      Stream<String> rows =
          IntStream.range(0, 12).mapToObj(i -> "Guest " + i + "\t" + (i == 3 ? "" : mail(i)));
      write(folder, "guest.tsv", Stream.concat(Stream.of("name\tmail"), rows).toList());
      write(folder, "odd \"name\".tsv", List.of("first column", "one"));
      write(folder, "no table.txt", List.of("nothing"));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path folder, String name, List<String> lines) throws IOException {
    Files.write(folder.resolve(name), lines).toFile().deleteOnExit();
  }
}
