package io.racine.governance.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which failures a database of our own does not survive, and what is said of them. */
final class FatalFaultTest {
  private static final Location FOLDER = new Location.Embedded(Path.of("/var/store"));

  private final FatalFault fatal = new FatalFault(FOLDER, new H2Dialect());

  private static SQLException failure(int code) {
    return new SQLException("any", "HY000", code);
  }

  private static SQLException full() {
    return new SQLException("any", "HY000", 50000, new IOException("No space left on device"));
  }

  @ParameterizedTest
  @ValueSource(ints = {90028, 90030, 90031, 90098})
  void saysThatTheFileFailed(int code) {
    fatal.note(failure(code));

    StoreException reason = fatal.reason().orElseThrow();
    assertThat(reason.code()).isEqualTo(StoreException.UNAVAILABLE);
    assertThat(reason.sqlState()).contains("HY000");
    assertThat(reason)
        .hasNoCause()
        .hasMessage(
            "Cannot use the store in folder '/var/store': its file could not be read or written,"
                + " and its database closed itself. Check its disk, close the library, open it"
                + " again and resume what was interrupted.");
  }

  @Test
  void saysThatTheDiskIsFullThoughAnotherThreadOnlySawTheDatabaseClosed() {
    fatal.note(failure(90098));
    fatal.note(full());
    fatal.note(failure(90098));

    StoreException reason = fatal.reason().orElseThrow();
    assertThat(reason.code()).isEqualTo(StoreException.FULL);
    assertThat(reason)
        .hasMessage(
            "Cannot use the store in folder '/var/store': no space left on its disk, and its"
                + " database closed itself. Make room, close the library, open it again and resume"
                + " what was interrupted.");
  }

  @Test
  void knowsAFullDiskBehindABatchAndAClosedFileBehindAGeneralError() throws Exception {
    SQLException batch = failure(90098);
    batch.setNextException(full());
    fatal.note(batch);
    assertThat(fatal.reason().orElseThrow().code()).isEqualTo(StoreException.FULL);

    var closed = new FatalFault(FOLDER, new H2Dialect());
    Exception ofFile =
        Class.forName("org.h2.mvstore.MVStoreException")
            .asSubclass(Exception.class)
            .getConstructor(int.class, String.class)
            .newInstance(4, "This store is closed");
    closed.note(new SQLException("any", "HY000", 50000, ofFile));
    assertThat(closed.reason().orElseThrow().code()).isEqualTo(StoreException.UNAVAILABLE);
  }

  /** A taken key, a lock, no table, a statement of ours, a database that somebody shut down. */
  @ParameterizedTest
  @ValueSource(ints = {23505, 50200, 42102, 50000, 90121})
  void passesOverWhatTheDatabaseSurvives(int code) {
    fatal.note(failure(code));

    assertThat(fatal.isNoted()).isFalse();
    StoreException failure = new StoreException(StoreException.FAILED, "any");
    assertThat(fatal.explain(failure)).isSameAs(failure);
  }

  @Test
  void leavesADatabaseOfTheHostToTheHost() {
    var server = new FatalFault(new Location.Server("any", "any", null), new PostgreSqlDialect());
    var host = new FatalFault(new Location.Host(null), new H2Dialect());

    server.note(new SQLException("any", "53100"));
    host.note(full());

    assertThat(server.isNoted()).isFalse();
    assertThat(host.isNoted()).isFalse();
  }

  @Test
  void explainsWhatFollowsFromItButNotWhetherACommitWasWritten() {
    fatal.note(full());

    var unknown = new StoreOutcomeUnknownException("any", "HY000");
    assertThat(fatal.explain(unknown)).isSameAs(unknown);
    assertThat(fatal.explain(new IllegalStateException("ours"))).hasMessage("ours");
    assertThat(fatal.explain(new StoreException(StoreException.UNAVAILABLE, "closed")))
        .hasMessageContaining("no space left on its disk");
  }

  @Test
  void tellsItOnce() {
    var told = new AtomicInteger();
    fatal.whenNoted(told::incrementAndGet);
    assertThat(told).hasValue(0);

    fatal.note(failure(90098));
    fatal.note(full());
    assertThat(told).hasValue(1);

    fatal.whenNoted(told::incrementAndGet);
    assertThat(told).hasValue(2);
  }
}
