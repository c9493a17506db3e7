package io.racine.governance.connector.file;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the key of one object says of the data set it belongs to; depends on no other key.
 *
 * <p>{@code raw/orders/day=2024-05-01/part-0001.parquet} is of data set {@code orders.parquet} in
 * {@code raw}, with {@code day} as partition; {@code exports/customers_2024-05-01.csv} is of {@code
 * customers_{date}.csv} in {@code exports}.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param schema the templates of the folders above, joined with slashes; empty for none
 * @param table the data set's name within them
 * @param partitions the Hive partitions on the way, from the outermost
 */
record DataSetKey(String schema, String table, List<Partition> partitions) {
  /**
   * One Hive partition.
   *
   * @param value its value; null when it says that there is none
   */
  record Partition(String name, @Nullable String value) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final Pattern PARTITION =
      Pattern.compile("([A-Za-z_][A-Za-z0-9_.-]{0,63})=(.{0,1024})", Pattern.DOTALL);

  private static final String NO_VALUE = "__HIVE_DEFAULT_PARTITION__";

  /** What Spark, Hadoop, Delta and Hive write beside the data. */
  private static final Pattern MARKER_FILE =
      Pattern.compile(
          "_SUCCESS|_metadata|_common_metadata|_(?:committed|started)_.{0,200}|.{0,1024}\\.crc"
              + "|.{0,1024}_\\$folder\\$",
          Pattern.DOTALL);

  private static final Set<String> MARKER_FOLDERS =
      Set.of("_delta_log", "_temporary", "_spark_metadata", "_change_data");

  private static final Set<String> COLUMNAR = Set.of("parquet", "orc", "avro");

  private static final Set<String> FORMATS =
      Set.of(
          "csv", "tsv", "psv", "txt", "text", "log", "json", "jsonl", "ndjson", "xml", "parquet",
          "orc", "avro", "xlsx", "zip", "tar", "tgz");

  private static final Set<String> CODECS =
      Set.of("gz", "gzip", "zst", "zstd", "bz2", "snappy", "sz", "lz4", "deflate", "xz", "br");

  private static final Pattern ENDING = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,7}");

  DataSetKey {
    partitions = List.copyOf(partitions);
  }

  /**
   * Returns what a key says, or nothing when its object is a folder, a marker or hidden.
   *
   * @param hidden whether names that begin with a dot count
   */
  static Optional<DataSetKey> of(String key, boolean hidden) {
    String[] names = key.split("/", -1);
    String file = names[names.length - 1];
    if (file.isEmpty() || MARKER_FILE.matcher(file).matches()) {
      return Optional.empty();
    }
    List<String> plain = new ArrayList<>();
    List<String> below = new ArrayList<>();
    List<Partition> partitions = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      if (!hidden && names[i].startsWith(".")) {
        return Optional.empty();
      }
      if (i == names.length - 1) {
        break;
      }
      if (MARKER_FOLDERS.contains(names[i])) {
        return Optional.empty();
      }
      Matcher partition = PARTITION.matcher(names[i]);
      if (partition.matches()) {
        partitions.add(new Partition(partition.group(1), value(partition.group(2))));
        addPlaceholder(below, "{" + partition.group(1) + "}");
      } else {
        addFolder(plain, below, NameTemplate.of(names[i]));
      }
    }
    return Optional.of(named(plain, below, file, partitions));
  }

  private static void addFolder(List<String> plain, List<String> below, String template) {
    if (NameTemplate.isPlaceholder(template)) {
      addPlaceholder(below, template);
    } else if (below.isEmpty()) {
      plain.add(template);
    } else {
      below.add(template);
    }
  }

  /** Years, months and days lie in each other; one placeholder says it. */
  private static void addPlaceholder(List<String> below, String placeholder) {
    if (below.isEmpty() || !NameTemplate.isPlaceholder(below.get(below.size() - 1))) {
      below.add(placeholder);
    }
  }

  private static DataSetKey named(
      List<String> plain, List<String> below, String file, List<Partition> partitions) {
    int dot = endingAt(file);
    String ending = file.substring(dot).toLowerCase(Locale.ROOT);
    String stem = file.substring(0, dot);
    for (String columnar : COLUMNAR) {
      if (ending.endsWith("." + columnar)) {
        // part-0.snappy.parquet: the codec is inside, and of no interest to the name.
        ending = "." + columnar;
      }
    }
    String template = NameTemplate.of(stem);
    StringBuilder table = new StringBuilder();
    if (!plain.isEmpty() && NameTemplate.isGeneric(template)) {
      while (plain.size() > 1 && NameTemplate.isGeneric(plain.get(plain.size() - 1))) {
        plain.remove(plain.size() - 1);
      }
      String folder = plain.remove(plain.size() - 1);
      // Spark writes a folder customers.csv full of parts.
      table.append(
          folder.toLowerCase(Locale.ROOT).endsWith(ending)
              ? folder.substring(0, folder.length() - ending.length())
              : folder);
      below.stream()
          .filter(each -> !NameTemplate.isPlaceholder(each))
          .forEach(each -> table.append('/').append(each));
    } else {
      below.forEach(each -> table.append(each).append('/'));
      table.append(template);
    }
    return new DataSetKey(String.join("/", plain), table + ending, partitions);
  }

  /** Returns where the endings that tell format and codec begin. */
  private static int endingAt(String file) {
    int end = file.length();
    for (int i = 0; i < 3; i++) {
      int dot = file.lastIndexOf('.', end - 1);
      if (dot <= 0) {
        return end;
      }
      String ending = file.substring(dot + 1, end).toLowerCase(Locale.ROOT);
      boolean codec = CODECS.contains(ending);
      boolean format = FORMATS.contains(ending);
      boolean compressedBefore = end < file.length();
      if (!codec && !format && (compressedBefore || !ENDING.matcher(ending).matches())) {
        return end;
      }
      end = dot;
      if (!codec && !COLUMNAR.contains(ending) && !ending.equals("tar")) {
        return end;
      }
    }
    return end;
  }

  private static @Nullable String value(String written) {
    if (written.equals(NO_VALUE)) {
      return null;
    }
    return written.indexOf('%') < 0 ? written : decode(written);
  }

  /** Takes back Hive's escapes, which are those of URLs but for the plus sign. */
  private static String decode(String written) {
    byte[] bytes = written.getBytes(StandardCharsets.UTF_8);
    var plain = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
      if (low < 0) {
        plain.write(bytes[i]);
      } else {
        plain.write(high * 16 + low);
        i += 2;
      }
    }
    return plain.toString(StandardCharsets.UTF_8);
  }
}
