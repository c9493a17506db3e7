package io.racine.governance.classifier.regex.rulepack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the files of a pack are. */
interface PackSource {
  /** Returns what to call the pack in problems. */
  String name();

  /** Returns the text of a file, or null when it is not there. */
  @Nullable String read(String file);

  /** Returns what a file says, or null after telling what is wrong with it. */
  default @Nullable YamlNode parse(String text, String file, Problems problems) {
    return YamlText.parse(text, file, problems);
  }

  /** Returns the names of the rule files that are there, or nothing when that cannot be told. */
  Set<String> ruleFiles();

  /** Returns a pack in a folder. */
  static PackSource folder(Path folder) {
    return new PackSource() {
      @Override
      public String name() {
        return String.valueOf(folder.getFileName());
      }

      @Override
      public @Nullable String read(String file) {
        Path path = folder.resolve(file);
        if (!Files.isRegularFile(path)) {
          return null;
        }
        try {
          return Files.readString(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
          throw new UncheckedIOException("Cannot read rule pack file '" + path + "'", e);
        }
      }

      @Override
      public Set<String> ruleFiles() {
        Path rules = folder.resolve("rules");
        Set<String> names = new TreeSet<>();
        if (Files.isDirectory(rules)) {
          try (Stream<Path> files = Files.list(rules)) {
            files.map(path -> String.valueOf(path.getFileName())).forEach(names::add);
          } catch (IOException e) {
            throw new UncheckedIOException("Cannot list rule files of '" + folder + "'", e);
          }
        }
        return names;
      }
    };
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
