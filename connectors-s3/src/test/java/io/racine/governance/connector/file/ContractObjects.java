package io.racine.governance.connector.file;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.connector.SupportsFingerprints;
import io.racine.governance.spi.connector.SupportsPartitions;
import io.racine.governance.testkit.connector.ChangeFixture;
import io.racine.governance.testkit.connector.ExpectedRows;
import io.racine.governance.testkit.connector.FailureFixture;
import io.racine.governance.testkit.connector.ReadingFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;

/** The objects that the contracts run on, whatever store they lie in. */
public interface ContractObjects extends ReadingFixture, FailureFixture, ChangeFixture {
  /** The object of the first day, and what it is after the change. */
  String CHANGED = "crm/customers_2024-01-01.csv";

  /** Returns the objects by key. */
  static Map<String, byte[]> objects() {
    Map<String, byte[]> objects = new LinkedHashMap<>();
    objects.put(CHANGED, unchanged());
    objects.put("crm/customers_2024-01-02.csv", customers(6, "note"));
    objects.put("crm/_SUCCESS", new byte[0]);
    objects.put("crm/badges.avro", badges());
    objects.put("events/day=2024-05-01/part-0000.jsonl", events(0));
    objects.put("events/day=2024-05-02/part-0000.jsonl", events(2));
    objects.put("events/day=2024-05-02/part-0001.jsonl", events(4));
    objects.put("odd \"name\".csv", text("first column,second\none,1\ntwo,2\n"));
    return objects;
  }

  /** Returns the object that changes, as it is before. */
  static byte[] unchanged() {
    return customers(0, "note");
  }

  /** Returns the object that changes, with one letter another. */
  static byte[] changed() {
    return customers(0, "nota");
  }

  private static byte[] customers(int from, String note) {
    var csv = new StringBuilder("id,mail,note\n");
    for (int i = from; i < from + 6; i++) {
      csv.append(i).append(",guest").append(i).append("@example.com,");
      csv.append(i == 3 ? "" : note + " of guest " + i).append('\n');
    }
    return text(csv.toString());
  }

  private static byte[] events(int from) {
    var lines = new StringBuilder();
    for (int i = from; i < from + 2; i++) {
      lines.append("{\"visitor\":\"visitor number ").append(i).append("\",\"pages\":");
      lines.append(i == 4 ? "null" : Integer.toString(i)).append("}\n");
    }
    return text(lines.toString());
  }

  private static byte[] badges() {
    Schema schema =
        SchemaBuilder.record("badge")
            .fields()
            .requiredString("owner")
            .name("photo")
            .type()
            .nullable()
            .bytesType()
            .noDefault()
            .endRecord();
    var bytes = new ByteArrayOutputStream();
    try (var writer = new DataFileWriter<GenericRecord>(new GenericDatumWriter<>(schema))) {
      writer.create(schema, bytes);
      for (int i = 1; i <= 3; i++) {
        writer.append(
            new GenericRecordBuilder(schema)
                .set("owner", "owner number " + i)
                .set("photo", i == 2 ? null : ByteBuffer.wrap(new byte[i * 10]))
                .build());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Returns the path of something in the place where the objects lie. */
  AssetPath path(String... names);

  @Override
  default Set<Class<?>> capabilities() {
    return Set.of(SupportsPartitions.class, SupportsFingerprints.class);
  }

  @Override
  default AssetPath changedTable() {
    return path("crm", "customers_{date}.csv");
  }

  @Override
  default List<AssetDescriptor> expectedAssets() {
    return List.of(
        schema("crm"),
        table(
            path("crm", "badges.avro"),
            ColumnDescriptor.of("owner", LogicalType.TEXT),
            ColumnDescriptor.of("photo", LogicalType.BINARY)),
        table(
            path("crm", "customers_{date}.csv"),
            ColumnDescriptor.of("id", LogicalType.TEXT),
            ColumnDescriptor.of("mail", LogicalType.TEXT),
            ColumnDescriptor.of("note", LogicalType.TEXT)),
        table(
            path("events.jsonl"),
            ColumnDescriptor.of("visitor", LogicalType.TEXT),
            ColumnDescriptor.of("pages", LogicalType.INTEGER),
            ColumnDescriptor.of("day", LogicalType.TEXT)),
        table(
            path("odd \"name\".csv"),
            ColumnDescriptor.of("first column", LogicalType.TEXT),
            ColumnDescriptor.of("second", LogicalType.TEXT)));
  }

  private AssetDescriptor schema(String name) {
    return AssetDescriptor.builder(CatalogItemType.SCHEMA, path(name)).build();
  }

  private static AssetDescriptor table(AssetPath path, ColumnDescriptor... columns) {
    return AssetDescriptor.builder(CatalogItemType.TABLE, path).columns(List.of(columns)).build();
  }

  @Override
  default List<ExpectedRows> expectedRows() {
    ExpectedRows customers = ExpectedRows.of(path("crm", "customers_{date}.csv"));
    for (int i = 0; i < 12; i++) {
      customers.row(i, "guest" + i + "@example.com", i == 3 ? null : "note of guest " + i);
    }
    ExpectedRows events = ExpectedRows.of(path("events.jsonl"));
    for (int i = 0; i < 6; i++) {
      events.row("visitor number " + i, i == 4 ? null : i, i < 2 ? "2024-05-01" : "2024-05-02");
    }
    return new ArrayList<>(
        List.of(
            customers,
            events,
            ExpectedRows.of(path("crm", "badges.avro"))
                .row("owner number 1", new byte[10])
                .row("owner number 2", null)
                .row("owner number 3", new byte[30]),
            ExpectedRows.of(path("odd \"name\".csv")).row("one", 1).row("two", 2)));
  }
}
