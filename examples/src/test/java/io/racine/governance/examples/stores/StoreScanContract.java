package io.racine.governance.examples.stores;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.examples.Ran;
import io.racine.governance.examples.cli.ExitCode;
import io.racine.governance.scan.ScanStatus;
import io.racine.governance.testkit.LeakProbe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What {@code scan} promises of every kind of store, however it ends. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoreScanContract {
  /** Nobody but the system may listen there, and it does not. */
  static final int CLOSED_PORT = 1;

  /** Holds the password of a store's login. */
  static final String PASSWORD_VARIABLE = "STORE_PASSWORD";

  /** It has so many rows that it is being read when the process is killed. */
  private static final String LARGE = "alpha";

  private static final List<String> TABLES =
      List.of(LARGE, "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel");

  private static final Set<String> BROKEN = Set.of("bravo", "delta", "foxtrot", "hotel");
  private static final String MAIL = "EMAIL_ADDRESS";
  private static final int ROWS = 40;
  private static final int MANY_ROWS = 5_000;
  private final LeakProbe probe = LeakProbe.create();
  private final String password = probe.marker("password");
  @TempDir @Nullable Path folder;
  private @Nullable ScannedStore opened;

  /** Starts a store of the kind in question, with this password for its login. */
  abstract ScannedStore start(String password, Path home) throws Exception;

  /** Returns the arguments for a database whose login has the password that the contract sets. */
  static List<String> login(String url, String user) {
    return List.of("--url", url, "--user", user, "--password-env", PASSWORD_VARIABLE);
  }

  @BeforeAll
  void start(@TempDir Path home) throws Exception {
    opened = start(password, home);
  }

  @AfterAll
  void stop() throws Exception {
    store().close();
  }

  private ScannedStore store() {
    return requireNonNull(opened);
  }

  private Path folder() {
    return requireNonNull(folder);
  }

  private Map<String, String> environment() {
    return Map.of(PASSWORD_VARIABLE, password);
  }

  private static String[] scan(List<String> source, String... more) {
    return Stream.of(Stream.of("scan"), source.stream(), Stream.of(more))
        .flatMap(words -> words)
        .toArray(String[]::new);
  }

  private Ran scan(String... more) {
    return Ran.in(folder(), environment(), scan(store().arguments(), more));
  }

  private void fill() throws Exception {
    for (String table : TABLES) {
      store().fill(table, mails(table.equals(LARGE) ? MANY_ROWS : ROWS));
    }
  }

  private List<String> mails(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> i < ROWS ? probe.marker("mail " + i) : "guest" + i)
        .map(name -> name + "@example.com")
        .toList();
  }

  /** Nothing that the mails could be taken for. */
  private static List<String> addressesOfMachines() {
    return IntStream.range(0, ROWS).mapToObj(i -> "10.20.30." + i).toList();
  }

  private static Map<String, String> allMails(Collection<String> tables) {
    return tables.stream().collect(Collectors.toMap(table -> table, table -> MAIL));
  }

  @Test
  void losesAndRepeatsNothingWhenItIsKilledAndGoesOn() throws Exception {
    fill();
    Ran whole = scan("--sample=full", "--store=whole", "--format=json");
    assertThat(whole.code()).as(whole.err()).isEqualTo(ExitCode.DONE);
    StoredScan wholeStored = StoredScan.in(folder().resolve("whole"));

    KilledScan.run(
        folder(), environment(), scan(store().arguments(), "--sample=full", "--store=killed"));
    StoredScan killed = StoredScan.in(folder().resolve("killed"));
    assertThat(killed.status()).isEqualTo(ScanStatus.INTERRUPTED);
    assertThat(killed.finished().size())
        .isBetween(KilledScan.LEAST_FINISHED, KilledScan.MOST_FINISHED);
    // Whoever reads these again finds something else in them.
    Set<String> replaced = new TreeSet<>();
    for (String table : TABLES) {
      if (killed.finished().contains(store().path(table))) {
        store().fill(table, addressesOfMachines());
        replaced.add(table);
      }
    }
    assertThat(replaced).hasSameSizeAs(killed.finished());

    Ran resumed = scan("--store=killed", "--resume", "--format=json");

    assertThat(resumed.code()).as(resumed.err()).isEqualTo(ExitCode.DONE);
    assertThat(resumed.err()).startsWith("Going on with scan 1 of").contains("(interrupted)");
    ScanOutput told = ScanOutput.ofJson(resumed.out());
    assertThat(told.entities()).isEqualTo(allMails(TABLES));
    assertThat(told.counts()).isEqualTo(ScanOutput.ofJson(whole.out()).counts());
    assertThat(told.count("recorded")).isEqualTo(told.count("listed"));
    assertThat(StoredScan.in(folder().resolve("killed")).catalogue())
        .doesNotHaveDuplicates()
        .isEqualTo(wholeStored.catalogue());
  }

  @Test
  void namesEveryTableThatItCannotReadAndScansTheOthers() throws Exception {
    fill();
    for (String table : BROKEN) {
      store().spoil(table);
    }
    Set<String> readable = new TreeSet<>(TABLES);
    readable.removeAll(BROKEN);

    Ran json = scan("--format=json");
    assertThat(json.code()).as(json.err()).isEqualTo(ExitCode.DONE_WITH_ISSUES);
    String page = Files.readString(folder().resolve("racine-report.html"));
    Ran text = scan();
    assertThat(text.code()).isEqualTo(ExitCode.DONE_WITH_ISSUES);
    ScanOutput told = ScanOutput.ofJson(json.out());
    assertThat(told.entities()).isEqualTo(allMails(readable));
    assertThat(told.issues())
        .extracting(ScanOutput.Told::where)
        .containsExactlyInAnyOrderElementsOf(BROKEN.stream().map(store()::path).toList());
    assertThat(told.issues())
        .allSatisfy(
            issue ->
                assertThat(issue.message())
                    .startsWith("Cannot ")
                    .contains("'" + told.source() + "'", issue.where()));
    assertThat(told.count("failed")).isEqualTo(BROKEN.size());
    assertThat(told.count("listed"))
        .isGreaterThanOrEqualTo(TABLES.size())
        .isEqualTo(told.count("recorded") + BROKEN.size());

    ScanOutput shown = ScanOutput.ofPage(page);
    assertThat(shown.issues()).isEqualTo(told.issues());
    assertThat(shown.counts()).isEqualTo(told.counts());
    assertThat(shown.entities().keySet())
        .containsExactlyInAnyOrderElementsOf(readable.stream().map(store()::path).toList());
    assertThat(text.out().lines().filter(line -> line.startsWith("ERROR ")))
        .containsExactlyInAnyOrderElementsOf(
            told.issues().stream().map(ScanOutput.Told::line).toList());
    assertThat(text.out())
        .contains(
            "completed: 4 sensitive of",
            "(%d listed, %d recorded, 0 unchanged, 4 failed, 0 filtered, 0 not reached)"
                .formatted(told.count("listed"), told.count("recorded")));
    assertSpeaksInWords(json.out(), json.err(), page, text.out(), text.err());
  }

  @Test
  void failsWithOneLineWhenTheStoreIsNotThere() {
    Ran ran = Ran.in(folder(), environment(), scan(store().nowhere()));

    assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.FAILED);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err().lines())
        .singleElement()
        .asString()
        .containsPattern("Cannot (connect to|verify) '");
    assertSpeaksInWords(ran.err());
  }

  /** No stack trace, no value and no secret. */
  private void assertSpeaksInWords(String... texts) {
    assertThat(texts).noneMatch(text -> text.contains("\tat ") || text.contains("Exception:"));
    probe.assertNothingLeaked((Object[]) texts);
  }
}
