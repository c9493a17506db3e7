package io.racine.governance.connector.s3;

import io.racine.governance.connector.file.ObjectSettings;
import io.racine.governance.spi.config.Secret;
import io.racine.governance.spi.config.Setting;
import io.racine.governance.spi.config.SettingsSchema;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The settings of an S3 source. */
final class S3Settings {
  static final Setting<String> ACCESS_KEY_ID =
      Setting.text("access-key-id")
          .help(
              "The login's access key; with it goes the secret 'secret-access-key'. By default the"
                  + " AWS SDK looks for a login in the environment, the profile and the instance.")
          .build();

  static final Setting<Secret> SECRET_ACCESS_KEY =
      Setting.secret("secret-access-key")
          .help("The secret that belongs to 'access-key-id'.")
          .build();

  static final Setting<Secret> SESSION_TOKEN =
      Setting.secret("session-token")
          .help("The token that goes with temporary access keys.")
          .build();

  static final Setting<String> PROFILE =
      Setting.text("profile")
          .help("The profile of the AWS configuration files to log in with.")
          .build();

  static final Setting<Boolean> ANONYMOUS =
      Setting.flag("anonymous")
          .help("Whether to ask without a login, which public buckets allow.")
          .defaultValue(false)
          .build();

  static final Setting<String> REGION =
      Setting.text("region")
          .help(
              "The region to ask first, such as eu-central-1; by default that of the AWS SDK's"
                  + " chain. Buckets of other regions are found by themselves.")
          .rule(S3Settings::problemOfRegion)
          .build();

  static final Setting<String> ENDPOINT =
      Setting.text("endpoint")
          .help(
              "The URL of a server that speaks the protocol of S3, such as http://127.0.0.1:9000;"
                  + " by default Amazon's. It must not carry credentials.")
          .rule(S3Settings::problemOfEndpoint)
          .build();

  /** Servers other than Amazon's seldom have a name in the DNS for each bucket. */
  static final Setting<Boolean> PATH_STYLE =
      Setting.flag("path-style")
          .help(
              "Whether buckets are in the path of URLs and not in the host's name; by default so"
                  + " where 'endpoint' is set.")
          .build();

  static final Setting<Boolean> REQUESTER_PAYS =
      Setting.flag("requester-pays")
          .help("Whether to pay for reading buckets whose owners ask for that.")
          .defaultValue(false)
          .build();

  static final Setting<List<String>> BUCKETS =
      Setting.textList("buckets")
          .help("The buckets to list; by default all that the login may list.")
          .defaultValue(List.of())
          .rule(S3Settings::problemOfBuckets)
          .build();

  static final Setting<String> PREFIX =
      Setting.text("prefix")
          .help("What the keys of all objects begin with that are looked at; by default all are.")
          .defaultValue("")
          .build();

  static final Setting<Duration> CONNECT_TIMEOUT =
      Setting.duration("connect-timeout")
          .help("How long connecting may take.")
          .defaultValue(Duration.ofSeconds(10))
          .rule(S3Settings::atLeastOneSecond)
          .build();

  /** Longer than a cold bucket takes to list a page, far shorter than a scan. */
  static final Setting<Duration> READ_TIMEOUT =
      Setting.duration("read-timeout")
          .help("How long the server may be silent in the middle of an answer.")
          .defaultValue(Duration.ofSeconds(30))
          .rule(S3Settings::atLeastOneSecond)
          .build();

  /** The AWS SDK's own default. */
  static final Setting<Integer> MAX_ATTEMPTS =
      Setting.integer("max-attempts")
          .help("How often one request is tried when the server is overloaded or out of reach.")
          .defaultValue(3)
          .rule(value -> between(value, 1, 10))
          .build();

  static final Setting<Integer> MAX_CONNECTIONS =
      Setting.integer("max-connections")
          .help("The most connections held at once.")
          .defaultValue(32)
          .rule(value -> between(value, 1, 1_000))
          .build();

  static final SettingsSchema SCHEMA =
      SettingsSchema.of(
          ACCESS_KEY_ID,
          SECRET_ACCESS_KEY,
          SESSION_TOKEN,
          PROFILE,
          ANONYMOUS,
          REGION,
          ENDPOINT,
          PATH_STYLE,
          REQUESTER_PAYS,
          BUCKETS,
          PREFIX,
          ObjectSettings.INCLUDE,
          ObjectSettings.EXCLUDE,
          ObjectSettings.HIDDEN,
          CONNECT_TIMEOUT,
          READ_TIMEOUT,
          MAX_ATTEMPTS,
          MAX_CONNECTIONS);

  private S3Settings() {}

  /** The text may hold a password, so none of it is repeated. */
  private static Optional<String> problemOfEndpoint(String endpoint) {
    try {
      URI uri = new URI(endpoint.trim());
      if (uri.getHost() == null
          || !("http".equalsIgnoreCase(uri.getScheme())
              || "https".equalsIgnoreCase(uri.getScheme()))) {
        return Optional.of("must be a URL of http or https with a host but was none");
      }
      return uri.getUserInfo() != null || uri.getQuery() != null
          ? Optional.of(
              "must not carry credentials but has some; use 'access-key-id' and"
                  + " 'secret-access-key'")
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.of("must be a URL of http or https but was none");
    }
  }

  private static Optional<String> problemOfRegion(String region) {
    return region.matches("[a-z0-9-]{1,40}")
        ? Optional.empty()
        : Optional.of("must be the name of a region, such as eu-central-1, but was not");
  }

  private static Optional<String> problemOfBuckets(List<String> buckets) {
    return buckets.stream()
        .filter(bucket -> !bucket.matches("[A-Za-z0-9][A-Za-z0-9._-]{1,254}"))
        .findFirst()
        .map(bucket -> "must hold names of buckets but was '" + bucket + "'");
  }

  private static Optional<String> atLeastOneSecond(Duration value) {
    return value.compareTo(Duration.ofSeconds(1)) >= 0 && value.compareTo(Duration.ofHours(1)) <= 0
        ? Optional.empty()
        : Optional.of("must be between PT1S and PT1H but was " + value);
  }

  private static Optional<String> between(int value, int low, int high) {
    return value >= low && value <= high
        ? Optional.empty()
        : Optional.of("must be between " + low + " and " + high + " but was " + value);
  }
}
