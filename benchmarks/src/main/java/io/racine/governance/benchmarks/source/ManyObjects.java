package io.racine.governance.benchmarks.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.racine.governance.spi.asset.DataSourceType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Small objects with long keys, of which a third have names that no pattern makes one. */
final class ManyObjects {
  private ManyObjects() {}

  static String key(long at) {
    String name = Long.toString(at, 36).replaceAll("[0-9]", "q");
    return switch ((int) (at % 3)) {
      case 0 -> "lake/" + "long-".repeat(20) + "/day=" + at % 365 + "/part-" + at + ".jsonl";
      case 1 -> "people/" + name + at % 7 + "/profile of " + name + at + ".jsonl";
      default -> "loose/" + name + at + ".jsonl";
    };
  }

  private static byte[] content(long at) {
    return ("{\"id\":" + at + ",\"name\":\"guest\"}\n").getBytes(UTF_8);
  }

  static LargeSource inBucket(long count) throws IOException {
    BucketServer server = BucketServer.start();
    for (long i = 0; i < count; i++) {
      server.put(key(i), content(i));
    }
    return server;
  }

  static LargeSource inFolder(long count) throws IOException {
    Path folder = Files.createTempDirectory("racine-listing");
    for (long i = 0; i < count; i++) {
      Path file = folder.resolve(key(i));
      Files.createDirectories(file.getParent());
      Files.write(file, content(i));
    }
    return new LargeSource() {
      @Override
      public MeasuredSource source() {
        return MeasuredSource.of(DataSourceType.FILES, Map.of("folder", folder.toString()));
      }

      @Override
      public void close() {
        TemporaryFolder.delete(folder);
      }
    };
  }
}
