package io.racine.governance.connector.file.format;

import io.airlift.compress.Compressor;
import io.airlift.compress.lz4.Lz4Compressor;
import io.airlift.compress.snappy.SnappyCompressor;
import io.airlift.compress.zstd.ZstdCompressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Parquet files that the reference library writes. */
final class ParquetFiles {
  private static final MessageType GUEST =
      MessageTypeParser.parseMessageType(
          """
          message guest {
            required int64 id;
            optional binary name (STRING);
            required int32 born (DATE);
            required int64 seen (TIMESTAMP(MICROS,true));
            required int64 local (TIMESTAMP(MILLIS,false));
            required int32 wake (TIME(MILLIS,true));
            required fixed_len_byte_array(5) paid (DECIMAL(9,2));
            required int32 small (DECIMAL(9,2));
            required binary photo;
            required double score;
            required float half;
            required boolean ok;
            required int32 count (INTEGER(32,false));
            required int96 old;
            required fixed_len_byte_array(16) uid (UUID);
            required binary city (STRING);
            optional group tags (LIST) { repeated group list { optional binary element (STRING); } }
            optional group facts (MAP) {
              repeated group key_value { required binary key (STRING); optional int32 value; }
            }
            optional group address {
              required binary street (STRING);
              repeated group phones { required binary number (STRING); repeated int32 parts; }
            }
            repeated int32 marks;
          }
          """);

  private ParquetFiles() {}

  static byte[] guests(Path folder, int rows, String codec, WriterVersion version, long groupSize)
      throws IOException {
    Path file = Files.createTempFile(folder, "guests", ".parquet");
    Files.delete(file);
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withConf(new PlainParquetConfiguration())
            .withCodecFactory(new Codecs())
            .withType(GUEST)
            .withCompressionCodec(CompressionCodecName.valueOf(codec))
            .withWriterVersion(version)
            .withRowGroupSize(groupSize)
            .withPageSize(4_000)
            .build()) {
      for (int i = 0; i < rows; i++) {
        writer.write(guest(i));
      }
    }
    return Files.readAllBytes(file);
  }

  private static Group guest(int i) {
    Group guest = new SimpleGroup(GUEST);
    guest.add("id", (long) i);
    if (i % 5 != 4) {
      guest.add("name", "Name " + i);
    }
    guest.add("born", 19_782);
    guest.add("seen", 1_709_164_799_000_001L);
    guest.add("local", 1_709_164_799_000L);
    guest.add("wake", 3_723_500);
    byte[] paid = new byte[5];
    byte[] unscaled = new BigDecimal("-12.50").unscaledValue().toByteArray();
    java.util.Arrays.fill(paid, (byte) -1);
    System.arraycopy(unscaled, 0, paid, 5 - unscaled.length, unscaled.length);
    guest.add("paid", Binary.fromConstantByteArray(paid));
    guest.add("small", 1_250);
    guest.add("photo", Binary.fromConstantByteArray(new byte[i % 100]));
    guest.add("score", i * 0.5);
    guest.add("half", 0.25f);
    guest.add("ok", i % 3 == 0);
    guest.add("count", -1);
    byte[] old =
        ByteBuffer.allocate(12)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(1_000_000_000L)
            .putInt(2_440_589)
            .array();
    guest.add("old", Binary.fromConstantByteArray(old));
    guest.add(
        "uid",
        Binary.fromConstantByteArray(
            ByteBuffer.allocate(16).putLong(0x0123456789abcdefL).putLong(i).array()));
    guest.add("city", "City " + i % 10);
    if (i % 4 != 3) {
      Group tags = guest.addGroup("tags");
      for (int k = 0; k < i % 4; k++) {
        Group element = tags.addGroup("list");
        if (k != 1) {
          element.add("element", "t" + k);
        }
      }
    }
    Group facts = guest.addGroup("facts");
    for (int k = 0; k < i % 3; k++) {
      Group entry = facts.addGroup("key_value");
      entry.add("key", "k" + k);
      if (k == 0) {
        entry.add("value", i);
      }
    }
    if (i % 2 == 0) {
      Group address = guest.addGroup("address");
      address.add("street", "Street " + i);
      for (int k = 0; k < i % 3; k++) {
        Group phone = address.addGroup("phones");
        phone.add("number", "0" + k);
        for (int m = 0; m < k; m++) {
          phone.add("parts", m);
        }
      }
    }
    for (int k = 0; k < i % 3; k++) {
      guest.add("marks", k);
    }
    return guest;
  }

  /** Compressions without Hadoop. */
  private static final class Codecs implements CompressionCodecFactory {
    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName name) {
      return new BytesInputCompressor() {
        @Override
        public BytesInput compress(BytesInput bytes) throws IOException {
          return BytesInput.from(compressed(name, bytes.toInputStream().readAllBytes()));
        }

        @Override
        public CompressionCodecName getCodecName() {
          return name;
        }

        @Override
        public void release() {}
      };
    }

    private static byte[] compressed(CompressionCodecName name, byte[] bytes) throws IOException {
      return switch (name) {
        case UNCOMPRESSED -> bytes;
        case GZIP -> gzip(bytes);
        case SNAPPY -> compressed(new SnappyCompressor(), bytes);
        case ZSTD -> compressed(new ZstdCompressor(), bytes);
        case LZ4_RAW -> compressed(new Lz4Compressor(), bytes);
        default -> throw new IllegalArgumentException(name.name());
      };
    }

    private static byte[] compressed(Compressor compressor, byte[] bytes) {
      byte[] out = new byte[compressor.maxCompressedLength(bytes.length)];
      int length = compressor.compress(bytes, 0, bytes.length, out, 0, out.length);
      return java.util.Arrays.copyOf(out, length);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
        gzip.write(bytes);
      }
      return out.toByteArray();
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
      throw new IllegalStateException("Nothing is read here");
    }

    @Override
    public void release() {}
  }
}
