package io.racine.governance.examples.cli;

import io.racine.governance.datasource.DataSourceBuilder;
import io.racine.governance.examples.sample.SampleDatabase;
import io.racine.governance.spi.asset.DataSourceType;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** The database to scan: the one of the URL, or the sample, which lives until this is closed. */
public final class ScanTarget implements AutoCloseable {
  private final String name;
  private final DataSourceType type;
  private final String url;
  private final Optional<String> user;
  private final Optional<Supplier<String>> password;
  private final Optional<SampleDatabase> sample;

  private ScanTarget(
      String name,
      String url,
      Optional<String> user,
      Optional<Supplier<String>> password,
      Optional<SampleDatabase> sample) {
    this.name = name;
    this.type = typeOf(url);
    this.url = url;
    this.user = user;
    this.password = password;
    this.sample = sample;
  }

  /**
   * Returns the target of a command line.
   *
   * @throws UsageException if the environment variable of the password is not set
   */
  public static ScanTarget open(ScanOptions options, Terminal terminal) {
    if (options.url().isEmpty()) {
      SampleDatabase sample = SampleDatabase.open();
      return new ScanTarget(
          options.name().orElse(SampleDatabase.NAME),
          sample.url(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(sample));
    }
    String url = options.url().get();
    return new ScanTarget(
        options.name().orElse(nameOf(url)),
        url,
        options.user(),
        options.passwordEnv().map(variable -> password(variable, terminal)),
        Optional.empty());
  }

  private static Supplier<String> password(String variable, Terminal terminal) {
    String password = terminal.environment().get(variable);
    if (password == null) {
      throw new UsageException("Environment variable '" + variable + "' is not set");
    }
    return () -> password;
  }

  public String name() {
    return name;
  }

  public DataSourceType type() {
    return type;
  }

  /** Declares the source to the library. */
  public void describe(DataSourceBuilder source) {
    source.set("url", url);
    user.ifPresent(login -> source.set("user", login));
    password.ifPresent(secret -> source.secret("password", secret));
  }

  /** Returns the type of source that a JDBC URL is about. */
  static DataSourceType typeOf(String url) {
    return switch (product(url)) {
      case "postgresql" -> DataSourceType.POSTGRESQL;
      case "mysql" -> DataSourceType.MYSQL;
      case "mariadb" -> DataSourceType.MARIADB;
      case "h2" -> DataSourceType.H2;
      case "sqlite" -> DataSourceType.SQLITE;
      default -> DataSourceType.JDBC;
    };
  }

  /** Returns a name that holds nothing of a login, should somebody have put one into the URL. */
  static String nameOf(String url) {
    String database = url.replaceFirst("[?;].*", "").replaceFirst(".*[/\\\\:]", "");
    boolean plain = !url.contains("@") && database.matches("[\\p{L}\\p{N}._-]{1,80}");
    String product = product(url).isEmpty() ? "database" : product(url);
    return plain ? product + "-" + database : product;
  }

  private static String product(String url) {
    String[] parts = url.toLowerCase(Locale.ROOT).split(":", 3);
    boolean known = parts.length > 2 && parts[0].equals("jdbc");
    return known && parts[1].matches("[a-z0-9]{1,30}") ? parts[1] : "";
  }

  @Override
  public void close() {
    sample.ifPresent(SampleDatabase::close);
  }
}
