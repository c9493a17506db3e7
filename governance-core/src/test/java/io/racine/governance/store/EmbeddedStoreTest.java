package io.racine.governance.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.spi.ErrorCode;
import io.racine.governance.testkit.LeakProbe;
import io.racine.governance.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only the H2 file of our own does. */
final class EmbeddedStoreTest {
  private static final Clock CLOCK = SettableClock.at("2026-03-01T12:00:00Z");

  @TempDir Path folder;

  /** Opens the store, writes one row, says so and waits to be ended. */
  public static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws IOException {
      Database database = open(Path.of(arguments[0]));
      database.runInTransaction(() -> insert(database, "committed"));
      if (arguments[1].equals("halt")) {
        Runtime.getRuntime().halt(HaltingConnections.EXIT_CODE);
      }
      System.out.println("open");
      System.in.read();
      database.close();
    }
  }

  private static Database open(Path folder) {
    return Database.open(StoreConfig.embedded(folder), CLOCK, Thread::new, TestSchema.TWO);
  }

  private static void insert(Database database, String name) {
    database.use(
        handle ->
            handle
                .createUpdate("INSERT INTO test_person (name) VALUES (:name)")
                .bind("name", name)
                .execute());
  }

  private static boolean contains(Database database, String name) {
    return database.query(
        handle ->
            handle
                    .createQuery("SELECT COUNT(*) FROM test_person WHERE name = :name")
                    .bind("name", name)
                    .mapTo(Integer.class)
                    .one()
                == 1);
  }

  @Test
  void keepsWhatWasCommittedWhenTheJvmIsKilledAtOnce() throws Exception {
    try (ChildJvm child = ChildJvm.start(Holder.class, folder.toString(), "halt")) {
      assertThat(child.await()).isEqualTo(HaltingConnections.EXIT_CODE);
    }

    try (Database database = open(folder)) {
      assertThat(contains(database, "committed")).isTrue();
    }
  }

  @Test
  void refusesAFileThatAnotherProcessHasOpen() throws Exception {
    try (ChildJvm child = ChildJvm.start(Holder.class, folder.toString(), "wait")) {
      assertThat(child.readLine()).isEqualTo("open");

      assertThatThrownBy(() -> open(folder))
          .isInstanceOf(StoreException.class)
          .hasMessage(
              "Cannot open the store in folder '"
                  + folder
                  + "': another process has its file open (SQLState 90020). Stop that process,"
                  + " use another folder, or use PostgreSQL to share a store.")
          .extracting(e -> ((StoreException) e).code())
          .isEqualTo(StoreException.LOCKED);
      child.kill();
    }

    try (Database database = open(folder)) {
      assertThat(contains(database, "committed")).isTrue();
    }
  }

  @Test
  void opensTwiceInOneProcess() {
    try (Database first = open(folder)) {
      open(folder).close();

      insert(first, "name");

      assertThat(contains(first, "name")).isTrue();
    }
  }

  @Test
  void closingEndsThoughTheDatabaseDoesNotAnswer() {
    var answers = new CountDownLatch(1);
    ThreadFactory held =
        closing ->
            new Thread(
                () -> {
                  await(answers);
                  closing.run();
                });
    Database database = Database.open(StoreConfig.embedded(folder), CLOCK, held, TestSchema.TWO);
    insert(database, "name");
    Thread.currentThread().interrupt();

    database.close(Duration.ofMillis(50));

    assertThat(Thread.interrupted()).isTrue();
    assertThatThrownBy(() -> insert(database, "late"))
        .isInstanceOf(StoreException.class)
        .hasMessage("Cannot use the store: it is closed.");
    answers.countDown();
    database.close();
    try (Database again = open(folder)) {
      assertThat(contains(again, "name")).isTrue();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void onlyTheOwnerMayReadIt() throws Exception {
    Path made = folder.resolve("a").resolve("b");
    try (Database database = open(made)) {
      insert(database, "name");
    }
    try (Database database = open(folder)) {
      insert(database, "name");
    }

    // Windows has no such permissions; there the folder's own rules hold.
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      assertThat(permissions(made)).isEqualTo("rwx------");
      assertThat(permissions(made.resolve("governance.mv.db"))).isEqualTo("rw-------");
      assertThat(permissions(folder.resolve("governance.mv.db"))).isEqualTo("rw-------");
    }
    assertThat(folder.resolve("governance.mv.db")).exists();
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void writesNoFailedStatementToAFile() throws Exception {
    LeakProbe probe = LeakProbe.create();
    String marker = probe.marker("bound value");
    try (Database database = open(folder)) {
      assertThatThrownBy(() -> insert(database, marker + "x".repeat(100)))
          .isInstanceOf(StoreException.class);
    }

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("governance.mv.db"));
    }
    probe.assertNothingLeaked(folder);
  }

  @Test
  void anInterruptedThreadDoesNotCloseTheFileForOthers() throws Exception {
    try (Database database = open(folder)) {
      Queue<ErrorCode> failures = new ConcurrentLinkedQueue<>();
      Thread interrupted =
          new Thread(
              () -> {
                for (int i = 0; i < 200; i++) {
                  Thread.currentThread().interrupt();
                  try {
                    insert(database, "row " + i);
                  } catch (StoreException e) {
                    failures.add(e.code());
                  }
                }
              });
      interrupted.start();
      interrupted.join(20_000);
      assertThat(failures).allMatch(StoreException.BUSY::equals);

      insert(database, "after");

      assertThat(contains(database, "after")).isTrue();
      assertThat(database.engine().health().circuit()).isEqualTo(CircuitState.CLOSED);
    }
  }

  @Test
  void saysWhenItsFolderCannotBeMade() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThatThrownBy(() -> open(file.resolve("below")))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith(
            "Cannot open the store: its file cannot be made in folder '" + file.resolve("below"))
        .hasMessageEndingWith("Use a folder that this process may write.");
  }

  @Test
  void refusesAFileThatIsNoDatabase() throws Exception {
    Files.writeString(folder.resolve("governance.mv.db"), "no database at all".repeat(1000));

    assertThatThrownBy(() -> open(folder))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("Cannot open the store in folder '" + folder + "': ")
        .extracting(e -> ((StoreException) e).code())
        .isEqualTo(StoreException.UNAVAILABLE);
  }
}
