package io.racine.governance.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.racine.governance.classifier.regex.rulepack.RulePacks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

final class BenchmarksTest {
  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) {
    return Benchmarks.run(
        List.of(arguments),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private Path file(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }

  private JsonNode report() throws IOException {
    return new JsonMapper().readTree(out.toByteArray());
  }

  @Test
  void countsValuesFoundAndFalselyFound() throws IOException {
    Path values =
        file(
            "values.jsonl",
            "{\"entity\":\"EMAIL_ADDRESS\",\"value\":\"jane@example.com\",\"kind\":\"value\",\"expected\":true}",
            "{\"entity\":\"EMAIL_ADDRESS\",\"value\":\"write to jane@example.com now\",\"kind\":\"text\","
                + "\"expected\":true,\"span\":\"jane@example.com\",\"tier\":\"core\"}",
            "{\"entity\":\"EMAIL_ADDRESS\",\"value\":\"jane\",\"kind\":\"value\",\"expected\":false}",
            "{\"entity\":\"NO_SUCH\",\"value\":\"jane\",\"kind\":\"value\",\"expected\":true}",
            "{\"entity\":\"NO_SUCH\",\"value\":\"jane\",\"kind\":\"value\",\"expected\":true,\"tier\":\"soft\"}");

    assertThat(run("evaluate", "values", values.toString())).isZero();

    assertThat(report().path("positives").asInt()).isEqualTo(3);
    assertThat(report().path("recall").asDouble()).isEqualTo(2 / 3.0);
    assertThat(report().path("specificity").asDouble()).isEqualTo(1.0);
    assertThat(report().path("entities").path("EMAIL_ADDRESS").path("found").asInt()).isEqualTo(2);
  }

  @Test
  void judgesColumnsByTheirTopVerdictAndItsEquivalents() throws IOException {
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      numbers.add(Integer.toString(i * 17));
    }
    Path columns =
        file(
            "columns.jsonl",
            "{\"entity\":\"EMAIL_ADDRESS\",\"column_name\":\"email\",\"values\":[\"jane@example.com\"],\"expected\":true}",
            "{\"entity\":\"ZIP\",\"column_name\":\"zip_code\",\"values\":[],\"expected\":true}",
            "{\"entity\":\"EMAIL_ADDRESS\",\"column_name\":\"shelf\",\"values\":[],\"expected\":true}",
            "{\"entity\":\"*\",\"column_name\":\"quantity\",\"values\":"
                + numbers
                + ",\"expected\":false}");
    Path equivalents = file("equivalents.json", "{\"_about\":\"x\",\"ZIP\":[\"*_CODE\"]}");
    Path predictions = folder.resolve("predictions.jsonl");

    assertThat(
            run(
                "evaluate",
                "columns",
                columns.toString(),
                "--equivalents",
                equivalents.toString(),
                "--predictions",
                predictions.toString()))
        .isZero();

    assertThat(report().path("labelled").asInt()).isEqualTo(3);
    assertThat(report().path("recall").asDouble()).isEqualTo(2 / 3.0);
    assertThat(report().path("clean").asInt()).isEqualTo(1);
    assertThat(report().path("flagged").asInt()).isZero();
    assertThat(report().path("wrong").path(0).path("line").asInt()).isEqualTo(3);
    List<String> lines = Files.readAllLines(predictions);
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0)).contains("\"line\":1").contains("EMAIL_ADDRESS").contains("PII");
    assertThat(lines.get(2)).isEqualTo("{\"line\":3,\"findings\":[]}");
  }

  @Test
  void measuresEachEntityAndEachOfItsRulesByCountsAlone() throws IOException {
    Path values =
        file(
            "values.jsonl",
            "{\"entity\":\"EMAIL_ADDRESS\",\"value\":\"jane@example.com\",\"kind\":\"value\",\"expected\":true}",
            "{\"entity\":\"EMAIL_ADDRESS\",\"value\":\"jane\",\"kind\":\"value\",\"expected\":true}",
            "{\"entity\":\"EMAIL_ADDRESS\",\"value\":\"joe@example.com\",\"kind\":\"value\",\"expected\":false}",
            "{\"entity\":\"NO_SUCH\",\"value\":\"x\",\"kind\":\"value\",\"expected\":true}");
    Path columns =
        file(
            "columns.jsonl",
            "{\"entity\":\"EMAIL_ADDRESS\",\"column_name\":\"email\",\"values\":[\"jane@example.com\"],\"expected\":true}",
            "{\"entity\":\"IBAN\",\"column_name\":\"email\",\"values\":[\"jane@example.com\"],\"expected\":true}",
            "{\"entity\":\"*\",\"column_name\":\"email\",\"values\":[\"jane@example.com\"],\"expected\":false}",
            "{\"entity\":\"*\",\"column_name\":\"zzz\",\"values\":[],\"expected\":false}");

    assertThat(run("measure-rules", values.toString(), columns.toString(), "--generated", "0"))
        .isZero();

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            data,entity,rule,positives,found,negatives,falsely_found
            values,EMAIL_ADDRESS,,2,1,1,1
            values,EMAIL_ADDRESS,contact/email,2,1,1,1
            values,EMAIL_ADDRESS,contact/email-list,2,0,1,0
            columns,EMAIL_ADDRESS,,1,1,3,2
            columns,EMAIL_ADDRESS,contact/email,1,1,3,2
            columns,EMAIL_ADDRESS,contact/email-list,1,0,3,0
            columns,IBAN,,1,0,3,0
            named-columns,EMAIL_ADDRESS,,1,1,0,0
            named-columns,EMAIL_ADDRESS,contact/email,1,1,0,0
            named-columns,EMAIL_ADDRESS,contact/email-list,1,0,0,0
            named-columns,IBAN,,1,0,0,0
            """);
    assertThat(run("measure-rules", values.toString())).isEqualTo(2);
  }

  @Test
  void leavesOutEntitiesThatNoRuleHasWhenAsked() throws IOException {
    Path values =
        file(
            "values.jsonl",
            "{\"entity\":\"EMAIL_ADDRESS\",\"value\":\"jane@example.com\",\"kind\":\"value\",\"expected\":true}",
            "{\"entity\":\"NO_SUCH\",\"value\":\"jane\",\"kind\":\"value\",\"expected\":true}",
            "{\"entity\":\"MY_EMAIL\",\"value\":\"jane\",\"kind\":\"value\",\"expected\":true}");
    Path equivalents = file("equivalents.json", "{\"MY_EMAIL\":[\"EMAIL_ADDRESS\"]}");

    assertThat(
            run(
                "evaluate",
                "values",
                values.toString(),
                "--known",
                "--equivalents",
                equivalents.toString()))
        .isZero();

    assertThat(report().path("positives").asInt()).isEqualTo(2);
    assertThat(report().path("leftOut").asInt()).isEqualTo(1);
    assertThat(report().path("recall").asDouble()).isEqualTo(0.5);
    assertThat(report().path("entities").has("NO_SUCH")).isFalse();
  }

  @Test
  void keepsColumnsThatNothingMayBeSaidOfAmongTheKnown() throws IOException {
    Path columns =
        file(
            "columns.jsonl",
            "{\"entity\":\"NO_SUCH\",\"column_name\":\"email\",\"values\":[],\"expected\":true}",
            "{\"entity\":\"*\",\"column_name\":\"email\",\"values\":[],\"expected\":false}");

    assertThat(run("evaluate", "columns", columns.toString(), "--known")).isZero();

    assertThat(report().path("labelled").asInt()).isZero();
    assertThat(report().path("leftOut").asInt()).isEqualTo(1);
    assertThat(report().path("flaggedRate").asDouble()).isEqualTo(1.0);
  }

  @Test
  void measuresHowOftenLookAlikesPassACheck() throws IOException {
    assertThat(run("p0", "finance/us-aba-routing", "finance/payment-card")).isZero();

    JsonNode routing = report().path("rules").path(0);
    assertThat(routing.path("rule").asText()).isEqualTo("finance/us-aba-routing");
    assertThat(routing.path("checked").asBoolean()).isTrue();
    // The last digit is a sum modulo ten of the others.
    assertThat(routing.path("lastThreeDrawnAnew").path("passedOfThese").asDouble())
        .isBetween(0.09, 0.11);
    assertThat(report().path("rules")).hasSize(2);
    assertThat(report().path("off").asInt()).isZero();
  }

  @TestFactory
  Stream<DynamicTest> declaresTheChanceRateThatIsMeasured() {
    return RulePacks.builtInIds().stream()
        .flatMap(pack -> RulePacks.builtIn(pack).rules().stream())
        .filter(rule -> rule.value() != null && !rule.examples().accepts().isEmpty())
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.id(),
                    () -> assertThat(ChanceRateSimulation.objection(rule, 1_000, 40)).isEmpty()));
  }

  @Test
  void comparesConfidencesWithWhatTurnsOutRight() throws IOException {
    Path columns =
        file(
            "columns.jsonl",
            "{\"entity\":\"EMAIL_ADDRESS\",\"column_name\":\"email\",\"values\":[\"jane@example.com\"],\"expected\":true}",
            "{\"entity\":\"*\",\"column_name\":\"email\",\"values\":[],\"expected\":false}",
            "{\"entity\":\"ZIP\",\"column_name\":\"shelf\",\"values\":[],\"expected\":true}");

    assertThat(run("reliability", columns.toString(), "--generated", "0")).isZero();

    assertThat(report().path("columns").asInt()).isEqualTo(3);
    assertThat(report().path("judged").asInt()).isEqualTo(2);
    assertThat(report().path("silentOnEntities").asInt()).isEqualTo(1);
    assertThat(report().path("mistakes")).hasSize(1);
    assertThat(report().path("ece").asDouble()).isGreaterThan(0.3);
  }

  @Test
  void judgesGeneratedColumns() throws IOException {
    Path columns = file("columns.jsonl");

    assertThat(run("reliability", columns.toString(), "--generated", "60")).isZero();

    assertThat(report().path("columns").asInt()).isEqualTo(60);
    assertThat(report().path("judged").asInt() + report().path("silent").asInt()).isEqualTo(60);
    assertThat(report().path("bins")).hasSize(5);
  }

  @Test
  void measuresSpeedOfAllContestants() throws IOException {
    assertThat(run("speed", "--tiny")).isZero();

    assertThat(report().path("patterns").asInt()).isEqualTo(60);
    assertThat(report().path("whole").path("automatonNanosPerValue").asDouble()).isPositive();
    assertThat(report().path("whole").path("times-jdk").asDouble()).isPositive();
    assertThat(report().path("inText").path("re2jMegabytesPerSecond").asDouble()).isPositive();
    assertThat(report().path("hostile").path("digits").path("longOverShort").asDouble())
        .isPositive();
    assertThat(report().path("columns").path("email").path("verdictOverBare").asDouble())
        .isPositive();
    assertThat(report().path("engine").path("rules").asInt()).isGreaterThan(200);
  }

  @Test
  void measuresHowFastAConnectorReads() throws IOException {
    assertThat(run("read-rate", "csv", "redis-hashes", "--rows", "500", "--rounds", "1")).isZero();

    for (String kind : List.of("csv", "redis-hashes")) {
      assertThat(report().path(kind).path("rows").asInt()).isEqualTo(500);
      assertThat(report().path(kind).path("shareOfBareRate").asDouble()).isPositive();
    }
    assertThat(report()).hasSize(2);
  }

  @Test
  void measuresFullScansBesideAPlainReadAndTheEngine() throws IOException {
    assertThat(run("scan-speed", "postgresql", "--rows", "3000", "--rounds", "1")).isZero();

    JsonNode figures = report().path("postgresql");
    assertThat(figures.path("rows").asInt()).isEqualTo(3_000);
    assertThat(figures.path("ratioToLarger").asDouble()).isPositive();
    assertThat(figures.path("twoReadersFasterBy").asDouble()).isPositive();
  }

  @Test
  void measuresWhatAListingTakes() throws IOException {
    assertThat(run("listing", "keys", "--count", "400")).isZero();

    assertThat(report().path("keys").path("count").asInt()).isEqualTo(400);
    assertThat(report().path("keys").path("assets").asInt()).isEqualTo(5);
    assertThat(report().path("keys").path("maxHeapBytes").asLong()).isEqualTo(128L << 20);
  }

  @Test
  void saysWhatIsWrongWithTheCall() {
    assertThat(run()).isEqualTo(2);
    assertThat(run("evaluate", "values")).isEqualTo(2);
    assertThat(run("evaluate", "values", "x", "--fast")).isEqualTo(2);
    assertThat(run("evaluate", "tables", "x")).isEqualTo(2);
    assertThat(run("measure")).isEqualTo(2);
    assertThat(run("speed", "--slow")).isEqualTo(2);
    assertThat(run("read-rate", "oracle")).isEqualTo(2);
    assertThat(run("listing", "--rows", "1")).isEqualTo(2);
    assertThat(run("parquet-sampling", "--megabytes", "none")).isEqualTo(2);
    assertThat(run("p0")).isEqualTo(2);
    assertThat(run("p0", "finance/none")).isEqualTo(2);
    assertThat(run("reliability")).isEqualTo(2);
    assertThat(run("reliability", "x", "--generated")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("usage:", "No option '--fast'");
    assertThat(out.size()).isZero();
  }

  @Test
  void saysThatAFileIsMissing() {
    assertThat(run("evaluate", "values", folder.resolve("none").toString())).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("none");
  }
}
