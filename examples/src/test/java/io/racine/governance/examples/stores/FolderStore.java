package io.racine.governance.examples.stores;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files of a folder; a broken one is cut off within its packing, for root may read everything. */
final class FolderStore implements ScannedStore {
  private final Path folder;

  private FolderStore(Path folder) {
    this.folder = folder;
  }

  static FolderStore in(Path folder) {
    return new FolderStore(folder);
  }

  /** Returns a file of these values. */
  static byte[] csv(List<String> values) {
    return ("entry\n" + String.join("\n", values) + "\n").getBytes(UTF_8);
  }

  @Override
  public List<String> arguments() {
    return List.of("--files", folder.toString());
  }

  @Override
  public List<String> nowhere() {
    return List.of("--files", folder.resolve("nowhere").toString());
  }

  @Override
  public void fill(String table, List<String> values) throws IOException {
    Files.write(file(table), csv(values));
  }

  @Override
  public void spoil(String table) throws IOException {
    Files.write(file(table), new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3});
  }

  private Path file(String table) {
    return folder.resolve(table + ".csv");
  }

  @Override
  public String path(String table) {
    return "\"" + table + ".csv\"";
  }

  @Override
  public void close() {
    // The folder is the test's.
  }
}
