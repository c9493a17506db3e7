package io.racine.governance.connector.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SmallHeapTest {
  private static final int MOST_SECONDS = 240;

  @Test
  void listsAHundredThousandObjectsInAHeapOf128Megabytes(@TempDir Path folder)
      throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                String.join(File.pathSeparator, ClassPath.entries()),
                ManyObjects.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    try {
      List<String> said = new String(child.getInputStream().readAllBytes(), UTF_8).lines().toList();

      assertThat(child.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(child.exitValue()).as("%s", said).isZero();
      assertThat(said).hasSize(2);
      assertThat(Integer.parseInt(said.get(0))).as("assets of made-up keys").isBetween(5, 2_000);
      assertThat(said.get(1)).as("assets of files").isEqualTo("1");
    } finally {
      child.destroyForcibly();
    }
  }
}
