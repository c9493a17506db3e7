package io.racine.governance.benchmarks;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.racine.governance.benchmarks.source.ListingCommand;
import io.racine.governance.benchmarks.source.ParquetSampling;
import io.racine.governance.benchmarks.source.ReadRateCommand;
import io.racine.governance.benchmarks.source.ScanSpeedCommand;
import io.racine.governance.benchmarks.speed.SpeedCommand;
import io.racine.governance.connector.jdbc.JdbcConnectorFactory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** The program that measures accuracy and speed; the commands are in {@code docs/benchmarks.md}. */
public final class Benchmarks {
  private static final String USAGE =
      """
      usage:
        evaluate values  FILE [--equivalents F] [--predictions OUT] [--known]
        evaluate columns FILE [--equivalents F] [--predictions OUT] [--known]
        evaluate database --url URL [--user U] [--password P] --name NAME --truth FILE
                          [--equivalents F] [--predictions OUT] [--known]
        evaluate samples FOLDER --truth FILE [--equivalents F] [--predictions OUT] [--known]
        reliability FILE [--equivalents F] [--generated N] [--entities SHARE]
        measure-rules VALUES COLUMNS [--equivalents F] [--generated N]
        p0 RULE_ID... | --all
        speed [--quick]
        scan-speed [postgresql|mariadb]... [--rows N] [--rounds N]
        read-rate [csv|mongo|redis-strings|redis-hashes|postgresql|mariadb]...
                  [--rows N] [--rounds N]
        listing [objects|files|keys|tables]... [--count N] [--heap MEGABYTES]
        parquet-sampling [--megabytes N]
        jmh [options of JMH]
      """;

  private Benchmarks() {}

  /**
   * Runs one command; exits with 0 when done, 1 when it failed or found a p0 that is off, 2 when it
   * was called wrongly.
   */
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), System.out, System.err));
  }

  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    try {
      if (arguments.isEmpty()) {
        throw new IllegalArgumentException("A command is missing");
      }
      List<String> rest = arguments.subList(1, arguments.size());
      switch (arguments.get(0)) {
        case "evaluate" -> out.println(json(evaluate(rest)));
        case "speed" -> out.println(json(SpeedCommand.parse(rest, err).run()));
        case "reliability" -> out.println(json(ReliabilityCommand.parse(rest, err).run()));
        case "measure-rules" -> out.print(RuleMeasurement.parse(rest, err).run());
        case "p0" -> {
          ObjectNode report = ChanceRateSimulation.parse(rest, err).run();
          out.println(json(report));
          return report.path("off").asInt() == 0 ? 0 : 1;
        }
        case "scan-speed" ->
            out.println(json(ScanSpeedCommand.parse(rest, System.getenv(), err).run()));
        case "read-rate" -> out.println(json(ReadRateCommand.parse(rest, err).run()));
        case "listing" -> out.println(json(ListingCommand.parse(rest, err).run()));
        case "parquet-sampling" -> out.println(json(ParquetSampling.parse(rest, err).run()));
        case "jmh" -> org.openjdk.jmh.Main.main(rest.toArray(String[]::new));
        default -> throw new IllegalArgumentException("No command '" + arguments.get(0) + "'");
      }
      return 0;
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      err.print(USAGE);
      return 2;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    } catch (IOException | SQLException e) {
      err.println("Cannot run " + Arrays.toString(arguments.toArray()) + ": " + e.getMessage());
      return 1;
    }
  }

  private static String json(Object report) throws IOException {
    return JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .build()
        .writeValueAsString(report);
  }

  private static Object evaluate(List<String> arguments) throws IOException, SQLException {
    EvaluationOptions options = EvaluationOptions.parse(arguments);
    return switch (options.what()) {
      case "values" -> new ValueEvaluation(options).run();
      case "columns" -> new ColumnEvaluation(options).run();
      case "database" -> {
        try (Predictions predictions = Predictions.open(options.predictions())) {
          var evaluation = databases(options, predictions);
          evaluation.add(
              JdbcConnectorFactory.typeOf(options.required("--url")),
              options::describe,
              Path.of(options.required("--truth")),
              options.required("--name"));
          yield evaluation.report();
        }
      }
      case "samples" -> {
        try (Predictions predictions = Predictions.open(options.predictions())) {
          var evaluation = databases(options, predictions);
          SampleDatabases.addTo(evaluation, options.file(), Path.of(options.required("--truth")));
          yield evaluation.report();
        }
      }
      default ->
          throw new IllegalArgumentException("Nothing to evaluate called '" + options.what() + "'");
    };
  }

  private static DatabaseEvaluation databases(EvaluationOptions options, Predictions predictions)
      throws IOException {
    return new DatabaseEvaluation(
        Equivalents.read(options.equivalents()), predictions, options.isKnownOnly());
  }
}
