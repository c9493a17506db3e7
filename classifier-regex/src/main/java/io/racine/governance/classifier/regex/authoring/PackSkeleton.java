package io.racine.governance.classifier.regex.authoring;

import static java.util.Objects.requireNonNull;

import io.racine.governance.classifier.regex.rulepack.RulePackException;
import io.racine.governance.spi.classifier.RuleProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Writes a pack to begin with: one rule, explained line by line, that passes its tests.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @since 0.1
 */
public final class PackSkeleton {
  private static final List<String> FILES = List.of("pack.yaml", "rules/customer-number.yaml");

  private PackSkeleton() {}

  /**
   * Writes the pack into a folder that is made, or is there and empty; its id is made of the
   * folder's name.
   *
   * @return the files written
   * @throws RulePackException if there is something in the folder, or a file of that name
   */
  public static List<Path> write(Path folder) {
    requireNonNull(folder, "folder");
    try {
      refuseFull(folder);
      return FILES.stream().map(file -> write(folder, file)).toList();
    } catch (IOException e) {
      throw refused(folder, "it cannot be written. Check who owns it and the space on the disk");
    }
  }

  private static void refuseFull(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        if (files.findAny().isPresent()) {
          throw refused(folder, "the folder is not empty. Name one that is not there yet");
        }
      }
    } else if (Files.exists(folder)) {
      throw refused(folder, "it is a file. Name a folder that is not there yet");
    }
  }

  private static RulePackException refused(Path folder, String why) {
    return new RulePackException(
        "'" + folder + "' for a new rule pack", List.of(RuleProblem.error(folder.toString(), why)));
  }

  private static Path write(Path folder, String name) {
    Path file = folder.resolve(name);
    try {
      Files.createDirectories(requireNonNull(file.getParent()));
      return Files.writeString(file, template(name).replace("PACK_ID", id(folder)));
    } catch (IOException e) {
      throw refused(folder, "it cannot be written. Check who owns it and the space on the disk");
    }
  }

  private static String template(String name) {
    try (InputStream in =
        requireNonNull(PackSkeleton.class.getResourceAsStream("skeleton/" + name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the skeleton of a pack", e);
    }
  }

  private static String id(Path folder) {
    String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    String id =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return id.isEmpty() ? "our-pack" : id;
  }
}
