package io.racine.governance.connector.redis;

import io.racine.governance.spi.config.Secret;
import io.racine.governance.spi.config.Setting;
import io.racine.governance.spi.config.SettingsSchema;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The settings of a Redis source. */
final class RedisSettings {
  /** What a server listens on unless told otherwise. */
  static final String DEFAULT_NODE = "localhost:6379";

  static final Setting<List<String>> NODES =
      endpoints("nodes")
          .help(
              "The server as host:port, by default localhost:6379; if more are given, the first"
                  + " that answers.")
          .build();

  static final Setting<List<String>> SENTINELS =
      endpoints("sentinels")
          .help("The sentinels as host:port, parted by commas; they say which server is master.")
          .build();

  static final Setting<String> MASTER_NAME =
      Setting.text("master-name").help("The name by which the sentinels know the master.").build();

  static final Setting<List<String>> CLUSTER_NODES =
      endpoints("cluster-nodes")
          .help("Some servers of a cluster as host:port; the others are found through them.")
          .build();

  static final Setting<String> USER =
      Setting.text("user")
          .help("The ACL user; one that may only read is best. Left out for the default user.")
          .build();

  static final Setting<Secret> PASSWORD =
      Setting.secret("password").help("The user's password.").build();

  static final Setting<String> SENTINEL_USER =
      Setting.text("sentinel-user").help("The ACL user of the sentinels.").build();

  static final Setting<Secret> SENTINEL_PASSWORD =
      Setting.secret("sentinel-password").help("The password of the sentinels.").build();

  static final Setting<Boolean> TLS =
      Setting.flag("tls")
          .help("Whether to connect with TLS; certificates and host names are always checked.")
          .defaultValue(false)
          .build();

  static final Setting<String> TRUST_STORE =
      Setting.text("tls-trust-store")
          .help("A file, PKCS12 or JKS, with the certificates to trust in place of Java's own.")
          .build();

  static final Setting<Secret> TRUST_STORE_PASSWORD =
      Setting.secret("tls-trust-store-password").help("The password of the trust store.").build();

  static final Setting<String> KEY_STORE =
      Setting.text("tls-key-store")
          .help("A file, PKCS12 or JKS, with the certificate that this client shows.")
          .build();

  static final Setting<Secret> KEY_STORE_PASSWORD =
      Setting.secret("tls-key-store-password").help("The password of the key store.").build();

  static final Setting<List<String>> DATABASES =
      Setting.textList("databases")
          .help("The numbers of the databases to list; by default those that hold keys.")
          .defaultValue(List.of())
          .rule(RedisSettings::databaseNumbers)
          .build();

  /** A fifth of what one core of a server does at its slowest: users hardly notice a scan. */
  static final Setting<Integer> COMMANDS_PER_SECOND =
      Setting.integer("commands-per-second")
          .help("The most commands to send in a second, over all that the connector does.")
          .defaultValue(20_000)
          .rule(value -> between(value, 1, 100_000_000))
          .build();

  /** About a third of a millisecond of the server's time. */
  static final Setting<Integer> SCAN_COUNT =
      Setting.integer("scan-count")
          .help("About how many keys one SCAN goes over; fewer block the server for less long.")
          .defaultValue(1_000)
          .rule(value -> between(value, 10, 100_000))
          .build();

  /** A person can look through so many, and people's decisions are per table. */
  static final Setting<Integer> MAX_PATTERNS =
      Setting.integer("max-patterns")
          .help("The most key patterns of a database; the keys of the rarest become {key}.")
          .defaultValue(500)
          .rule(value -> between(value, 1, 10_000))
          .build();

  static final Setting<Integer> LITERAL_KEYS =
      Setting.integer("literal-keys")
          .help(
              "How many keys must share a part for it to stay in a pattern's name, behind another"
                  + " part that does; in other places a third of it.")
          .defaultValue(10)
          .rule(value -> between(value, 3, 1_000_000))
          .build();

  static final Setting<Integer> LITERAL_SHARE =
      Setting.integer("literal-share")
          .help(
              "How many of a million keys of the same beginning must share a part for it to stay in"
                  + " a pattern's name.")
          .defaultValue(1_000)
          .rule(value -> between(value, 0, 1_000_000))
          .build();

