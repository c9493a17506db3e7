package io.racine.governance.testkit.connector;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** One connection to a {@link WireServer}: a line there, lines back. */
final class WireConnection implements AutoCloseable {
  private static final int LOOK_MILLIS = 10;

  private final Socket socket = new Socket();
  private final InputStream in;
  private final byte[] buffer = new byte[4_096];
  private int from;
  private int to;
  private long lastByte = System.nanoTime();

  WireConnection(String host, int port, Duration limit) throws IOException {
    try {
      socket.setSoTimeout(LOOK_MILLIS);
      socket.connect(new InetSocketAddress(host, port), (int) limit.toMillis());
      in = socket.getInputStream();
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  void say(String line) throws IOException {
    socket.getOutputStream().write((line + "\n").getBytes(UTF_8));
  }

  /** Returns the next line; what it ends with tells whether it is whole. */
  String line(BooleanSupplier giveUp) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = read(giveUp);
    while (next != '\n') {
      if (next < 0) {
        throw new IOException("the end");
      }
      if (next > 127) {
        throw new ProtocolException();
      }
      line.write(next);
      next = read(giveUp);
    }
    return line.toString(UTF_8);
  }

  long silentNanos() {
    return System.nanoTime() - lastByte;
  }

  private int read(BooleanSupplier giveUp) throws IOException {
    while (from == to) {
      if (giveUp.getAsBoolean()) {
        throw new InterruptedIOException();
      }
      try {
        from = 0;
        to = Math.max(0, in.read(buffer));
        if (to == 0) {
          return -1;
        }
        lastByte = System.nanoTime();
      } catch (SocketTimeoutException e) {
        to = 0;
      }
    }
    return buffer[from++] & 0xff;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException("A socket can always be closed", e);
    }
  }
}
