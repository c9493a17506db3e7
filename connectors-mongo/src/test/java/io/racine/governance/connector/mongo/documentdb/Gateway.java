package io.racine.governance.connector.mongo.documentdb;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Lets clients of MongoDB talk to the engine, each on a thread of its own.
 *
 * <p><b>Threads:</b> Thread-safe; its threads are daemons and end with the JVM.
 */
final class Gateway {
  private static final int BACKLOG = 50;

  private final ServerSocket listening;
  private final Engine engine;
  private final OpenWork work = new OpenWork();

  private Gateway(ServerSocket listening, Engine engine) {
    this.listening = listening;
    this.engine = engine;
  }

  static Gateway before(Engine engine) throws IOException {
    var gateway =
        new Gateway(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), engine);
    start(gateway::listen, "documentdb-gateway");
    return gateway;
  }

  private static void start(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void listen() {
    try {
      while (true) {
        var connection = new WireConnection(listening.accept(), engine, work);
        start(connection, "documentdb-client");
      }
    } catch (IOException e) {
      throw new IllegalStateException("The gateway cannot accept a client", e);
    }
  }

  int port() {
    return listening.getLocalPort();
  }

  int openCursors() {
    return work.cursors();
  }
}
