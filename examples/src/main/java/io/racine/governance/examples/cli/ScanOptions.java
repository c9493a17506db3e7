package io.racine.governance.examples.cli;

import io.racine.governance.scan.Sampling;
import io.racine.governance.scan.ScanRequest;
import io.racine.governance.spi.SensitivityLevel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code scan} was asked to do.
 *
 * @param source what to scan; nothing for the sample
 * @param passwordEnv the environment variable that holds the password
 * @param packs a folder with rule packs of one's own
 * @param store where to keep the catalogue; nothing for in memory
 * @param resume whether to go on with the last scan of the source if it did not come to its end
 * @param failOn the level from which on to end with {@link ExitCode#FOUND}
 */
public record ScanOptions(
    boolean help,
    Optional<SourceOptions> source,
    Optional<String> passwordEnv,
    List<String> includes,
    List<String> excludes,
    Sampling sampling,
    Optional<Path> packs,
    Optional<Path> store,
    boolean incremental,
    boolean resume,
    Path report,
    boolean json,
    Optional<SensitivityLevel> failOn) {
  public static final String HELP =
      """
      usage: java -jar examples.jar scan [options]

      Scans a source and says which columns are sensitive, and why. Without a source it
      makes a small shop-and-clinic database in memory and scans that.

      one source:
        --url JDBC_URL        a relational database; drivers for H2, MariaDB, MySQL, PostgreSQL
                              and SQLite are in; for another, put its driver's jar on the class
                              path: java -cp examples.jar:driver.jar
                              io.racine.governance.examples.Examples scan ...
        --mongo URL           a MongoDB, such as mongodb://localhost
        --s3 BUCKET[/PREFIX]  a bucket, or a part of it; --set endpoint=URL for another
                              server than Amazon's
        --redis HOST[:PORT]   a Redis
        --files DIR           a folder of files

      its login and settings:
        --user USER           the login; one that may only read is best (--s3: access key id)
        --password-env VAR    the environment variable that holds the password (--s3: the
                              secret access key)
        --set NAME=VALUE      any other setting of the source (repeatable); the guide's page
                              on settings lists them
        --name NAME           what to call the source; made from the source unless given

      what and how:
        --include PATTERN     only tables that match, such as 'hr.*' (repeatable)
        --exclude PATTERN     not the tables that match, such as 'tmp_*' (repeatable)
        --sample N|full       rows to read of each table, from all over it; 10000 unless given
        --packs DIR           use the rule packs in that folder, too
        --store DIR           keep the catalogue there; in memory unless given
        --incremental         leave out what has not changed; needs --store
        --resume              go on with the last scan of this source if it was killed,
                              stopped or failed, just as it was started; if it was not,
                              start a new one; needs --store
        --report FILE         where to write the page; ./racine-report.html unless given
        --format text|json    what to print; text unless given
        --fail-on LEVEL       exit with 4 when something of this level or above is found
        --help                this text

      exit: 0 done, 1 failed, 2 wrong usage, 3 done with issues, 4 found (see --fail-on)
      """;

  private static final Set<String> FLAGS = Set.of("--incremental", "--resume", "--help");
  private static final Set<String> OPTIONS =
      Set.of(
          "--url",
          "--mongo",
          "--s3",
          "--redis",
          "--files",
          "--user",
          "--password-env",
          "--set",
          "--name",
          "--include",
          "--exclude",
          "--sample",
          "--packs",
          "--store",
          "--report",
          "--format",
          "--fail-on");

  public ScanOptions {
    includes = List.copyOf(includes);
    excludes = List.copyOf(excludes);
  }

  /**
   * Reads the command line.
   *
   * @throws UsageException if it makes no sense
   */
  public static ScanOptions parse(List<String> words) {
    Arguments arguments = Arguments.parse(words, FLAGS, OPTIONS);
    Optional<SourceOptions> source = SourceOptions.of(arguments);
    for (String option : List.of("--user", "--password-env", "--set", "--name")) {
      if (source.isEmpty() && arguments.has(option)) {
        throw new UsageException("Option '" + option + "' needs a source, such as '--url'");
      }
    }
    for (String option : List.of("--incremental", "--resume")) {
      if (arguments.has(option) && !arguments.has("--store")) {
        throw new UsageException("Option '" + option + "' needs '--store'");
      }
    }
    return new ScanOptions(
        arguments.has("--help"),
        source,
        arguments.find("--password-env"),
        arguments.all("--include"),
        arguments.all("--exclude"),
        arguments.find("--sample").map(ScanOptions::sampling).orElse(ScanRequest.DEFAULT_SAMPLING),
        arguments.find("--packs").map(Path::of),
        arguments.find("--store").map(Path::of),
        arguments.has("--incremental"),
        arguments.has("--resume"),
        Path.of(arguments.find("--report").orElse("racine-report.html")),
        arguments.find("--format").map(ScanOptions::isJson).orElse(false),
        arguments.find("--fail-on").map(ScanOptions::level));
  }

  /**
   * Returns the request for the library.
   *
   * @throws UsageException if a pattern is malformed
   */
  public ScanRequest request(String dataSource) {
    ScanRequest.Builder request =
        ScanRequest.builder(dataSource)
            .include(includes.toArray(String[]::new))
            .exclude(excludes.toArray(String[]::new))
            .sampling(sampling);
    try {
      return incremental ? request.incremental().build() : request.build();
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static Sampling sampling(String text) {
    if (text.equals("full")) {
      return Sampling.full();
    }
    if (!text.matches("[1-9][0-9]{0,11}")) {
      throw new UsageException(
          "--sample must be a number of rows or 'full' but was '" + text + "'");
    }
    return Sampling.random(Long.parseLong(text));
  }

  private static boolean isJson(String text) {
    if (!List.of("text", "json").contains(text)) {
      throw new UsageException("--format must be 'text' or 'json' but was '" + text + "'");
    }
    return text.equals("json");
  }

  private static SensitivityLevel level(String text) {
    String name = text.toUpperCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(SensitivityLevel.values())
        .filter(level -> level.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "--fail-on must be one of "
                        + Arrays.toString(SensitivityLevel.values())
                        + " but was '"
                        + text
                        + "'"));
  }
}
