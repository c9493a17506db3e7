package io.racine.governance.classifier.regex.rulepack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the files of a pack are. */
interface PackSource {
  /** The file of a pack that says what is in it. */
  String PACK_FILE = "pack.yaml";

  /** Returns what to call the pack in problems. */
  String name();

  /** Returns the name of the file that says what is in the pack. */
  default String packFile() {
    return PACK_FILE;
  }

  /** Returns the text of a file, or null when it is not there. */
  @Nullable String read(String file);

  /** Returns whether a file is there. */
  default boolean has(String file) {
    return read(file) != null;
  }

  /** Returns how to call the file of a rule that is not there. */
  default String shown(String file) {
    return file;
  }

  /** Returns whether a pack that is found here may have that id. */
  default boolean isNamed(String id) {
    return true;
  }

  /** Returns what a file says, or null after telling what is wrong with it. */
  default @Nullable YamlNode parse(String text, String file, Problems problems) {
    return YamlText.parse(text, file, problems);
  }

  /** Returns the names of the rule files that are there, or nothing when that cannot be told. */
  Set<String> ruleFiles();

  /** Returns the pack in a folder, or the one that is a single file. */
  static PackSource of(Path path) {
    return FilePack.of(path);
  }

  /** Returns a pack on the class path of this library, as its authors wrote it. */
  static PackSource builtIn(String pack) {
    return new PackSource() {
      @Override
      public String name() {
        return pack;
      }

      @Override
      public @Nullable String read(String file) {
        return resource(pack + "/" + file);
      }

      @Override
      public Set<String> ruleFiles() {
        return Set.of();
      }
    };
  }

  /** Returns the text of a resource of the built-in packs, or null when it is not there. */
  static @Nullable String resource(String file) {
    String path = "/io/racine/governance/rulepacks/" + file;
    try (InputStream in = PackSource.class.getResourceAsStream(path)) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read '" + path + "'", e);
    }
  }
}
