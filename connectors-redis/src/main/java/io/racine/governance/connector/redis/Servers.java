package io.racine.governance.connector.redis;

import io.racine.governance.spi.config.Secret;
import io.racine.governance.spi.config.Setting;
import io.racine.governance.spi.config.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.DefaultRedisCredentials;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Finds the servers of a source and connects to them.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
final class Servers {
  private final Settings settings;
  private final Pace pace;
  private final @Nullable TlsSockets tls;

  Servers(Settings settings, RedisFailures failures, Pace pace) {
    this.settings = settings;
    this.pace = pace;
    this.tls = settings.get(RedisSettings.TLS) ? new TlsSockets(settings, failures) : null;
    requireOneWay(failures);
  }

  private void requireOneWay(RedisFailures failures) {
    long ways =
        List.of(RedisSettings.NODES, RedisSettings.SENTINELS, RedisSettings.CLUSTER_NODES).stream()
            .filter(setting -> !settings.get(setting).isEmpty())
            .count();
    if (ways > 1) {
      throw failures.misconfigured(
          "more than one of the settings 'nodes', 'sentinels' and 'cluster-nodes' is set. Leave"
              + " one.");
    }
    boolean named = settings.find(RedisSettings.MASTER_NAME).isPresent();
    if (named == settings.get(RedisSettings.SENTINELS).isEmpty()) {
      throw failures.misconfigured(
          "the settings 'sentinels' and 'master-name' go together. Set both or none.");
    }
    if (settings.find(RedisSettings.USER).isPresent()
        && settings.find(RedisSettings.PASSWORD).isEmpty()) {
      throw failures.misconfigured("the setting 'user' needs the setting 'password'. Set it.");
    }
    if (isCluster()
        && settings.get(RedisSettings.DATABASES).stream().anyMatch(text -> !text.equals("0"))) {
      throw failures.misconfigured(
          "a cluster has database 0 alone. Leave out the setting 'databases'.");
    }
  }

  boolean isCluster() {
    return !settings.get(RedisSettings.CLUSTER_NODES).isEmpty();
  }

  /** Returns the servers that hold keys, in a lasting order. */
  List<Shard> find(StopSwitch stop) throws RedisFault {
    if (isCluster()) {
      return firstThatAnswers(
          settings.get(RedisSettings.CLUSTER_NODES), endpoint -> slots(endpoint, stop), stop);
    }
    if (!settings.get(RedisSettings.SENTINELS).isEmpty()) {
      return firstThatAnswers(
          settings.get(RedisSettings.SENTINELS),
          endpoint -> List.of(Shard.ofAllSlots(master(endpoint, stop))),
          stop);
    }
    List<String> nodes = settings.get(RedisSettings.NODES);
    return firstThatAnswers(
        nodes.isEmpty() ? List.of(RedisSettings.DEFAULT_NODE) : nodes,
        endpoint -> {
          if (nodes.size() > 1) {
            connect(endpoint, 0, stop).close();
          }
          return List.of(Shard.ofAllSlots(endpoint));
        },
        stop);
  }

  private interface Question {
    List<Shard> ask(Endpoint endpoint) throws RedisFault;
  }

  private static List<Shard> firstThatAnswers(
      List<String> endpoints, Question question, StopSwitch stop) throws RedisFault {
    RedisFault last = new RedisFault(RedisFault.Reason.UNREACHABLE, null);
    for (String text : endpoints) {
      try {
        return question.ask(Endpoint.parse(text));
      } catch (RedisFault e) {
        last = e;
        if (stop.isStopped()) {
          throw e;
        }
      }
    }
    throw last;
  }

