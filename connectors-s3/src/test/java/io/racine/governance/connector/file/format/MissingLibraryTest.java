package io.racine.governance.connector.file.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import de.siegmar.fastcsv.reader.CsvReader;
import io.racine.governance.spi.connector.ReadRequest;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What there is without any optional library: everything but some compressions. */
final class MissingLibraryTest {
  private static final long ONE_GROUP = 128L << 20;

  @TempDir Path folder;

  @Test
  void readsEveryBinaryFormatByItself() throws Exception {
    byte[] parquet = ParquetFiles.guests(folder, 20, "GZIP", WriterVersion.PARQUET_1_0, ONE_GROUP);

    assertThat(read("parquet", parquet)).isEqualTo("20 rows");
    assertThat(read("avro", AvroFiles.guests(20, "deflate", 2_000))).isEqualTo("20 rows");
    assertThat(read("xlsx", XlsxFormatTest.workbook())).isEqualTo("2 rows");
  }

  @Test
  void namesTheLibraryThatACompressionNeeds() throws Exception {
    for (String codec : new String[] {"SNAPPY", "ZSTD"}) {
      byte[] parquet = ParquetFiles.guests(folder, 20, codec, WriterVersion.PARQUET_1_0, ONE_GROUP);

      assertThat(read("parquet", parquet))
          .isEqualTo(
              "LIBRARY_MISSING: its compression "
                  + codec.toLowerCase(java.util.Locale.ROOT)
                  + " needs a library that is not on the class path."
                  + " Add io.airlift:aircompressor to the class path.");
    }
  }

  private static String read(String format, byte[] bytes) throws Exception {
    URL[] own =
        Stream.of(
                Formats.class,
                IsolatedReading.class,
                ReadRequest.class,
                JsonFactory.class,
                CsvReader.class,
                Nullable.class)
            .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
            .toArray(URL[]::new);
    try (URLClassLoader alone = new URLClassLoader(own, ClassLoader.getPlatformClassLoader())) {
      return (String)
          alone
              .loadClass(IsolatedReading.class.getName())
              .getMethod("read", String.class, byte[].class)
              .invoke(null, format, bytes);
    }
  }
}
