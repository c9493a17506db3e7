package io.racine.governance.connector.redis;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** One server for many tests; each test takes a database of its own. */
final class SharedRedis {
  static final String USER = "racine";
  static final String PASSWORD = "marker-right-password";
  private static final AtomicInteger NEXT = new AtomicInteger(10);
  private static final RedisProcess SERVER = start();

  private SharedRedis() {}

  private static RedisProcess start() {
    RedisProcess server = RedisProcess.start("databases 200");
    server.run(
        "ACL",
        "SETUSER",
        USER,
        "on",
        ">" + PASSWORD,
        "~*",
        "+@read",
        "+@connection",
        "+select",
        "+info",
        "+time",
        "-keys");
    return server;
  }

  static RedisProcess server() {
    return SERVER;
  }

  /** Returns the number of a database that nobody uses, and turns the server to it. */
  static int newDatabase() {
    int number = NEXT.getAndIncrement();
    SERVER.select(number);
    return number;
  }

  static TestSource source(int database) {
    return TestSource.of(Map.of("nodes", SERVER.node(), "databases", Integer.toString(database)))
        .login(USER, PASSWORD);
  }
}