  static final Setting<Integer> KEYS_PER_PATTERN =
      Setting.integer("keys-per-pattern")
          .help("How many keys of a pattern are looked at to find its columns, expiry and size.")
          .defaultValue(32)
          .rule(value -> between(value, 1, 1_000))
          .build();

  /** 16 MB of memory while a table of so many keys is read. */
  static final Setting<Integer> DUPLICATE_CHECK_KEYS =
      Setting.integer("duplicate-check-keys")
          .help(
              "For how many keys of a table it is checked that a SCAN does not give them twice, at"
                  + " 16 bytes each.")
          .defaultValue(1_000_000)
          .rule(value -> between(value, 1_000, 100_000_000))
          .build();

  static final Setting<Integer> RANDOM_SCAN_KEYS =
      Setting.integer("random-scan-keys")
          .help("Among how many keys of a table a random choice is made at most.")
          .defaultValue(5_000_000)
          .rule(value -> between(value, 1_000, 1_000_000_000))
          .build();

  /** Fewer are read by one connection in less time than further passes over the keys take. */
  static final Setting<Integer> PARTITION_KEYS =
      Setting.integer("partition-keys")
          .help("The fewest keys for which a table is split once more.")
          .defaultValue(50_000)
          .rule(value -> between(value, 1, 1_000_000_000))
          .build();

  static final Setting<Duration> CONNECT_TIMEOUT =
      Setting.duration("connect-timeout")
          .help("How long connecting to a server may take.")
          .defaultValue(Duration.ofSeconds(10))
          .rule(RedisSettings::sensible)
          .build();

  static final Setting<Duration> COMMAND_TIMEOUT =
      Setting.duration("command-timeout")
          .help("How long the answer to one command may take.")
          .defaultValue(Duration.ofSeconds(30))
          .rule(RedisSettings::sensible)
          .build();

  static final SettingsSchema SCHEMA =
      SettingsSchema.of(
          NODES,
          SENTINELS,
          MASTER_NAME,
          CLUSTER_NODES,
          USER,
          PASSWORD,
          SENTINEL_USER,
          SENTINEL_PASSWORD,
          TLS,
          TRUST_STORE,
          TRUST_STORE_PASSWORD,
          KEY_STORE,
          KEY_STORE_PASSWORD,
          DATABASES,
          COMMANDS_PER_SECOND,
          SCAN_COUNT,
          MAX_PATTERNS,
          LITERAL_KEYS,
          LITERAL_SHARE,
          KEYS_PER_PATTERN,
          DUPLICATE_CHECK_KEYS,
          RANDOM_SCAN_KEYS,
          PARTITION_KEYS,
          CONNECT_TIMEOUT,
          COMMAND_TIMEOUT);

  private RedisSettings() {}

  private static Setting.Builder<List<String>> endpoints(String name) {
    return Setting.textList(name).defaultValue(List.of()).rule(RedisSettings::endpointTexts);
  }

  private static Optional<String> endpointTexts(List<String> values) {
    // A text with an @ may be a URL with a password, so that it is not repeated.
    return values.stream()
        .flatMap(
            value ->
                value.contains("@")
                    ? Stream.of(
                        "must not carry credentials; use the settings 'user' and 'password'")
                    : Endpoint.problemOf(value).stream())
        .findFirst();
  }

  private static Optional<String> databaseNumbers(List<String> values) {
    return values.stream()
        .filter(value -> Database.parseNumber(value).isEmpty())
        .findFirst()
        .map(value -> "must be numbers from 0 to 99999 but was '" + value + "'");
  }

  private static Optional<String> sensible(Duration value) {
    return value.compareTo(Duration.ofMillis(100)) >= 0 && value.compareTo(Duration.ofHours(1)) <= 0
        ? Optional.empty()
        : Optional.of("must be between PT0.1S and PT1H but was " + value);
  }

  private static Optional<String> between(int value, int low, int high) {
    return value >= low && value <= high
        ? Optional.empty()
        : Optional.of("must be between " + low + " and " + high + " but was " + value);
  }
}
