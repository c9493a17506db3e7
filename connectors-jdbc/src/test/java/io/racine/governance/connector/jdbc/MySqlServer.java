package io.racine.governance.connector.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real MySQL 8.0 for all tests of this JVM, from the files that the profile has unpacked. */
final class MySqlServer {
  static final String PASSWORD = "marker-right-password";

  /** Enough of the library for a server that is told not to use it. */
  private static final String LIBAIO =
      """
      int io_setup(unsigned n, void **c) { return -38; }
      int io_destroy(void *c) { return -38; }
      int io_submit(void *c, long n, void **b) { return -38; }
      int io_cancel(void *c, void *b, void *e) { return -38; }
      int io_getevents(void *c, long m, long n, void *e, void *t) { return -38; }
      int io_queue_init(int n, void **c) { return -38; }
      int io_queue_release(void *c) { return -38; }
      int io_queue_run(void *c) { return -38; }
      """;

  private static final String LIBAIO_VERSIONS =
      """
      LIBAIO_0.1 { global: io_submit; local: *; };
      LIBAIO_0.4 { global: io_setup; io_destroy; io_cancel; io_getevents; io_queue_init;
        io_queue_release; io_queue_run; } LIBAIO_0.1;
      """;

  private static final class Holder {
    static final int PORT = start();

    private static int start() {
      try {
        Path home = Path.of(System.getProperty("mysql.folder"));
        Path server = home.resolve("bin/mysqld");
        if (!server.toFile().setExecutable(true)) {
          throw new IllegalStateException(server + " cannot be made executable");
        }
        Path data = Files.createTempDirectory("my");
        if (!hasLibAio()) {
          makeLibAio(home.resolve("lib/private"), data);
        }
        int port = freePort();
        Process initialising =
            command(home, data, List.of("--initialize-insecure", "--datadir=" + data + "/d"));
        if (!initialising.waitFor(2, TimeUnit.MINUTES) || initialising.exitValue() != 0) {
          throw new IllegalStateException(Files.readString(data.resolve("log")));
        }
        Process running =
            command(
                home,
                data,
                List.of(
                    "--datadir=" + data + "/d",
                    "--port=" + port,
                    "--bind-address=127.0.0.1",
                    "--socket=" + data + "/s",
                    "--pid-file=" + data + "/p",
                    "--mysqlx=OFF",
                    "--skip-log-bin"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running)));
        await(running, data, port);
        return port;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    private static void stop(Process running) {
      running.destroy();
      // The folders are deleted by whoever comes next: not before the server has left them.
      running.onExit().join();
    }

    private static Process command(Path home, Path data, List<String> arguments)
        throws IOException {
      List<String> command = new ArrayList<>();
      command.add(home.resolve("bin/mysqld").toString());
      command.add("--no-defaults");
      if (System.getProperty("user.name").equals("root")) {
        command.add("--user=root");
      }
      command.add("--basedir=" + home);
      command.add("--innodb-use-native-aio=0");
      command.addAll(arguments);
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(data.resolve("log").toFile())
          .start();
    }

    private static void await(Process running, Path data, int port) throws IOException {
      while (running.isAlive()) {
        try {
          MySqlFamily.run(
              "jdbc:mysql://127.0.0.1:" + port + "/?allowPublicKeyRetrieval=true",
              "root",
              "",
              "create user checked@'%' identified by '" + PASSWORD + "'",
              "grant all on *.* to checked@'%' with grant option");
          return;
        } catch (SQLException e) {
          Thread.onSpinWait();
        }
      }
      throw new IllegalStateException(Files.readString(data.resolve("log")));
    }

    private static boolean hasLibAio() {
      for (String folder :
          List.of("/lib/x86_64-linux-gnu", "/usr/lib/x86_64-linux-gnu", "/lib64")) {
        if (Files.exists(Path.of(folder, "libaio.so.1"))) {
          return true;
        }
      }
      return false;
    }

    private static void makeLibAio(Path folder, Path work)
        throws IOException, InterruptedException {
      Path library = folder.resolve("libaio.so.1");
      if (Files.exists(library)) {
        return;
      }
      Path source = Files.writeString(work.resolve("aio.c"), LIBAIO);
      Path versions = Files.writeString(work.resolve("aio.map"), LIBAIO_VERSIONS);
      Process compiler =
          new ProcessBuilder(
                  "gcc",
                  "-shared",
                  "-fPIC",
                  "-Wl,--version-script=" + versions,
                  "-Wl,-soname,libaio.so.1",
                  "-o",
                  library.toString(),
                  source.toString())
              .inheritIO()
              .start();
      if (compiler.waitFor() != 0) {
        throw new IllegalStateException("The stub of libaio cannot be compiled");
      }
    }

    private static int freePort() throws IOException {
      try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      }
    }
  }

  private MySqlServer() {}

  static int port() {
    return Holder.PORT;
  }

  /** Returns the URL for MySQL's own driver. */
  static String url(String database) {
    return "jdbc:mysql://127.0.0.1:" + port() + "/" + database + "?allowPublicKeyRetrieval=true";
  }

  static void run(String... statements) throws SQLException {
    MySqlFamily.run(url(""), "checked", PASSWORD, statements);
  }
}
