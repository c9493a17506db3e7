package io.racine.governance.benchmarks.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.Cursor;
import io.racine.governance.spi.connector.Listing;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists a source in a JVM of its own with a small heap, and tells how much of it was used. */
final class ListingReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ListingReader() {}

  /**
   * Runs {@link #main} in a JVM of this class path and returns what it told.
   *
   * @throws IOException if it did not come to its end, as when the heap was too small
   */
  static Map<String, Object> inJvmOfItsOwn(MeasuredSource source, long megabytes)
      throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + megabytes + "m",
                "-cp",
                System.getProperty("java.class.path"),
                ListingReader.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      try (OutputStream in = child.getOutputStream()) {
        in.write(text(source).getBytes(UTF_8));
      }
      String told = new String(child.getInputStream().readAllBytes(), UTF_8);
      int exit = child.waitFor();
      if (exit != 0) {
        throw new IOException("The listing ended with exit code " + exit);
      }
      return JSON.readValue(told, new TypeReference<LinkedHashMap<String, Object>>() {});
    } finally {
      child.destroyForcibly();
    }
  }

  /** Takes a source on standard input; prints figures as JSON. */
  public static void main(String[] arguments) throws IOException {
    MeasuredSource source = source(new String(System.in.readAllBytes(), UTF_8));
    System.out.println(JSON.writeValueAsString(list(source)));
  }

  static String text(MeasuredSource source) throws IOException {
    ObjectNode root = JSON.createObjectNode().put("type", source.type().name());
    source.settings().forEach(root.putObject("settings")::put);
    source.secrets().forEach(root.putObject("secrets")::put);
    return JSON.writeValueAsString(root);
  }

  static MeasuredSource source(String text) throws IOException {
    JsonNode root = JSON.readTree(text);
    return new MeasuredSource(
        DataSourceType.of(root.required("type").asText()),
        JSON.convertValue(root.required("settings"), new TypeReference<Map<String, String>>() {}),
        JSON.convertValue(root.required("secrets"), new TypeReference<Map<String, String>>() {}));
  }

  /** Lists everything and keeps nothing of it. */
  static Map<String, Object> list(MeasuredSource source) {
    long assets = 0;
    long failures = 0;
    long start = System.nanoTime();
    try (Connector connector = source.connect();
        Cursor<Listing> listing = MeasuredSource.list(connector)) {
      while (listing.hasNext()) {
        if (listing.next() instanceof Listing.Found) {
          assets++;
        } else {
          failures++;
        }
      }
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("assets", assets);
    figures.put("failures", failures);
    figures.put("seconds", Math.round((System.nanoTime() - start) / 1e8) / 10.0);
    figures.put("peakHeapBytes", peak(heapPools()));
    figures.put("maxHeapBytes", Runtime.getRuntime().maxMemory());
    return figures;
  }

  private static List<MemoryPoolMXBean> heapPools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }

  /** Returns the most that was used at once; more than that, as the pools peak at other times. */
  private static long peak(List<MemoryPoolMXBean> pools) {
    return pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
  }
}
