package io.racine.governance.examples.cli;

import io.racine.governance.connector.jdbc.JdbcConnectorFactory;
import io.racine.governance.datasource.DataSourceBuilder;
import io.racine.governance.spi.asset.DataSourceType;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A source as the command line names it.
 *
 * @param type what kind of source
 * @param name what it is called unless the command line says; holds nothing of a login
 * @param settings the connector's settings
 * @param userSetting the setting that takes the login's name
 * @param passwordSetting the secret setting that takes its password
 */
record SourceOptions(
    DataSourceType type,
    String name,
    Map<String, String> settings,
    String userSetting,
    String passwordSetting) {
  /** The options that name a source; at most one of them is given. */
  static final List<String> OPTIONS = List.of("--url", "--mongo", "--s3", "--redis", "--files");

  /** Names of databases that go into the name of a source; anything else might be a secret. */
  private static final String PLAIN_NAME = "[\\p{L}\\p{N}._-]{1,80}";

  /**
   * Returns the source that the arguments name, or nothing when they name none.
   *
   * @throws UsageException if they name two, or a setting is no {@code NAME=VALUE}
   */
  static Optional<SourceOptions> of(Arguments arguments) {
    List<String> given = OPTIONS.stream().filter(arguments::has).toList();
    if (given.size() > 1) {
      throw new UsageException(
          "Options '" + given.get(0) + "' and '" + given.get(1) + "' name two sources");
    }
    return given.stream()
        .findFirst()
        .map(option -> of(option, arguments.find(option).orElseThrow()).with(arguments));
  }

  private static SourceOptions of(String option, String value) {
    return switch (option) {
      case "--url" ->
          login(JdbcConnectorFactory.typeOf(value), jdbcName(value), Map.of("url", value));
      case "--mongo" ->
          login(DataSourceType.MONGODB, "mongo" + hostOf(value), Map.of("url", value));
      case "--redis" ->
          login(DataSourceType.REDIS, "redis" + hostOf("redis://" + value), Map.of("nodes", value));
      case "--files" ->
          login(DataSourceType.FILES, "files" + suffix(lastPart(value)), Map.of("folder", value));
      case "--s3" -> bucket(value);
      default -> throw new IllegalStateException("No option '" + option + "'");
    };
  }

  private static SourceOptions login(
      DataSourceType type, String name, Map<String, String> settings) {
    return new SourceOptions(type, name, settings, "user", "password");
  }

  private static SourceOptions bucket(String value) {
    String path = value.startsWith("s3://") ? value.substring("s3://".length()) : value;
    int slash = path.indexOf('/');
    String bucket = slash < 0 ? path : path.substring(0, slash);
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("buckets", bucket);
    if (slash >= 0 && slash < path.length() - 1) {
      settings.put("prefix", path.substring(slash + 1));
    }
    return new SourceOptions(
        DataSourceType.S3, "s3" + suffix(bucket), settings, "access-key-id", "secret-access-key");
  }

  private SourceOptions with(Arguments arguments) {
    Map<String, String> all = new LinkedHashMap<>(settings);
    for (String setting : arguments.all("--set")) {
      int equals = setting.indexOf('=');
      if (equals < 1) {
        // The text may be a secret in the wrong place, so it is not shown.
        throw new UsageException("Option '--set' must be NAME=VALUE");
      }
      all.put(setting.substring(0, equals), setting.substring(equals + 1));
    }
    arguments.find("--user").ifPresent(user -> all.put(userSetting, user));
    return new SourceOptions(
        type, arguments.find("--name").orElse(name), all, userSetting, passwordSetting);
  }

  /** Declares the source to the library. */
  void describe(DataSourceBuilder source) {
    settings.forEach(source::set);
  }

  private static String jdbcName(String url) {
    String database = lastPart(url.replaceFirst("[?;].*", ""));
    String product = product(url).isEmpty() ? "database" : product(url);
    return url.contains("@") ? product : product + suffix(database);
  }

  private static String product(String url) {
    String[] parts = url.toLowerCase(Locale.ROOT).split(":", 3);
    boolean known = parts.length > 2 && parts[0].equals("jdbc");
    return known && parts[1].matches("[a-z0-9]{1,30}") ? parts[1] : "";
  }

  private static String lastPart(String text) {
    return text.replaceFirst("[/\\\\]+$", "").replaceFirst(".*[/\\\\:]", "");
  }

  private static String hostOf(String url) {
    try {
      String host = URI.create(url).getHost();
      return host == null ? "" : suffix(host);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static String suffix(String text) {
    return text.matches(PLAIN_NAME) ? "-" + text : "";
  }
}
