package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.config.Secret;
import io.racine.governance.spi.config.Setting;
import io.racine.governance.spi.config.SettingsSchema;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The settings of a JDBC source. */
final class JdbcSettings {
  static final Setting<String> URL =
      Setting.text("url")
          .help(
              "The JDBC URL, such as jdbc:postgresql://host/database; needed unless the host hands"
                  + " in a DataSource. It must not carry credentials.")
          .rule(Credentials::problemOfUrl)
          .build();

  static final Setting<String> USER =
      Setting.text("user").help("The login; one that may only read is best.").build();

  static final Setting<Secret> PASSWORD =
      Setting.secret("password").help("The login's password.").build();

  static final Setting<String> DRIVER_CLASS =
      Setting.text("driver-class")
          .help("The driver's class, for a driver that does not announce itself.")
          .build();

  static final Setting<List<String>> PROPERTIES =
      Setting.textList("properties")
          .help("Further properties for the driver, as name=value; none that are secrets.")
          .defaultValue(List.of())
          .rule(Credentials::problemOfProperties)
          .build();

  static final Setting<List<String>> SCHEMAS =
      Setting.textList("schemas")
          .help(
              "The schemas to list (databases on MySQL and MariaDB), by exact name; * for all. By"
                  + " default all, or the one that a MySQL or MariaDB URL names.")
          .defaultValue(List.of())
          .build();

  static final Setting<Boolean> SYSTEM_SCHEMAS =
      Setting.flag("system-schemas")
          .help("Whether to list the database's own schemas too, such as information_schema.")
          .defaultValue(false)
          .build();

  static final Setting<Duration> CONNECT_TIMEOUT =
      Setting.duration("connect-timeout")
          .help("How long connecting may take, where the driver can limit it.")
          .defaultValue(Duration.ofSeconds(10))
          .rule(JdbcSettings::atLeastOneSecond)
          .build();

  static final Setting<Duration> QUERY_TIMEOUT =
      Setting.duration("query-timeout")
          .help("How long one query on the database's catalogue may take.")
          .defaultValue(Duration.ofSeconds(60))
          .rule(JdbcSettings::atLeastOneSecond)
          .build();

  static final Setting<Integer> FETCH_ROWS =
      Setting.integer("fetch-rows")
          .help("The most rows to fetch in one round trip; fewer where rows are wide.")
          .defaultValue(2_000)
          .rule(value -> between(value, 1, 100_000))
          .build();

  static final Setting<Integer> MAX_CONNECTIONS =
      Setting.integer("max-connections")
          .help(
              "The most connections that reading holds at once; a listing or a check takes one"
                  + " more.")
          .defaultValue(8)
          .rule(value -> between(value, 1, 1_000))
          .build();

  /**
   * Off: a state that is held keeps the server from cleaning up, which nobody should pay unasked.
   */
  static final Setting<Boolean> CONSISTENT_SNAPSHOT =
      Setting.flag("consistent-snapshot")
          .help(
              "Whether reads see one state of the data. On PostgreSQL all reads of the source share"
                  + " one, which takes one more connection; on MySQL and MariaDB each read of a table"
                  + " or part has its own (InnoDB only); elsewhere there is none.")
          .defaultValue(false)
          .build();

  /** As long as a scan of a large database takes, and short of what a busy server resents. */
  static final Setting<Duration> SNAPSHOT_LIFE =
      Setting.duration("snapshot-life")
          .help(
              "How long a shared snapshot is held at most; meanwhile the server cannot clean up"
                  + " deleted rows. What is read later sees a new one, and says so.")
          .defaultValue(Duration.ofHours(1))
          .rule(JdbcSettings::atLeastOneSecond)
          .build();

  static final SettingsSchema SCHEMA =
      SettingsSchema.of(
          URL,
          USER,
          PASSWORD,
          DRIVER_CLASS,
          PROPERTIES,
          SCHEMAS,
          SYSTEM_SCHEMAS,
          CONNECT_TIMEOUT,
          QUERY_TIMEOUT,
          FETCH_ROWS,
          MAX_CONNECTIONS,
          CONSISTENT_SNAPSHOT,
          SNAPSHOT_LIFE,
          SnowflakeSettings.WAREHOUSE,
          SnowflakeSettings.ROLE,
          SnowflakeSettings.PRIVATE_KEY,
          SnowflakeSettings.PRIVATE_KEY_PASSPHRASE,
          SnowflakeSettings.OAUTH_TOKEN,
          SnowflakeSettings.RESULT_FORMAT);

  private JdbcSettings() {}

  private static Optional<String> atLeastOneSecond(Duration value) {
    return value.compareTo(Duration.ofSeconds(1)) >= 0 && value.compareTo(Duration.ofDays(1)) <= 0
        ? Optional.empty()
        : Optional.of("must be between PT1S and PT24H but was " + value);
  }

  private static Optional<String> between(int value, int low, int high) {
    return value >= low && value <= high
        ? Optional.empty()
        : Optional.of("must be between " + low + " and " + high + " but was " + value);
  }
}
