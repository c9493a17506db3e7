package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.config.Secret;
import io.racine.governance.spi.config.Setting;
import io.racine.governance.spi.config.Settings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The settings that only Snowflake has, and its driver's properties.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
final class SnowflakeSettings {
  /** In which form the server sends rows. */
  enum ResultFormat {
    JSON,
    ARROW
  }

  static final Setting<String> WAREHOUSE =
      Setting.text("warehouse")
          .help("Snowflake: the warehouse that runs the queries; by default the login's own.")
          .build();

  static final Setting<String> ROLE =
      Setting.text("role")
          .help("Snowflake: the role to take; by default the login's own. One that may only read.")
          .build();

  static final Setting<Secret> PRIVATE_KEY =
      Setting.secret("private-key")
          .help("Snowflake: the login's private key as PEM text, in place of a password.")
          .build();

  static final Setting<Secret> PRIVATE_KEY_PASSPHRASE =
      Setting.secret("private-key-passphrase")
          .help("Snowflake: what the private key is encrypted with, if it is.")
          .build();

  static final Setting<Secret> OAUTH_TOKEN =
      Setting.secret("oauth-token")
          .help("Snowflake: an OAuth access token, in place of a password.")
          .build();

  /** JSON, because the driver reads Arrow only in a JVM with {@code --add-opens java.base/…}. */
  static final Setting<ResultFormat> RESULT_FORMAT =
      Setting.choice("result-format", ResultFormat.class)
          .help(
              "Snowflake: the form in which rows come. Arrow is faster, and needs the JVM option"
                  + " --add-opens=java.base/java.nio=ALL-UNNAMED.")
          .defaultValue(ResultFormat.JSON)
          .build();

  private static final String PREFIX = "jdbc:snowflake:";

  /** The driver's own attempts at a request that fails; whoever calls a connector tries again. */
  private static final String MOST_RETRIES = "3";

  private final @Nullable String warehouse;
  private final @Nullable String role;
  private final @Nullable Secret privateKey;
  private final @Nullable Secret passphrase;
  private final @Nullable Secret token;
  private final ResultFormat format;

  SnowflakeSettings(Settings settings) {
    this.warehouse = settings.find(WAREHOUSE).orElse(null);
    this.role = settings.find(ROLE).orElse(null);
    this.privateKey = settings.find(PRIVATE_KEY).orElse(null);
    this.passphrase = settings.find(PRIVATE_KEY_PASSPHRASE).orElse(null);
    this.token = settings.find(OAUTH_TOKEN).orElse(null);
    this.format = settings.get(RESULT_FORMAT);
  }

  /** Returns what is wrong with the settings for that URL, and what to do. */
  Optional<String> problem(String url) {
    List<String> set = new ArrayList<>();
    addIfSet(set, WAREHOUSE, warehouse);
    addIfSet(set, ROLE, role);
    addIfSet(set, PRIVATE_KEY, privateKey);
    addIfSet(set, PRIVATE_KEY_PASSPHRASE, passphrase);
    addIfSet(set, OAUTH_TOKEN, token);
    if (!url.startsWith(PREFIX)) {
      return set.isEmpty()
          ? Optional.empty()
          : Optional.of(
              "only Snowflake knows the settings "
                  + set
                  + ". Leave them out, or correct the setting 'url'.");
    }
    return privateKey != null && token != null
        ? Optional.of(
            "it has both the setting 'private-key' and the setting 'oauth-token'. Give one of them.")
        : Optional.empty();
  }

  private static void addIfSet(List<String> names, Setting<?> setting, @Nullable Object value) {
    if (value != null) {
      names.add("'" + setting.name() + "'");
    }
  }

  /**
   * Sets how the driver behaves, but for what the URL itself says.
   *
   * <p>Without these it asks the metadata services of clouds where it runs, at each login, and
   * reports its own failures to its maker; it leaves a query running that nobody waits for any
   * more; and it answers a misspelt database or warehouse with a session that has none.
   */
  static void setDefaults(String url, int connectTimeoutSeconds, Properties defaults) {
    set(url, defaults, "disablePlatformDetection", "true");
    set(url, defaults, "CLIENT_OUT_OF_BAND_TELEMETRY_ENABLED", "false");
    set(url, defaults, "htapOOBTelemetryEnabled", "false");
    set(url, defaults, "implicitServerSideQueryTimeout", "true");
    set(url, defaults, "validateDefaultParameters", "true");
    set(url, defaults, "maxHttpRetries", MOST_RETRIES);
    set(url, defaults, "loginTimeout", Integer.toString(connectTimeoutSeconds));
    set(url, defaults, "application", "racine");
  }

  private static void set(String url, Properties defaults, String name, String value) {
    if (!url.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT) + "=")) {
      defaults.setProperty(name, value);
    }
  }

  static boolean isSnowflake(String url) {
    return url.startsWith(PREFIX);
  }

  /** Adds what the settings say to the properties of a connection. */
  void addTo(String url, Properties properties) {
    if (!isSnowflake(url)) {
      return;
    }
    String format = "JDBC_QUERY_RESULT_FORMAT";
    if (!properties.containsKey(format)) {
      set(url, properties, format, this.format.name());
    }
    if (warehouse != null) {
      properties.setProperty("warehouse", warehouse);
    }
    if (role != null) {
      properties.setProperty("role", role);
    }
    if (privateKey != null) {
      properties.setProperty("authenticator", "snowflake_jwt");
      byte[] pem = privateKey.reveal().getBytes(StandardCharsets.UTF_8);
      properties.setProperty("private_key_base64", Base64.getEncoder().encodeToString(pem));
    }
    if (passphrase != null) {
      properties.setProperty("private_key_pwd", passphrase.reveal());
    }
    if (token != null) {
      properties.setProperty("authenticator", "oauth");
      properties.setProperty("token", token.reveal());
    }
  }
}
