package io.racine.governance.connector.file;

import io.racine.governance.spi.connector.Connector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Lists many objects; run in a JVM of its own with a small heap. */
final class ManyObjects {
  static final int COUNT = 100_000;

  private ManyObjects() {}

  /** Takes a folder to fill; prints how many tables there are of made-up objects and of files. */
  public static void main(String[] args) throws IOException {
    var context =
        ReadingCalls.context(new FilesConnectorFactory(), Map.of("folder", args[0]), Map.of());
    var store = new GeneratedStore(COUNT, ManyObjects::key);
    try (Connector connector = ObjectConnector.of(context, store, "")) {
      System.out.println(ReadingCalls.assets(connector).size());
    }
    Path folder = Path.of(args[0]);
    for (int i = 0; i < COUNT; i++) {
      Files.createFile(folder.resolve("part-" + i + ".csv"));
    }
    try (Connector connector = ObjectConnector.of(context, new FileStore(folder), "")) {
      System.out.println(ReadingCalls.assets(connector).size());
    }
  }

  /** Long keys, of which a third have names that no template makes one. */
  private static String key(int at) {
    String name = Integer.toString(at, 36).replaceAll("[0-9]", "q");
    return switch (at % 3) {
      case 0 -> "lake/" + "long-".repeat(20) + "/day=" + at % 365 + "/part-" + at + ".jsonl";
      case 1 -> "people/" + name + at % 7 + "/profile of " + name + ".jsonl";
      default -> "loose/" + name + ".jsonl";
    };
  }
}
