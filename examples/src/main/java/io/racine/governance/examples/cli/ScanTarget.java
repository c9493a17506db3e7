package io.racine.governance.examples.cli;

import io.racine.governance.datasource.DataSourceBuilder;
import io.racine.governance.examples.sample.SampleDatabase;
import io.racine.governance.spi.asset.DataSourceType;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What to scan: the source of the command line, or the sample, which lives until this is closed.
 */
public final class ScanTarget implements AutoCloseable {
  private final SourceOptions source;
  private final Optional<Supplier<String>> password;
  private final Optional<SampleDatabase> sample;

  private ScanTarget(
      SourceOptions source, Optional<Supplier<String>> password, Optional<SampleDatabase> sample) {
    this.source = source;
    this.password = password;
    this.sample = sample;
  }

  /**
   * Returns the target of a command line.
   *
   * @throws UsageException if the environment variable of the password is not set
   */
  public static ScanTarget open(ScanOptions options, Terminal terminal) {
    if (options.source().isPresent()) {
      return new ScanTarget(
          options.source().get(),
          options.passwordEnv().map(variable -> password(variable, terminal)),
          Optional.empty());
    }
    SampleDatabase sample = SampleDatabase.open();
    var source =
        new SourceOptions(
            DataSourceType.H2,
            SampleDatabase.NAME,
            Map.of("url", sample.url()),
            "user",
            "password");
    return new ScanTarget(source, Optional.empty(), Optional.of(sample));
  }

  private static Supplier<String> password(String variable, Terminal terminal) {
    String password = terminal.environment().get(variable);
    if (password == null) {
      throw new UsageException("Environment variable '" + variable + "' is not set");
    }
    return () -> password;
  }

  public String name() {
    return source.name();
  }

  public DataSourceType type() {
    return source.type();
  }

  /** Declares the source to the library. */
  public void describe(DataSourceBuilder builder) {
    source.describe(builder);
    password.ifPresent(secret -> builder.secret(source.passwordSetting(), secret));
  }

  @Override
  public void close() {
    sample.ifPresent(SampleDatabase::close);
  }
}
