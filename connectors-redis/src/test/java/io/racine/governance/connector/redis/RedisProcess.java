package io.racine.governance.connector.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.commands.ProtocolCommand;
import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/** A real Redis server of a test, and a login to it that may do everything. */
final class RedisProcess implements AutoCloseable {
  static final String HOST = "127.0.0.1";

  private final RedisServer server;
  private final int port;
  private final Connection connection;

  private RedisProcess(RedisServer server, int port) {
    this.server = server;
    this.port = port;
    this.connection =
        new Connection(
            new HostAndPort(HOST, port),
            DefaultJedisClientConfig.builder().resp2().socketTimeoutMillis(60_000).build());
  }

  static RedisProcess start(String... settings) {
    try {
      int port = freePort();
      RedisServerBuilder builder =
          RedisServer.newRedisServer()
              .port(port)
              .bind(HOST)
              .setting("save \"\"")
              .setting("daemonize no")
              .onShutdownForceStop(true);
      Arrays.stream(settings).forEach(builder::setting);
      RedisServer server = builder.build();
      server.start();
      return new RedisProcess(server, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int freePort() throws IOException {
    // A cluster's server takes the port 10,000 higher for itself too.
    while (true) {
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
        if (socket.getLocalPort() < 55_000) {
          return socket.getLocalPort();
        }
      }
    }
  }

  int port() {
    return port;
  }

  String node() {
    return HOST + ":" + port;
  }

  Object run(String command, Object... arguments) {
    send(command, arguments);
    return connection.getOne();
  }

  /** Sends many commands of which the answers do not matter. */
  void runAll(List<Object[]> commands) {
    for (int from = 0; from < commands.size(); from += 1_000) {
      List<Object[]> some = commands.subList(from, Math.min(commands.size(), from + 1_000));
      for (Object[] command : some) {
        send((String) command[0], Arrays.copyOfRange(command, 1, command.length));
      }
      connection.getMany(some.size()).stream()
          .filter(RuntimeException.class::isInstance)
          .findFirst()
          .ifPresent(
              failure -> {
                throw (RuntimeException) failure;
              });
    }
  }

  private void send(String command, Object... arguments) {
    ProtocolCommand name = () -> command.getBytes(UTF_8);
    CommandArguments all = new CommandArguments(name);
    for (Object argument : arguments) {
      if (argument instanceof byte[] bytes) {
        all.add(bytes);
      } else {
        all.add(String.valueOf(argument));
      }
    }
    connection.sendCommand(all);
  }

  void select(int database) {
    run("SELECT", database);
  }

  /** Returns how many others are connected to a database, once that has settled. */
  int settledClients(int database) {
    long patience = System.nanoTime() + 10_000_000_000L;
    long clients;
    do {
      clients = clients(database);
    } while (clients > 0 && System.nanoTime() < patience);
    return (int) clients;
  }

  private long clients(int database) {
    String mine = " id=" + run("CLIENT", "ID") + " ";
    return new String((byte[]) run("CLIENT", "LIST"), UTF_8)
        .lines()
        .map(line -> " " + line + " ")
        .filter(line -> line.contains(" db=" + database + " ") && !line.contains(mine))
        .count();
  }

  String text(String command, Object... arguments) {
    return new String((byte[]) run(command, arguments), UTF_8);
  }

  static Object[] command(Object... parts) {
    return parts;
  }

  static List<Object[]> commands(Stream<Object[]> commands) {
    return new ArrayList<>(commands.toList());
  }

  @Override
  public void close() {
    connection.disconnect();
    stop();
  }

  void stop() {
    try {
      server.stop();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
