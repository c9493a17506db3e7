package io.racine.governance.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A committed record of the SQL that is sent, part by part, to compare with.
 *
 * <p>After a change that is meant, write it anew and look at the difference: {@code mvn -pl
 * connectors-jdbc test -Dracine.update-golden=true -Dtest=*GoldenTest}.
 */
final class GoldenFile {
  private static final Path FOLDER =
      Path.of("src/test/resources/io/racine/governance/connector/jdbc");

  private final Path file;
  private final List<String> lines = new ArrayList<>();

  GoldenFile(String name) {
    this.file = FOLDER.resolve(name);
  }

  /** Adds what was sent for one thing that was asked. */
  void add(String asked, List<String> sent) {
    lines.add("-- " + asked);
    sent.forEach(sql -> lines.add(sql.replaceAll("\\s+", " ").strip() + ";"));
    lines.add("");
  }

  void check() throws IOException {
    String text = String.join("\n", lines);
    if (Boolean.getBoolean("racine.update-golden")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, text, StandardCharsets.UTF_8);
    }
    assertThat(text).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
  }
}
