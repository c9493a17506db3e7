package io.racine.governance.examples.stores;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.examples.Ran;
import io.racine.governance.examples.cli.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A process that scans and is killed when it has finished some tables and not the others.
 *
 * <p>Somebody seems to watch it, so that it draws how far it is after each table; one of these
 * drawings never returns, and the threads that scan come to rest behind it one by one.
 */
final class KilledScan {
  private static final String IN_MID_SCAN = "in mid-scan";

  /** The threads that scan: each of them finishes one more table at most. */
  private static final int READERS = 4;

  /** Tables done when the drawing stops. */
  static final int LEAST_FINISHED = 2;

  static final int MOST_FINISHED = LEAST_FINISHED + READERS - 1;

  private KilledScan() {}

  /** Starts the example with these arguments and kills it. */
  static void run(Path folder, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledScan.class.getName(),
                folder.toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process child = builder.start();
    try (var lines = new BufferedReader(new InputStreamReader(child.getInputStream(), UTF_8))) {
      assertThat(lines.readLine()).isEqualTo(IN_MID_SCAN);
    } finally {
      // SIGKILL: no shutdown hook runs, nothing is flushed.
      child.destroyForcibly();
      assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  public static void main(String[] arguments) {
    List<String> scan = List.of(arguments).subList(1, arguments.length);
    PrintStream watched = new PrintStream(new Watched(), true, UTF_8);
    Ran.on(
        new Terminal(watched, watched, System.getenv(), Path.of(arguments[0]), true),
        scan.toArray(String[]::new));
    System.out.println("was not killed");
  }

  /** What the process prints, until it has drawn how far it is after enough tables. */
  private static final class Watched extends OutputStream {
    private int drawn;

    @Override
    public void write(int oneByte) {
      if (oneByte == '\r' && ++drawn == LEAST_FINISHED) {
        System.out.println(IN_MID_SCAN);
        rest();
      }
    }

    private static void rest() {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
