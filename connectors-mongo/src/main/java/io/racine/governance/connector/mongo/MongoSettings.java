package io.racine.governance.connector.mongo;

import com.mongodb.ReadPreference;
import io.racine.governance.spi.config.Secret;
import io.racine.governance.spi.config.Setting;
import io.racine.governance.spi.config.SettingsSchema;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The settings of a MongoDB source. */
final class MongoSettings {
  /** How a login proves who it is. */
  enum Mechanism {
    SCRAM_SHA_256,
    SCRAM_SHA_1,
    X509,
    NONE
  }

  /** Which members of a replica set are read from. */
  enum Preference {
    PRIMARY,
    PRIMARY_PREFERRED,
    SECONDARY,
    SECONDARY_PREFERRED,
    NEAREST;

    ReadPreference driver() {
      return switch (this) {
        case PRIMARY -> ReadPreference.primary();
        case PRIMARY_PREFERRED -> ReadPreference.primaryPreferred();
        case SECONDARY -> ReadPreference.secondary();
        case SECONDARY_PREFERRED -> ReadPreference.secondaryPreferred();
        case NEAREST -> ReadPreference.nearest();
      };
    }
  }

  /** Shows a field that one document in a hundred has with a chance of 99 %. */
  static final int DEFAULT_SAMPLE_SIZE = 500;

  static final Setting<String> URL =
      Setting.text("url")
          .help(
              "The connection string, such as mongodb://host1,host2/?replicaSet=rs0 or"
                  + " mongodb+srv://cluster.example.com; it must not carry credentials. Give this"
                  + " or 'hosts'.")
          .rule(MongoUrl::problem)
          .build();

  static final Setting<List<String>> HOSTS =
      Setting.textList("hosts")
          .help("The servers as host or host:port, in place of 'url'.")
          .rule(MongoUrl::problemOfHosts)
          .build();

  static final Setting<String> USER =
      Setting.text("user").help("The login; one with the role read is best.").build();

  static final Setting<Secret> PASSWORD =
      Setting.secret("password").help("The login's password.").build();

  static final Setting<String> AUTH_SOURCE =
      Setting.text("auth-source")
          .help("The database that knows the login; admin by default.")
          .rule(MongoSettings::nameOfDatabase)
          .build();

  static final Setting<Mechanism> AUTH_MECHANISM =
      Setting.choice("auth-mechanism", Mechanism.class)
          .help(
              "How the login is proved. By default driver and server agree on SCRAM when 'user' is"
                  + " set; x509 proves it by the certificate in 'tls-key-store'.")
          .build();

  static final Setting<Boolean> TLS =
      Setting.flag("tls")
          .help(
              "Whether to encrypt the connection; by default what the URL says, and true for"
                  + " mongodb+srv and where a trust or key store is set.")
          .build();

  static final Setting<String> TLS_TRUST_STORE =
      Setting.text("tls-trust-store")
          .help(
              "A file of certificates to trust, PEM, PKCS12 or JKS; by default those that Java"
                  + " trusts.")
          .build();

  static final Setting<Secret> TLS_TRUST_STORE_PASSWORD =
      Setting.secret("tls-trust-store-password").help("The trust store's password.").build();

  static final Setting<String> TLS_KEY_STORE =
      Setting.text("tls-key-store")
          .help("A file with the client's own certificate and key, PKCS12 or JKS.")
          .build();

  static final Setting<Secret> TLS_KEY_STORE_PASSWORD =
      Setting.secret("tls-key-store-password").help("The key store's password.").build();

  static final Setting<Boolean> TLS_ANY_HOST_NAME =
      Setting.flag("tls-any-host-name")
          .help(
              "Whether to accept a trusted certificate that is another host's; only for a server"
                  + " reached through a tunnel.")
          .defaultValue(false)
          .build();

  static final Setting<List<String>> DATABASES =
      Setting.textList("databases")
          .help("The databases to list, by exact name; by default all that the login may see.")
          .defaultValue(List.of())
          .rule(MongoSettings::namesOfDatabases)
          .build();

  static final Setting<Boolean> SYSTEM_DATABASES =
      Setting.flag("system-databases")
          .help(
              "Whether to list admin, config, local and the collections system.* too; they hold"
                  + " logins and logged queries.")
          .defaultValue(false)
          .build();

  static final Setting<Preference> READ_PREFERENCE =
      Setting.choice("read-preference", Preference.class)
          .help(
              "Which members of a replica set to read from; by default what the URL says, else the"
                  + " primary. Fingerprints are told of the primary alone.")
          .build();

  static final Setting<Integer> SAMPLE_SIZE =
      Setting.integer("sample-size")
          .help(
              "How many documents of a collection the listing looks at to infer its columns; fields"
                  + " that it misses are read as parts of the column \"*\".")
          .defaultValue(DEFAULT_SAMPLE_SIZE)
          .rule(value -> between(value, 1, 10_000))
          .build();

  /** Long enough for an election of a new primary under load. */
  static final Setting<Duration> CONNECT_TIMEOUT =
      Setting.duration("connect-timeout")
          .help("How long to look for a server that answers, and how long connecting may take.")
          .defaultValue(Duration.ofSeconds(10))
          .rule(MongoSettings::atLeastOneSecond)
          .build();

  /** A collection without statistics of its own may have to be walked for a sample. */
  static final Setting<Duration> QUERY_TIMEOUT =
      Setting.duration("query-timeout")
          .help("How long one query for the listing may take; values have the scan's own limit.")
          .defaultValue(Duration.ofSeconds(60))
          .rule(MongoSettings::atLeastOneSecond)
          .build();

  /** As many as a scan has workers, so that none waits and no server notices. */
  static final Setting<Integer> MAX_CONNECTIONS =
      Setting.integer("max-connections")
          .help("The most connections that work at once; two more watch the server.")
          .defaultValue(8)
          .rule(value -> between(value, 1, 1_000))
          .build();

  static final SettingsSchema SCHEMA =
      SettingsSchema.of(
          URL,
          HOSTS,
          USER,
          PASSWORD,
          AUTH_SOURCE,
          AUTH_MECHANISM,
          TLS,
          TLS_TRUST_STORE,
          TLS_TRUST_STORE_PASSWORD,
          TLS_KEY_STORE,
          TLS_KEY_STORE_PASSWORD,
          TLS_ANY_HOST_NAME,
          DATABASES,
          SYSTEM_DATABASES,
          READ_PREFERENCE,
          SAMPLE_SIZE,
          CONNECT_TIMEOUT,
          QUERY_TIMEOUT,
          MAX_CONNECTIONS);

  private MongoSettings() {}

  private static Optional<String> namesOfDatabases(List<String> names) {
    return names.stream().flatMap(name -> nameOfDatabase(name).stream()).findFirst();
  }

  /** What the server refuses in a name, and what the driver takes for the end of one. */
  private static Optional<String> nameOfDatabase(String name) {
    boolean fits =
        !name.isBlank()
            && name.length() <= 64
            && name.chars().noneMatch(c -> c == '/' || c == '\\' || c == '"' || c == ' ' || c == 0)
            && (name.indexOf('.') < 0);
    return fits
        ? Optional.empty()
        : Optional.of("must be a database's name: 1 to 64 characters without / \\ . \" or blank");
  }

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
