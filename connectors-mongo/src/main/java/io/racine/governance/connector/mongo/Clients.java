package io.racine.governance.connector.mongo;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.ReadPreference;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.connection.ClusterSettings;
import com.mongodb.connection.ServerDescription;
import com.mongodb.connection.SslSettings;
import com.mongodb.selector.CompositeServerSelector;
import com.mongodb.selector.ServerSelector;
import io.racine.governance.spi.config.Secret;
import io.racine.governance.spi.config.Settings;
import io.racine.governance.spi.connector.ConnectorContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.jspecify.annotations.Nullable;

/**
 * Makes the driver's client when it is first needed, and another one when the password has changed.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
final class Clients implements AutoCloseable {
  private static final String ADMIN = "admin";

  private static final BsonDocument PING = new BsonDocument("ping", new BsonInt32(1));

  /** Connections above those that work: what stops a call must not wait for the call. */
  private static final int SPARE_CONNECTIONS = 2;

  /** An idle connection of a scan that has ended is of no use to anybody. */
  private static final long IDLE_SECONDS = 60;

  /** How often the driver looks at a server by itself. */
  private static final long MOST_HEARTBEAT = 10_000;

  /** How often it looks while a call waits for a server. */
  private static final long LEAST_HEARTBEAT = 100;

  private final RefusedServers refused = new RefusedServers(this::servers);
  private final ConnectorContext context;
  private final MongoFailures failures;
  private final List<MongoClient> made = new ArrayList<>();
  private @Nullable MongoCredential credential;
  private @Nullable MongoClient current;
  private boolean encrypted;
  private boolean closed;
  private volatile boolean asked;

  Clients(ConnectorContext context, MongoFailures failures) {
    this.context = context;
    this.failures = failures;
    requireConsistent(context.settings());
  }

  private void requireConsistent(Settings settings) {
    boolean url = settings.find(MongoSettings.URL).isPresent();
    boolean hosts = settings.find(MongoSettings.HOSTS).filter(all -> !all.isEmpty()).isPresent();
    boolean handedIn = context.handedIn(MongoClientSettings.class).isPresent();
    if (url && hosts) {
      throw failures.misconfigured("it has both settings 'url' and 'hosts'. Keep one.");
    }
    if (!url && !hosts && !handedIn) {
      throw failures.misconfigured(
          "it has neither the setting 'hosts' nor 'url'. Set one, or hand in a"
              + " com.mongodb.MongoClientSettings.");
    }
    Optional<MongoSettings.Mechanism> mechanism = settings.find(MongoSettings.AUTH_MECHANISM);
    boolean user = settings.find(MongoSettings.USER).isPresent();
    boolean scram =
        mechanism.isEmpty()
            || mechanism.get() == MongoSettings.Mechanism.SCRAM_SHA_1
            || mechanism.get() == MongoSettings.Mechanism.SCRAM_SHA_256;
    if (scram && mechanism.isPresent() && !user) {
      throw failures.misconfigured("setting 'auth-mechanism' needs a login. Set 'user'.");
    }
    if (scram && !user && settings.find(MongoSettings.PASSWORD).isPresent()) {
      throw failures.misconfigured("it has a password without a login. Set 'user'.");
    }
  }

  synchronized MongoClient client() {
    if (closed) {
      throw new IllegalStateException("The connector of '" + context.source() + "' is closed");
    }
    MongoClient client = current;
    if (client == null) {
      MongoClientSettings built = driverSettings();
      encrypted = built.getSslSettings().isEnabled();
      client = MongoClients.create(built);
      made.add(client);
      current = client;
    }
    return client;
  }

  /**
   * Returns whether the servers know sessions, as those of MongoDB have since 2017. The driver
   * finds out with its first call, and until then would begin one in vain.
   */
  boolean knowsSessions(MongoClient client) {
    if (client.getClusterDescription().getLogicalSessionTimeoutMinutes() == null && !asked) {
      client.getDatabase(ADMIN).runCommand(PING, ReadPreference.nearest());
      asked = true;
    }
    return client.getClusterDescription().getLogicalSessionTimeoutMinutes() != null;
  }

  /** Returns whether the current client talks TLS. */
  synchronized boolean isEncrypted() {
    return encrypted;
  }

  /** Lets the next call log in anew when the host has another password by now. */
  synchronized void loginRefused() {
    if (credential != null && !credential.equals(credential(context.settings()).orElse(null))) {
      current = null;
    }
  }

  /** Begins a call on this thread, and returns what to make it with. */
  MongoClient clientOfCall() {
    refused.begin();
    return client();
  }

  /** Returns whether the client has looked at every server and found none that answers. */
  static boolean isLost(MongoClient client) {
    List<ServerDescription> servers = client.getClusterDescription().getServerDescriptions();
    return !servers.isEmpty()
        && servers.stream().allMatch(server -> !server.isOk() && server.getException() != null);
  }

  /** Lets later calls connect anew: those that are stuck hold connections of this client. */
  synchronized void lost(MongoClient client) {
    if (client.equals(current)) {
      current = null;
    }
  }

  private synchronized List<ServerDescription> servers() {
    return current == null ? List.of() : current.getClusterDescription().getServerDescriptions();
  }

  private MongoClientSettings driverSettings() {
    Settings settings = context.settings();
    MongoClientSettings.Builder builder =
        context
            .handedIn(MongoClientSettings.class)
            .map(MongoClientSettings::builder)
            .orElseGet(MongoClientSettings::builder);
    boolean srv = false;
    Optional<String> url = settings.find(MongoSettings.URL);
    if (url.isPresent()) {
      ConnectionString parsed = parse(url.get());
      srv = parsed.isSrvProtocol();
      builder.applyConnectionString(parsed);
    }
    settings
        .find(MongoSettings.HOSTS)
        .filter(hosts -> !hosts.isEmpty())
        .ifPresent(hosts -> builder.applyToClusterSettings(cluster -> addHosts(cluster, hosts)));
    long connectMillis = settings.get(MongoSettings.CONNECT_TIMEOUT).toMillis();
    builder
        .applyToClusterSettings(
            cluster ->
                cluster
                    .serverSelectionTimeout(connectMillis, MILLISECONDS)
                    .serverSelector(serverSelector()))
        .applyToSocketSettings(socket -> socket.connectTimeout(connectMillis, MILLISECONDS))
        // A network that has gone shows when the driver looks at a server, not in a call.
        .applyToServerSettings(
            server ->
                server
                    .heartbeatFrequency(Math.min(connectMillis, MOST_HEARTBEAT), MILLISECONDS)
                    .minHeartbeatFrequency(LEAST_HEARTBEAT, MILLISECONDS))
        .applyToConnectionPoolSettings(
            pool ->
                pool.maxSize(settings.get(MongoSettings.MAX_CONNECTIONS) + SPARE_CONNECTIONS)
                    .minSize(0)
                    .maxConnectionIdleTime(IDLE_SECONDS, SECONDS))
        .applicationName("racine")
        .codecRegistry(MongoClientSettings.getDefaultCodecRegistry())
        // At level DEBUG the driver logs commands and answers: values, that is.
        .applyToLoggerSettings(logger -> logger.maxDocumentLength(0));
    settings
        .find(MongoSettings.READ_PREFERENCE)
        .ifPresent(preference -> builder.readPreference(preference.driver()));
    boolean fromSrv = srv;
    builder.applyToSslSettings(ssl -> applyTls(settings, ssl, fromSrv));
    credential = credential(settings).orElse(null);
    if (credential != null) {
      builder.credential(credential);
    }
    return builder.build();
  }

  private ServerSelector serverSelector() {
    return context
        .handedIn(MongoClientSettings.class)
        .map(settings -> settings.getClusterSettings().getServerSelector())
        .<ServerSelector>map(theirs -> new CompositeServerSelector(List.of(refused, theirs)))
        .orElse(refused);
  }

  /** The one place that asks the name server, so not before the first call. */
  private ConnectionString parse(String url) {
    try {
      return new ConnectionString(url);
    } catch (IllegalArgumentException e) {
      throw failures.misconfigured("the driver does not take the setting 'url'. Check it.");
    }
  }

  private static void addHosts(ClusterSettings.Builder cluster, List<String> hosts) {
    cluster.hosts(hosts.stream().map(ServerAddress::new).toList());
  }

  private void applyTls(Settings settings, SslSettings.Builder ssl, boolean srv) {
    new TlsContexts(settings, failures)
        .context()
        .ifPresent(context -> ssl.enabled(true).context(context));
    if (srv) {
      ssl.enabled(true);
    }
    settings.find(MongoSettings.TLS).ifPresent(ssl::enabled);
    if (settings.get(MongoSettings.TLS_ANY_HOST_NAME)) {
      ssl.invalidHostNameAllowed(true);
    }
  }

  private static Optional<MongoCredential> credential(Settings settings) {
    Optional<String> user = settings.find(MongoSettings.USER);
    String database = settings.find(MongoSettings.AUTH_SOURCE).orElse(ADMIN);
    Optional<MongoSettings.Mechanism> mechanism = settings.find(MongoSettings.AUTH_MECHANISM);
    if (mechanism.isEmpty()) {
      return user.map(name -> MongoCredential.createCredential(name, database, password(settings)));
    }
    return switch (mechanism.get()) {
      case NONE -> Optional.empty();
      case X509 ->
          Optional.of(
              user.map(MongoCredential::createMongoX509Credential)
                  .orElseGet(MongoCredential::createMongoX509Credential));
      case SCRAM_SHA_1 ->
          user.map(
              name ->
                  MongoCredential.createScramSha1Credential(name, database, password(settings)));
      case SCRAM_SHA_256 ->
          user.map(
              name ->
                  MongoCredential.createScramSha256Credential(name, database, password(settings)));
    };
  }

  private static char[] password(Settings settings) {
    return settings.find(MongoSettings.PASSWORD).map(Secret::reveal).orElse("").toCharArray();
  }

  @Override
  public synchronized void close() {
    closed = true;
    made.forEach(MongoClient::close);
    made.clear();
    current = null;
  }

  @Override
  public String toString() {
    return "clients of '" + context.source() + "'";
  }
}
