package io.racine.governance.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Regions of the example sources: the lines between {@code tag::name[]} and {@code end::name[]},
 * without the lines of other tags, moved to the left margin.
 */
final class Snippets {
  private final Path sources;

  Snippets(Path sources) {
    this.sources = sources;
  }

  /**
   * Returns a region.
   *
   * @param reference {@code Class#tag}, or {@code file.yaml#tag}
   */
  List<String> region(String reference) throws IOException {
    String file = reference.substring(0, reference.indexOf('#'));
    String tag = reference.substring(reference.indexOf('#') + 1);
    List<String> region = new ArrayList<>();
    boolean inside = false;
    boolean closed = false;
    for (String line : Files.readAllLines(find(file.contains(".") ? file : file + ".java"))) {
      if (line.contains("end::" + tag + "[]")) {
        inside = false;
        closed = true;
      } else if (line.contains("tag::" + tag + "[]")) {
        inside = true;
      } else if (inside && !line.contains("tag::") && !line.contains("end::")) {
        region.add(line);
      }
    }
    if (!closed || region.isEmpty()) {
      throw new IllegalArgumentException("There is no region '" + reference + "'");
    }
    return moved(region);
  }

  private Path find(String name) throws IOException {
    try (Stream<Path> files = Files.walk(sources)) {
      List<Path> found = files.filter(file -> file.getFileName().toString().equals(name)).toList();
      if (found.size() != 1) {
        throw new IllegalArgumentException(found.size() + " files are called '" + name + "'");
      }
      return found.get(0);
    }
  }

  private static List<String> moved(List<String> lines) {
    int margin =
        lines.stream()
            .filter(line -> !line.isBlank())
            .mapToInt(line -> line.length() - line.stripLeading().length())
            .min()
            .orElse(0);
    List<String> moved =
        new ArrayList<>(
            lines.stream().map(line -> line.isBlank() ? "" : line.substring(margin)).toList());
    while (moved.get(moved.size() - 1).isEmpty()) {
      moved.remove(moved.size() - 1);
    }
    return moved;
  }
}
