package io.racine.governance.benchmarks.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import redis.clients.jedis.Jedis;
import redis.embedded.RedisServer;

/** A Redis of a measurement's own. */
final class RedisProcess implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final long AT_ONCE = 10_000;
  private final RedisServer server;
  private final int port;

  private RedisProcess(RedisServer server, int port) {
    this.server = server;
    this.port = port;
  }

  static RedisProcess start() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    RedisServer server =
        RedisServer.newRedisServer()
            .port(port)
            .bind(HOST)
            .setting("save \"\"")
            .setting("daemonize no")
            .onShutdownForceStop(true)
            .build();
    server.start();
    return new RedisProcess(server, port);
  }

  String node() {
    return HOST + ":" + port;
  }

  Jedis connect() {
    return new Jedis(HOST, port, 60_000);
  }

  /**
   * Makes keys in the server, which is faster than to send them.
   *
   * @param commands Lua that makes the keys of number {@code i}
   */
  void fill(long count, String commands) {
    try (Jedis jedis = connect()) {
      String script = "for i = ARGV[1], ARGV[2] do\n" + commands + "\nend";
      for (long from = 0; from < count; from += AT_ONCE) {
        jedis.eval(
            script, 0, Long.toString(from), Long.toString(Math.min(count, from + AT_ONCE) - 1));
      }
    }
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
