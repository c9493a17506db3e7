package io.racine.governance.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

final class RecordingLogTest {
  private static final Logger LOGGER = Logger.getLogger("recorded");

  @Test
  void recordsWhatIsLoggedAtAnyLevelAndPrinted() {
    List<String> lines;
    try (RecordingLog log = RecordingLog.open()) {
      LOGGER.log(Level.FINEST, "value {0}", "one");
      LOGGER.log(Level.FINE, "with a cause", new IllegalStateException("the cause"));
      System.getLogger("recorded too").log(System.Logger.Level.TRACE, "two");
      System.out.println("three");
      System.err.print("four");
      lines = log.lines();
    }

    assertThat(String.join("\n", lines))
        .contains("FINEST value one")
        .contains("FINE with a cause\njava.lang.IllegalStateException: the cause\n\tat ")
        .contains("FINER two")
        .contains("three")
        .contains("four");
  }

  @Test
  void putsEverythingBack() {
    PrintStream out = System.out;
    PrintStream err = System.err;
    Level level = Logger.getLogger("").getLevel();

    RecordingLog log = RecordingLog.open();
    log.close();
    LOGGER.log(Level.FINEST, "later");

    assertThat(System.out).isSameAs(out);
    assertThat(System.err).isSameAs(err);
    assertThat(Logger.getLogger("").getLevel()).isEqualTo(level);
    assertThat(log.lines()).isEmpty();
  }
}
