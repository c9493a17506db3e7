package io.racine.governance.classifier.regex.rulepack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A pack on disk: a folder with {@code pack.yaml} and rule files, or a single file.
 *
 * @param folder where its files are
 * @param packFile the file that says what is in it
 * @param single whether that file is all there is
 */
record FilePack(Path folder, String packFile, boolean single) implements PackSource {
  static FilePack of(Path path) {
    if (!Files.isRegularFile(path)) {
      return new FilePack(path, PACK_FILE, false);
    }
    Path parent = path.toAbsolutePath().getParent();
    String name = String.valueOf(path.getFileName());
    return new FilePack(parent == null ? path : parent, name, !name.equals(PACK_FILE));
  }

  @Override
  public String name() {
    return single ? packFile : String.valueOf(folder.toAbsolutePath().normalize().getFileName());
  }

  @Override
  public boolean has(String file) {
    return (!single || file.equals(packFile)) && Files.isRegularFile(folder.resolve(file));
  }

  @Override
  public @Nullable String read(String file) {
    if (!has(file)) {
      return null;
    }
    Path path = folder.resolve(file);
    try {
      return Files.readString(path, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read rule pack file '" + path + "'", e);
    }
  }

  @Override
  public String shown(String file) {
    return single ? file + "; write it in place, beginning with 'id'" : file;
  }

  @Override
  public Set<String> ruleFiles() {
    Path rules = folder.resolve("rules");
    Set<String> names = new TreeSet<>();
    if (!single && Files.isDirectory(rules)) {
      try (Stream<Path> files = Files.list(rules)) {
        files.map(path -> String.valueOf(path.getFileName())).forEach(names::add);
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot list rule files of '" + folder + "'", e);
      }
    }
    return names;
  }
}
