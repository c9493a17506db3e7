package io.racine.governance.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Who may write to an H2 file while somebody else does. */
final class WriteTurnsTest {
  private static final Location FOLDER = new Location.Embedded(Path.of("/var/store"));

  private final FatalFault fatal = new FatalFault(FOLDER, new H2Dialect());
  private final WriteTurns turns = new WriteTurns(FOLDER, fatal);

  private static <T> T inAnotherThread(Supplier<T> work) {
    Future<T> result = CompletableFuture.supplyAsync(work, task -> new Thread(task).start());
    try {
      return result.get(60, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw (RuntimeException) e.getCause();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void nobodyWritesAfterAWriteThatFailed() {
    assertThatThrownBy(
            () ->
                turns.take(
                    () -> {
                      fatal.note(
                          new SQLException(
                              "any", "HY000", 50000, new IOException("No space left on device")));
                      return inAnotherThread(() -> turns.take(() -> "wrote"));
                    }))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("no space left on its disk");
  }

  @Test
  void aWriterMayBeginAgain() {
    assertThat(turns.<String>take(() -> turns.take(() -> "wrote"))).isEqualTo("wrote");
    assertThat(inAnotherThread(() -> turns.take(() -> "then"))).isEqualTo("then");
  }

  @Test
  void aThreadThatIsInterruptedWhileItWaitsGivesUp() {
    assertThatThrownBy(
            () ->
                turns.take(
                    () ->
                        inAnotherThread(
                            () -> {
                              Thread.currentThread().interrupt();
                              return turns.take(() -> "wrote");
                            })))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "Cannot use the store: the thread was interrupted while it waited for its turn.")
        .extracting(e -> ((StoreException) e).code())
        .isEqualTo(StoreException.BUSY);
  }

  @Test
  void databasesWithoutAFileOfOursTakeManyWriters() {
    var free = new WriteTurns(new Location.Memory("any"), fatal);

    assertThat(free.<String>take(() -> inAnotherThread(() -> free.take(() -> "wrote"))))
        .isEqualTo("wrote");
  }
}
