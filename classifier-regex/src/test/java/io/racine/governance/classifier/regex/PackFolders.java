package io.racine.governance.classifier.regex;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes packs for tests. */
public final class PackFolders {
  private PackFolders() {}

  /** Writes one file of a pack. */
  public static void write(Path folder, String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
