package io.racine.governance.examples;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.racine.governance.examples.cli.ExitCode;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.testkit.LeakProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example {@code scan} on a small database with odd names and a password. */
final class ScanDatabaseTest {
  private static final String URL = "jdbc:h2:mem:odd_names";
  private static final String HOSTILE_TABLE = "</script><img src=x onerror=alert(1)>";
  private static final String HOSTILE_COLUMN = "mail<!--\u2028\u001B[31m";
  private static final String NOTHING_TO_RESUME =
      "No scan of 'h2-odd_names' to go on with: starting a new one";
  private final LeakProbe probe = LeakProbe.create();
  private final String password = probe.marker("password");
  @TempDir @Nullable Path folder;
  private @Nullable Connection database;

  @BeforeEach
  void fill() throws SQLException {
    Connection connection = DriverManager.getConnection(URL, "SA", password);
    database = connection;
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "create table customer (id integer, email varchar(100), remark varchar(99))");
      statement.execute(
          "create table \"" + HOSTILE_TABLE + "\" (\"" + HOSTILE_COLUMN + "\" varchar(100))");
      statement.execute("create table colour (id integer, shade varchar(10))");
      statement.execute("insert into colour values (1, 'red'), (2, 'blue')");
      statement.execute(
          "create view broken as select cast(remark as integer) as amount from customer");
    }
    for (int i = 0; i < 40; i++) {
      String email = probe.marker("email " + i) + "@example.com";
      insert("customer values (" + i + ", ?, '" + probe.marker("remark " + i) + "')", email);
      insert("\"" + HOSTILE_TABLE + "\" values (?)", email);
    }
  }

  private void insert(String into, String value) throws SQLException {
    try (PreparedStatement insert =
        requireNonNull(database).prepareStatement("insert into " + into)) {
      insert.setString(1, value);
      insert.executeUpdate();
    }
  }

  @AfterEach
  void drop() throws SQLException {
    requireNonNull(database).close();
  }

  private Path page() {
    return requireNonNull(folder).resolve("racine-report.html");
  }

  private Ran scan(String... more) {
    return Ran.in(requireNonNull(folder), Map.of("DB_PASSWORD", password), all(more));
  }

  private static String[] all(String... more) {
    return Stream.concat(
            Stream.of("scan", "--url", URL, "--user", "SA", "--password-env", "DB_PASSWORD"),
            Stream.of(more))
        .toArray(String[]::new);
  }

  @Test
  void endsWith0WhenAllIsDone() {
    Ran ran = scan("--include", "colour");
    assertThat(ran.code()).isEqualTo(ExitCode.DONE);
    assertThat(ran.out()).contains("completed: 0 sensitive of 2 columns");
    assertThat(page()).exists();
  }

  @Test
  void endsWith1WhenTheSourceIsOutOfReach() {
    Ran ran = Ran.in(requireNonNull(folder), "scan", "--url", "jdbc:postgresql://localhost:1/none");
    assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err().lines()).hasSize(1);
    assertThat(ran.err()).contains("postgresql-none").doesNotContain("\tat ");
  }

  @Test
  void endsWith1WhenThePasswordIsWrong() {
    Ran ran =
        Ran.in(
            requireNonNull(folder), Map.of("DB_PASSWORD", probe.marker("wrong password")), all());
    assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
    assertThat(ran.err().lines()).hasSize(1);
    probe.assertNothingLeaked(ran.err(), ran.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--nonsense",
        "--sample=none",
        "--format=xml",
        "--fail-on=SECRET",
        "--user=sa",
        "--set=a=b",
        "--incremental",
        "--resume",
        "--include=\"a",
        "--report=no-such-folder/report.html",
        "--url=jdbc:h2:mem:x;PASSWORD=hunter2hunter2",
        "loose"
      })
  void endsWith2AndAHintWhenTheArgumentsMakeNoSense(String argument) {
    Ran ran = Ran.in(requireNonNull(folder), "scan", argument);
    assertThat(ran.code()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains("Try 'scan --help'").doesNotContain("hunter2");
  }

  @Test
  void endsWith2WhenTwoSourcesAreNamed() {
    Ran ran =
        Ran.in(requireNonNull(folder), "scan", "--files", ".", "--mongo", "mongodb://localhost");
    assertThat(ran.code()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(ran.err()).contains("'--mongo' and '--files' name two sources");
  }

  @Test
  void endsWith2AndShowsNothingOfASettingThatIsNone() {
    Ran ran = scan("--set", "hunter2hunter2");
    assertThat(ran.code()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(ran.err()).contains("'--set' must be NAME=VALUE").doesNotContain("hunter2");
  }

  @Test
  void passesSettingsOn() {
    Ran ran = scan("--include", "colour", "--set", "no-such-setting=1");
    assertThat(ran.code()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(ran.err()).contains("setting 'no-such-setting' is not known");
  }

  @Test
  void findsWhatOnlyAPackOfOnesOwnKnows() throws IOException {
    Path rules = requireNonNull(folder).resolve("shades/rules");
    Files.createDirectories(rules);
    Files.writeString(
        rules.getParent().resolve("pack.yaml"),
        "id: shades\nversion: 1.0.0\ntitle: Shades\nrules: [shade]\n");
    Files.writeString(
        rules.resolve("shade.yaml"),
        """
        title: A shade
        entity: HOUSE_SHADE
        level: CONFIDENTIAL
        p0: 0.001
        value: {pattern: 'red|blue'}
        name: {tokens: [shade]}
        references: [The house]
        tests:
          accepts: [red, blue]
          rejects: [green, redd, blu]
          names: {accepts: [shade]}
        """);
    Ran ran = scan("--include", "colour", "--packs", "shades");
    assertThat(ran.out()).contains("HOUSE_SHADE");
    assertThat(scan("--include", "colour").out()).doesNotContain("HOUSE_SHADE");
  }

  @Test
  void endsWith2WhenTheVariableOfThePasswordIsNotSet() {
    Ran ran = Ran.in(requireNonNull(folder), "scan", "--url", URL, "--password-env", "NOT_THERE");
    assertThat(ran.code()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(ran.err()).contains("'NOT_THERE'");
  }

  @Test
  void endsWith3AndNamesTheViewThatFails() {
    Ran ran = scan();
    assertThat(ran.code()).isEqualTo(ExitCode.DONE_WITH_ISSUES);
    assertThat(ran.out()).contains("ERROR", "BROKEN", "EMAIL_ADDRESS");
  }

  @Test
  void endsWith4WhenTheLevelIsFound() {
    assertThat(scan("--include", "customer", "--fail-on", "pii").code()).isEqualTo(ExitCode.FOUND);
    assertThat(scan("--include", "customer", "--fail-on", "PCI").code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void leaksNoValueAndNoPassword() throws IOException {
    Ran text = scan("--store", "catalogue");
    Ran json = scan("--format", "json");
    probe.assertNothingLeaked(
        text.out(), text.err(), json.out(), json.err(), Files.readString(page()));
    probe.assertNothingLeaked(requireNonNull(folder).resolve("catalogue"));
  }

  @Test
  void letsNoHostileNameBecomeMarkup() throws IOException {
    scan();
    String page = Files.readString(page());
    assertThat(page)
        .doesNotContain("<img", "<!--", "\u2028", HOSTILE_TABLE)
        .contains("\\u003c/script\\u003e\\u003cimg src=x onerror=alert(1)\\u003e");
    String opening = "<script type=\"application/json\" id=\"data\">";
    int start = page.indexOf(opening) + opening.length();
    String data = page.substring(start, page.indexOf("</script>", start));
    assertThat(new ObjectMapper().readTree(data).get("columns").findValuesAsText("column"))
        .contains(FieldPath.of(HOSTILE_COLUMN).toString());
  }

  @Test
  void letsNoHostileNameDriveTheTerminal() {
    Ran ran = scan("--name", "odd");
    assertThat(ran.out()).doesNotContain("\u001B", "\u2028").contains("PUBLIC.</script><img");
  }

  @Test
  void leavesOutWhatHasNotChanged() throws IOException {
    String[] again = {"--store", "catalogue", "--incremental", "--format", "json"};
    scan(again);
    JsonNode counts = new ObjectMapper().readTree(scan(again).out()).get("counts");
    assertThat(counts.get("unchanged").asLong()).as("%s", counts).isEqualTo(3);
    assertThat(counts.get("failed").asLong()).as("the broken view is read again").isEqualTo(1);
  }

  @Test
  void goesOnWithTheLastScanWhenItFailed() throws IOException {
    String[] arguments = {"--store", "catalogue", "--resume", "--format", "json"};
    Ran failed =
        Ran.in(
            requireNonNull(folder),
            Map.of("DB_PASSWORD", probe.marker("wrong password")),
            all("--store", "catalogue", "--include", "colour"));
    assertThat(failed.code()).isEqualTo(ExitCode.FAILED);

    Ran resumed = scan(arguments);
    assertThat(resumed.code()).isEqualTo(ExitCode.DONE);
    assertThat(resumed.err()).contains("Going on with scan 1 of 'h2-odd_names' (failed)");
    JsonNode report = new ObjectMapper().readTree(resumed.out());
    assertThat(report.get("scanId").asText()).isEqualTo("1");
    assertThat(report.get("columns").findValuesAsText("table"))
        .as("the tables that the first one was to scan")
        .containsOnly("COLOUR");

    Ran next = scan(arguments);
    assertThat(next.err()).isEqualToIgnoringNewLines(NOTHING_TO_RESUME);
    assertThat(new ObjectMapper().readTree(next.out()).get("scanId").asText()).isEqualTo("2");
  }

  @Test
  void startsANewScanWhenThereIsNothingToGoOnWith() {
    Ran ran = scan("--store", "catalogue", "--resume", "--include", "colour");
    assertThat(ran.code()).isEqualTo(ExitCode.DONE);
    assertThat(ran.err()).isEqualToIgnoringNewLines(NOTHING_TO_RESUME);
  }

  @Test
  void goesOnWithNoScanOfAnotherSource() {
    Ran.in(
        requireNonNull(folder),
        Map.of("DB_PASSWORD", probe.marker("wrong password")),
        all("--store", "catalogue", "--name", "other"));
    assertThat(scan("--store", "catalogue", "--resume").err())
        .isEqualToIgnoringNewLines(NOTHING_TO_RESUME);
  }

  @Test
  void showsItsHelp() {
    Ran ran = Ran.in(requireNonNull(folder), "scan", "--help");
    assertThat(ran.code()).isEqualTo(ExitCode.DONE);
    assertThat(ran.out()).contains("--password-env VAR", "exit: 0 done");
    assertThat(page()).doesNotExist();
  }
}
