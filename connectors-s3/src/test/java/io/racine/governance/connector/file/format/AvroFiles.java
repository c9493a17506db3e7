package io.racine.governance.connector.file.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;

/** Avro files that the reference library writes. */
final class AvroFiles {
  private static final Schema SCHEMA =
      new Schema.Parser()
          .parse(
              """
              {"type":"record","name":"Guest","namespace":"x.y","fields":[
                {"name":"id","type":"long","doc":"The number"},
                {"name":"name","type":["null","string"]},
                {"name":"born","type":{"type":"int","logicalType":"date"}},
                {"name":"seen","type":{"type":"long","logicalType":"timestamp-micros"}},
                {"name":"paid","type":{"type":"bytes","logicalType":"decimal","precision":9,"scale":2}},
                {"name":"photo","type":"bytes"},
                {"name":"score","type":"double"},
                {"name":"ok","type":"boolean"},
                {"name":"kind","type":{"type":"enum","name":"Kind","symbols":["NEW","OLD"]}},
                {"name":"tags","type":{"type":"array","items":"string"}},
                {"name":"facts","type":{"type":"map","values":"int"}},
                {"name":"friend","type":["null",{"type":"record","name":"Friend","fields":[
                   {"name":"name","type":"string"},{"name":"friend","type":["null","Friend"]}]}]},
                {"name":"either","type":["int","string"]}
              ]}
              """);

  private AvroFiles() {}

  static byte[] guests(int rows, String codec, int syncInterval) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DataFileWriter<GenericRecord> writer =
        new DataFileWriter<>(new GenericDatumWriter<GenericRecord>(SCHEMA))) {
      writer.setCodec(codec(codec)).setSyncInterval(syncInterval).create(SCHEMA, out);
      for (int i = 0; i < rows; i++) {
        writer.append(guest(i));
      }
    }
    return out.toByteArray();
  }

  private static CodecFactory codec(String name) {
    return name.equals("deflate") ? CodecFactory.deflateCodec(6) : CodecFactory.fromString(name);
  }

  private static GenericRecord guest(int i) {
    GenericRecord guest = new GenericData.Record(SCHEMA);
    guest.put("id", (long) i);
    guest.put("name", i % 5 == 4 ? null : "Name " + i);
    guest.put("born", 19_782 + i);
    guest.put("seen", 1_709_164_799_000_001L + i);
    guest.put("paid", ByteBuffer.wrap(new BigDecimal("-12.50").unscaledValue().toByteArray()));
    guest.put("photo", ByteBuffer.wrap(new byte[i % 100]));
    guest.put("score", 1.5e10);
    guest.put("ok", i % 2 == 0);
    guest.put(
        "kind",
        new GenericData.EnumSymbol(SCHEMA.getField("kind").schema(), i == 0 ? "NEW" : "OLD"));
    guest.put("tags", i % 2 == 0 ? List.of("a", "b") : List.of());
    guest.put("facts", Map.of("n", i));
    Schema friend = SCHEMA.getField("friend").schema().getTypes().get(1);
    GenericRecord inner = new GenericData.Record(friend);
    inner.put("name", "Inner");
    GenericRecord outer = new GenericData.Record(friend);
    outer.put("name", "Outer");
    outer.put("friend", inner);
    guest.put("friend", i % 2 == 0 ? outer : null);
    guest.put("either", i % 2 == 0 ? (Object) i : "text");
    return guest;
  }
}
