package io.racine.governance.connector.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A relay before a server: counts the bytes of its answers, and cuts or holds them. */
final class Relay implements AutoCloseable {
  private static final int NEVER = Integer.MAX_VALUE;

  private final ServerSocket listener;
  private final int port;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);
  private final AtomicInteger cuts = new AtomicInteger();
  private final AtomicInteger connections = new AtomicInteger();
  private final CountDownLatch held = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private volatile boolean hold;
  private volatile boolean closed;

  Relay(int port) throws IOException {
    this.port = port;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::accept, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + listener.getLocalPort();
  }

  long bytes() {
    return bytes.get();
  }

  int connections() {
    return connections.get();
  }

  /** Cuts the connection after so many bytes of answers, so many times. */
  void cutAfter(long answered, int times) {
    cuts.set(times);
    left.set(answered);
  }

  /** Holds answers back after so many bytes. */
  void holdAfter(long answered) {
    hold = true;
    left.set(answered);
  }

  /** Waits until an answer is held back. */
  void awaitHeld() throws InterruptedException {
    held.await();
  }

  private void accept() {
    while (!closed) {
      try {
        Socket client = listener.accept();
        connections.incrementAndGet();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
        sockets.add(client);
        sockets.add(server);
        pump(client, server, false);
        pump(server, client, true);
      } catch (IOException e) {
        closed = true;
      }
    }
  }

  private void pump(Socket from, Socket to, boolean answers) {
    Thread thread =
        new Thread(
            () -> {
              try {
                copy(from.getInputStream(), to.getOutputStream(), answers);
              } catch (IOException | InterruptedException e) {
                // One side is gone; so is the other, below.
              } finally {
                close(from);
                close(to);
              }
            },
            "relay-pump");
    thread.setDaemon(true);
    thread.start();
  }

  private void copy(InputStream in, OutputStream out, boolean answers)
      throws IOException, InterruptedException {
    byte[] buffer = new byte[8192];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      if (answers) {
        bytes.addAndGet(read);
        if (left.addAndGet(-read) < 0) {
          if (hold) {
            held.countDown();
            release.await();
          } else if (cuts.getAndUpdate(cut -> cut == NEVER ? cut : Math.max(0, cut - 1)) > 0) {
            left.set(Long.MAX_VALUE / 2);
            if (cuts.get() > 0) {
              left.set(0);
            }
            throw new IOException("cut");
          }
        }
      }
      out.write(buffer, 0, read);
      out.flush();
    }
  }

  private void close(Socket socket) {
    sockets.remove(socket);
    try {
      socket.close();
    } catch (IOException e) {
      closed |= listener.isClosed();
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    release.countDown();
    listener.close();
    Set.copyOf(sockets).forEach(this::close);
  }
}
