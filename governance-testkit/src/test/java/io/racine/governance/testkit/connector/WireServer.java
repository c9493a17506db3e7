package io.racine.governance.testkit.connector;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A server of one table of 1,000 rows that speaks in lines; one for all tests of this JVM. */
final class WireServer {
  static final String PASSWORD = "open sesame";
  static final int ROWS = 1_000;
  private static final List<String> TEXTS =
      IntStream.range(0, ROWS).mapToObj(WireServer::newText).toList();
  private static final ServerSocket LISTENER = start();

  private WireServer() {}

  static int port() {
    return LISTENER.getLocalPort();
  }

  /** Returns the text of a row; nobody could guess it. */
  static String text(int row) {
    return TEXTS.get(row);
  }

  private static String newText(int row) {
    StringBuilder text = new StringBuilder();
    Random random = new Random(row);
    while (text.length() < 80) {
      text.append(Character.forDigit(random.nextInt(36), 36));
    }
    return text.toString();
  }

  private static ServerSocket start() {
    try {
      ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      run(() -> accept(listener));
      return listener;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(Runnable task) {
    Thread thread = new Thread(task, "wire-server");
    thread.setDaemon(true);
    thread.start();
  }

  private static void accept(ServerSocket listener) {
    while (true) {
      try {
        Socket socket = listener.accept();
        run(() -> serve(socket));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void serve(Socket socket) {
    try (socket;
        BufferedReader in =
            new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        Writer out = new BufferedWriter(new OutputStreamWriter(socket.getOutputStream(), UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        answer(line, out);
        out.flush();
      }
    } catch (IOException e) {
      // The client is gone, as many tests want it.
      return;
    }
  }

  private static void answer(String line, Writer out) throws IOException {
    switch (line) {
      case "login " + PASSWORD -> out.write("welcome to the wire server\n");
      case "version" -> out.write("version 1" + " of the wire server".repeat(10) + "\n");
      case "list" -> out.write("table letter" + " of the wire server".repeat(10) + "\n.\n");
      case "count" -> out.write("count " + ROWS + " of the wire server".repeat(10) + "\n");
      case "read" -> {
        for (int i = 0; i < ROWS; i++) {
          out.write("row " + i + " " + text(i) + "\n");
        }
        out.write(".\n");
      }
      default -> out.write("what?\n");
    }
  }
}
