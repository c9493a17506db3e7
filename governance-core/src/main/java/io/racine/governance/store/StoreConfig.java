package io.racine.governance.store;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.config.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Where the library keeps what it knows.
 *
 * <p>Start with one of the four factories and refine it:
 *
 * <pre>{@code
 * StoreConfig.embedded(Path.of("governance"))                    // a file of its own, made if missing
 * StoreConfig.inMemory()                                         // gone when closed; for tests and trials
 * StoreConfig.of(dataSource).schema(SchemaMode.CREATE)           // the host's H2 or PostgreSQL
 * StoreConfig.postgresql(url, "governance", secret).poolSize(20) // connections of our own
 * }</pre>
 *
 * <p>A {@code DataSource} of the host is used as it is and never closed. Its connections must not
 * be bound to the host's transactions: the library commits.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class StoreConfig {
  /** Transactions are short, so few connections serve many threads; a scan has about as many. */
  public static final int DEFAULT_POOL_SIZE = 8;

  /** More connections than this slow a database down rather than speed it up. */
  public static final int MAX_POOL_SIZE = 200;

  /** Long enough for a busy moment, short enough that a person notices an unreachable store. */
  public static final Duration DEFAULT_CONNECTION_TIMEOUT = Duration.ofSeconds(10);

  /** What the pool takes as the least. */
  private static final Duration MIN_CONNECTION_TIMEOUT = Duration.ofMillis(250);

  private static final Pattern CREDENTIALS_IN_URL =
      Pattern.compile("[?&](user|password|sslpassword)=|//[^/?]*@");

  private final Location location;
  private final SchemaMode schema;
  private final int poolSize;
  private final Duration connectionTimeout;

  private StoreConfig(
      Location location, SchemaMode schema, int poolSize, Duration connectionTimeout) {
    this.location = location;
    this.schema = schema;
    this.poolSize = poolSize;
    this.connectionTimeout = connectionTimeout;
  }

  /**
   * Keeps the store in an H2 file named {@code governance} in a folder, made if missing and then
   * readable by its owner only.
   *
   * <p>One process at a time can have it open. What was committed survives a killed process.
   *
   * @throws IllegalArgumentException if the path contains {@code ;}, which H2 cannot take
   */
  public static StoreConfig embedded(Path folder) {
    Path absolute = requireNonNull(folder, "folder").toAbsolutePath().normalize();
    if (absolute.toString().contains(";")) {
      throw new IllegalArgumentException(
          "Store folder must not contain ';' but was '" + absolute + "'");
    }
    return of(new Location.Embedded(absolute), SchemaMode.CREATE);
  }

  /** Keeps the store in memory, apart from that of any other call, until it is closed. */
  public static StoreConfig inMemory() {
    return of(new Location.Memory("racine-" + UUID.randomUUID()), SchemaMode.CREATE);
  }

  /** Keeps the store in the host's database, H2 or PostgreSQL, through the host's own pool. */
  public static StoreConfig of(DataSource dataSource) {
    return of(new Location.Host(requireNonNull(dataSource, "dataSource")), SchemaMode.VALIDATE);
  }

  /**
   * Keeps the store in PostgreSQL, through a pool of our own.
   *
   * @param url such as {@code jdbc:postgresql://host/database}, without user and password
   * @throws IllegalArgumentException if it is not a PostgreSQL URL or carries credentials
   */
  public static StoreConfig postgresql(String url, String user, Secret password) {
    requireNonNull(url, "url");
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException("Store URL must start with 'jdbc:postgresql:'");
    }
    if (CREDENTIALS_IN_URL.matcher(url.toLowerCase(Locale.ROOT)).find()) {
      throw new IllegalArgumentException(
          "Store URL must not carry credentials. Give them as 'user' and 'password'.");
    }
    return of(
        new Location.Server(
            url, requireNonNull(user, "user"), requireNonNull(password, "password")),
        SchemaMode.VALIDATE);
  }

  private static StoreConfig of(Location location, SchemaMode schema) {
    return new StoreConfig(location, schema, DEFAULT_POOL_SIZE, DEFAULT_CONNECTION_TIMEOUT);
  }

  /**
   * Says what may be done to the tables; the default is CREATE for our own files, else VALIDATE.
   */
  public StoreConfig schema(SchemaMode mode) {
    return new StoreConfig(location, requireNonNull(mode, "mode"), poolSize, connectionTimeout);
  }

  /**
   * Sets the most connections our own pool opens; of no effect on a host's {@code DataSource}.
   *
   * @throws IllegalArgumentException if it is not between 1 and {@value #MAX_POOL_SIZE}
   */
  public StoreConfig poolSize(int connections) {
    return new StoreConfig(location, schema, checkedPoolSize(connections), connectionTimeout);
  }

  /**
   * Sets how long to wait for a connection of our own pool; of no effect on a host's {@code
   * DataSource}.
   *
   * @throws IllegalArgumentException if it is under 250 ms
   */
  public StoreConfig connectionTimeout(Duration timeout) {
    requireNonNull(timeout, "timeout");
    if (timeout.compareTo(MIN_CONNECTION_TIMEOUT) < 0) {
      throw new IllegalArgumentException(
          "Store connection timeout must be at least 250 ms but was " + timeout);
    }
    return new StoreConfig(location, schema, poolSize, timeout);
  }

  static int checkedPoolSize(int connections) {
    if (connections < 1 || connections > MAX_POOL_SIZE) {
      throw new IllegalArgumentException(
          "Store pool size must be between 1 and " + MAX_POOL_SIZE + " but was " + connections);
    }
    return connections;
  }

  /** Returns whether no other process can have the store open. */
  public boolean isExclusive() {
    return location.isInThisJvm();
  }

  Location location() {
    return location;
  }

  SchemaMode schema() {
    return schema;
  }

  int poolSize() {
    return poolSize;
  }

  Duration connectionTimeout() {
    return connectionTimeout;
  }

  /** Says what kind of store it is; neither URL nor user nor secret. */
  @Override
  public String toString() {
    return "StoreConfig[" + location + ", schema " + schema + ", pool size " + poolSize + "]";
  }
}
