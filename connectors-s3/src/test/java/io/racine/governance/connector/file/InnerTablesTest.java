package io.racine.governance.connector.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.racine.governance.connector.file.ReadingCalls.Read;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.Listing;
import io.racine.governance.spi.connector.PartitionRequest;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.SupportsPartitions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InnerTablesTest {
  @TempDir Path folder;

  @Test
  void readsCompressedObjectsAsOneDataSet() throws IOException {
    for (int day = 1; day < 4; day++) {
      try (OutputStream out =
          new GZIPOutputStream(
              Files.newOutputStream(folder.resolve("visits_2024-05-0" + day + ".csv.gz")))) {
        out.write(("id,name\n" + day + ",guest\n").getBytes(UTF_8));
      }
    }

    try (Connector connector = connect()) {
      AssetDescriptor table = ReadingCalls.table(connector, "visits_{date}.csv.gz");

      assertThat(table.attributes())
          .containsEntry("format", "csv")
          .containsEntry("compression", "gzip")
          .containsEntry("objects", "3");
      assertThat(readAll(connector, table).column(0)).containsExactly("1", "2", "3");
    }
  }

  @Test
  void listsAndReadsEachTableInArchives() throws IOException {
    zip("backup-1.zip", Map.of("crm/people_1.csv", "name\nada\n", "orders.jsonl", "{\"id\":1}\n"));
    zip("backup-2.zip", Map.of("crm/people_2.csv", "name\nbob\n", "orders.jsonl", "{\"id\":2}\n"));

    try (Connector connector = connect()) {
      List<AssetDescriptor> tables = ReadingCalls.assets(connector);

      assertThat(tables)
          .extracting(AssetDescriptor::path, AssetDescriptor::nativeKind)
          .containsExactly(
              tuple(AssetPath.of("backup-{n}.zip!crm/people_{n}.csv"), "zip of csv data set"),
              tuple(AssetPath.of("backup-{n}.zip!orders.jsonl"), "zip of json-lines data set"));
      assertThat(readAll(connector, tables.get(0)).column(0)).containsExactly("ada", "bob");
      assertThat(readAll(connector, tables.get(1)).column(0)).containsExactly("1", "2");
    }
  }

  @Test
  void listsAndReadsEachSheetOfWorkbooks() throws IOException {
    for (int i = 1; i < 3; i++) {
      try (OutputStream out = Files.newOutputStream(folder.resolve("book" + i + "00.xlsx"));
          Workbook book = new Workbook(out, "test", "1.0")) {
        var people = book.newWorksheet("People");
        people.value(0, 0, "name");
        people.value(1, 0, "guest " + i);
        var prices = book.newWorksheet("Prices");
        prices.value(0, 0, "price");
        prices.value(1, 0, i * 10);
      }
    }

    try (Connector connector = connect()) {
      List<AssetDescriptor> tables = ReadingCalls.assets(connector);

      assertThat(tables)
          .extracting(AssetDescriptor::path)
          .containsExactly(
              AssetPath.of("book{n}.xlsx!People"), AssetPath.of("book{n}.xlsx!Prices"));
      assertThat(readAll(connector, tables.get(0)).column(0)).containsExactly("guest 1", "guest 2");
      assertThat(readAll(connector, tables.get(1)).column(0)).containsExactly("10", "20");
    }
  }

  @Test
  void givesEveryRowOfAnInnerTableOnceInParts() throws IOException {
    for (int i = 0; i < 9; i++) {
      zip("backup-" + i + ".zip", Map.of("people.csv", "id\n" + i + "\n", "x.csv", "y\n1\n"));
    }

    try (Connector connector = connect()) {
      AssetDescriptor table = ReadingCalls.table(connector, "backup-{n}.zip!people.csv");
      List<@Nullable String> ids = new ArrayList<>();
      for (AssetPartition part :
          ((SupportsPartitions) connector).partitions(table, PartitionRequest.of(4))) {
        ids.addAll(
            ReadingCalls.read(connector, part, table, ReadMode.FULL, each -> each).column(0));
      }

      assertThat(ids).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8");
    }
  }

  @Test
  void takesNoTableForGoneWhenItsArchiveIsDamaged() throws IOException {
    zip("home.zip", Map.of("people.csv", "name\nada\n"));
    byte[] whole = Files.readAllBytes(folder.resolve("home.zip"));
    Files.createDirectories(folder.resolve("old"));
    Files.write(folder.resolve("old/home.zip"), Arrays.copyOf(whole, whole.length - 30));

    try (Connector connector = connect()) {
      assertThat(ReadingCalls.listings(connector))
          .filteredOn(Listing.Failed.class::isInstance)
          .singleElement()
          .isInstanceOfSatisfying(
              Listing.Failed.class,
              failed -> {
                assertThat(failed.under()).isEqualTo(AssetPath.of("old"));
                assertThat(failed.issue().where()).hasValue("old.\"home.zip\"");
              });
    }
  }

  private void zip(String name, Map<String, String> members) throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      for (var member : members.entrySet()) {
        zip.putNextEntry(new ZipEntry(member.getKey()));
        zip.write(member.getValue().getBytes(UTF_8));
        zip.closeEntry();
      }
    }
  }

  private Connector connect() {
    return ReadingCalls.connect(
        new FilesConnectorFactory(), Map.of("folder", folder.toString()), Map.of());
  }

  private static Read readAll(Connector connector, AssetDescriptor table) {
    return ReadingCalls.read(connector, table, ReadMode.FULL, request -> request);
  }
}
