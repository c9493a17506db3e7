package io.racine.governance.examples.stores;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import redis.embedded.RedisServer;

/** Hashes of a Redis, by the forms of their keys; a broken form is closed to the login. */
final class RedisStore implements ScannedStore {
  private static final int MOST_AT_ONCE = 1_000;

  private final RedisServer server;
  private final int port;
  private final Socket socket;
  private final PrintStream commands;
  private final BufferedReader replies;
  private final Map<String, Integer> rows = new HashMap<>();
  private final Set<String> open = new TreeSet<>();

  private RedisStore(RedisServer server, int port) throws IOException {
    this.server = server;
    this.port = port;
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    this.commands = new PrintStream(socket.getOutputStream(), false, UTF_8);
    this.replies = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
  }

  static RedisStore start(String password) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    RedisServer server =
        RedisServer.newRedisServer()
            .port(port)
            .bind("127.0.0.1")
            .setting("save \"\"")
            .setting("daemonize no")
            .onShutdownForceStop(true)
            .build();
    server.start();
    var store = new RedisStore(server, port);
    store.run(List.of("ACL SETUSER reader on >" + password + " +@read +@connection +info +select"));
    return store;
  }

  /** Sends commands without spaces in their words; each answers with one line. */
  private void run(List<String> all) throws IOException {
    for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
      List<String> some = all.subList(from, Math.min(all.size(), from + MOST_AT_ONCE));
      some.forEach(command -> commands.print(command + "\r\n"));
      commands.flush();
      for (String command : some) {
        String reply = replies.readLine();
        if (reply == null || reply.startsWith("-")) {
          throw new IOException("Refused: " + command.split(" ")[0]);
        }
      }
    }
  }

  @Override
  public List<String> arguments() {
    return login(port);
  }

  @Override
  public List<String> nowhere() {
    return login(StoreScanContract.CLOSED_PORT);
  }

  private static List<String> login(int port) {
    return List.of(
        "--redis",
        "127.0.0.1:" + port,
        "--user=reader",
        "--password-env",
        StoreScanContract.PASSWORD_VARIABLE);
  }

  @Override
  public void fill(String table, List<String> values) throws IOException {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < rows.getOrDefault(table, 0); i++) {
      all.add("DEL " + table + ":" + i);
    }
    for (int i = 0; i < values.size(); i++) {
      all.add("HSET " + table + ":" + i + " entry " + values.get(i));
    }
    run(all);
    rows.put(table, values.size());
    open.add(table);
    grant();
  }

  @Override
  public void spoil(String table) throws IOException {
    open.remove(table);
    grant();
  }

  private void grant() throws IOException {
    var command = new StringBuilder("ACL SETUSER reader resetkeys");
    open.forEach(table -> command.append(" ~").append(table).append(":*"));
    run(List.of(command.toString()));
  }

  @Override
  public String path(String table) {
    return "db0.\"" + table + ":{id} (hash)\"";
  }

  @Override
  public void close() throws IOException {
    socket.close();
    server.stop();
  }
}
