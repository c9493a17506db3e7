package io.racine.governance.connector.mongo.documentdb;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.bson.BsonDocument;

/**
 * PostgreSQL with the extension DocumentDB, in namespaces of its own for files, processes and
 * shared memory.
 *
 * <p>It lives as long as its standard input is open, which ends with this JVM however that ends,
 * and then takes its processes, its data and its mounts along.
 */
final class Engine {
  private static final String OWNER = "postgres";

  private static final String SCRIPT =
      """
      set -e
      bin=/usr/lib/postgresql/18/bin
      mount -t tmpfs -o mode=0755 tmpfs /mnt
      mkdir /mnt/data
      chown postgres /mnt/data
      as_postgres='setpriv --reuid=postgres --regid=postgres --clear-groups'
      $as_postgres $bin/initdb -D /mnt/data -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync
      cat >> /mnt/data/postgresql.conf <<END
      shared_preload_libraries = 'pg_cron, pg_documentdb_core, pg_documentdb'
      cron.database_name = 'postgres'
      listen_addresses = '127.0.0.1'
      unix_socket_directories = '/mnt/data'
      max_connections = 300
      fsync = off
      port = $1
      END
      exec 3<&0
      $as_postgres $bin/postgres -D /mnt/data < /dev/null &
      server=$!
      (cat <&3 > /dev/null; kill -INT $server) &
      wait $server
      """;

  private static final String READY = "database system is ready to accept connections";

  private final int port;
  private final EngineSession administrator;

  private Engine(int port) throws SQLException {
    this.port = port;
    try (Connection connection = connect(OWNER);
        Statement statement = connection.createStatement()) {
      statement.execute("create extension documentdb cascade");
    }
    this.administrator = new EngineSession(connect(OWNER));
  }

  static Engine start(Path root) throws IOException, SQLException {
    int port = freePort();
    Process process =
        new ProcessBuilder(
                List.of(
                    "unshare",
                    "--mount",
                    "--pid",
                    "--ipc",
                    "--fork",
                    "--root=" + root,
                    "--mount-proc",
                    "/bin/sh",
                    "-c",
                    SCRIPT,
                    "sh",
                    Integer.toString(port)))
            .redirectErrorStream(true)
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process)));
    awaitReady(process);
    return new Engine(port);
  }

  private static void awaitReady(Process process) throws IOException {
    BufferedReader log = process.inputReader(StandardCharsets.UTF_8);
    var said = new StringBuilder();
    for (String line = log.readLine(); line != null; line = log.readLine()) {
      said.append(line).append('\n');
      if (line.endsWith(READY)) {
        drain(log);
        return;
      }
    }
    throw new IllegalStateException("The engine does not start:\n" + said);
  }

  /** A log that nobody reads would block the engine. */
  private static void drain(Reader log) {
    Thread thread =
        new Thread(
            () -> {
              try (log) {
                log.transferTo(Writer.nullWriter());
              } catch (IOException e) {
                throw new IllegalStateException("The engine's log cannot be read", e);
              }
            },
            "documentdb-log");
    thread.setDaemon(true);
    thread.start();
  }

  private static void stop(Process process) {
    try (OutputStream living = process.getOutputStream()) {
      living.flush();
    } catch (IOException e) {
      process.destroyForcibly();
    }
    process.onExit().join();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Connection connect(String user) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres?prepareThreshold=0", user, "");
  }

  /** Returns a new session of a user who has proved who it is. */
  EngineSession login(String user) throws CommandFailure {
    try {
      return new EngineSession(connect(user));
    } catch (SQLException e) {
      throw CommandFailure.of(e);
    }
  }

  /** Returns how many statements of a user are being worked on. */
  int active(String user) {
    try (Connection connection = connect(OWNER);
        PreparedStatement statement =
            connection.prepareStatement(
                "select count(*) from pg_stat_activity where usename = ? and state = 'active'")) {
      statement.setString(1, user);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The engine does not say what it does", e);
    }
  }

  /** Calls a function with the rights to look at users, and to make them. */
  synchronized BsonDocument asAdministrator(String function, Object... arguments)
      throws CommandFailure {
    return administrator.call(function, arguments);
  }
}