  private Endpoint master(Endpoint sentinel, StopSwitch stop) throws RedisFault {
    JedisClientConfig config =
        config(RedisSettings.SENTINEL_USER, RedisSettings.SENTINEL_PASSWORD, 0);
    try (Session session = connect(sentinel, config, stop)) {
      Object answer =
          session.call(
              Command.of(Protocol.Command.SENTINEL)
                  .add("get-master-addr-by-name")
                  .add(settings.get(RedisSettings.MASTER_NAME)));
      if (answer == Answers.NOTHING) {
        throw new RedisFault(RedisFault.Reason.UNREACHABLE, "no such master-name");
      }
      List<Object> parts = Answers.list(answer);
      return endpoint(sentinel, Answers.text(parts.get(0)), Answers.text(parts.get(1)));
    }
  }

  private static Endpoint endpoint(Endpoint asked, String host, String port) throws RedisFault {
    String text = (host.isEmpty() ? asked.host() : host) + ":" + port;
    if (Endpoint.problemOf(text).isPresent()) {
      throw new RedisFault(RedisFault.Reason.OTHER, "unexpected answer");
    }
    return Endpoint.parse(text);
  }

  private List<Shard> slots(Endpoint node, StopSwitch stop) throws RedisFault {
    Map<Endpoint, List<SlotRange>> masters = new HashMap<>();
    try (Session session = connect(node, 0, stop)) {
      Object answer = session.call(Command.of(Protocol.Command.CLUSTER).add("SLOTS"));
      for (Object each : Answers.list(answer)) {
        List<Object> range = Answers.list(each);
        List<Object> master = Answers.list(range.get(2));
        String host = master.get(0) == Answers.NOTHING ? "" : Answers.text(master.get(0));
        masters
            .computeIfAbsent(
                endpoint(node, host, Long.toString(Answers.number(master.get(1)))),
                any -> new ArrayList<>())
            .add(
                new SlotRange(
                    Math.toIntExact(Answers.number(range.get(0))),
                    Math.toIntExact(Answers.number(range.get(1)))));
      }
    }
    if (masters.isEmpty()) {
      throw new RedisFault(RedisFault.Reason.OVERLOADED, "no slots are served");
    }
    List<Shard> shards = new ArrayList<>();
    masters.forEach(
        (endpoint, ranges) -> {
          ranges.sort(Comparator.comparingInt(SlotRange::first));
          shards.add(new Shard(endpoint, ranges));
        });
    shards.sort(Comparator.comparingInt(shard -> shard.slots().get(0).first()));
    return shards;
  }

  /** Connects to a server, logs in and selects a database. */
  Session connect(Endpoint endpoint, int database, StopSwitch stop) throws RedisFault {
    return connect(endpoint, config(RedisSettings.USER, RedisSettings.PASSWORD, database), stop);
  }

  private Session connect(Endpoint endpoint, JedisClientConfig config, StopSwitch stop)
      throws RedisFault {
    pace.take(1, stop);
    var opener =
        new SocketOpener(
            endpoint,
            settings.get(RedisSettings.CONNECT_TIMEOUT),
            settings.get(RedisSettings.COMMAND_TIMEOUT),
            tls,
            stop);
    try {
      return new Session(new Connection(opener, config), opener, pace, stop);
    } catch (JedisException e) {
      opener.release();
      throw RedisFault.connecting(e);
    }
  }

  private JedisClientConfig config(Setting<String> user, Setting<Secret> password, int database) {
    // RESP2: one form of answers from every server, and no HELLO that a login may not be allowed.
    var config =
        DefaultJedisClientConfig.builder()
            .resp2()
            .database(database)
            .connectionTimeoutMillis(
                Math.toIntExact(settings.get(RedisSettings.CONNECT_TIMEOUT).toMillis()))
            .socketTimeoutMillis(
                Math.toIntExact(settings.get(RedisSettings.COMMAND_TIMEOUT).toMillis()))
            .clientSetInfoConfig(ClientSetInfoConfig.DISABLED);
    Optional<Secret> secret = settings.find(password);
    if (secret.isPresent()) {
      config.credentials(
          new DefaultRedisCredentials(settings.find(user).orElse(null), secret.get().reveal()));
    }
    return config.build();
  }
}
