package io.racine.governance.testkit.fault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What one server sends to one client, with the fault that spoils it.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
final class ServerFlow {
  /** What came when; it is passed on in this order. */
  private record Chunk(ByteBuffer bytes, long arrived) {}

  /** Holds what a delay of some tenths of a second needs; a full one makes the server wait. */
  private static final int ROOM = 1 << 20;

  private static final int READ_SIZE = 64 << 10;
  private static final long NANOS = 1_000_000_000L;

  /** A throttled second is paid out in so many parts. */
  private static final int PARTS = 20;

  private final ProxyMeter meter;
  private final ByteBuffer incoming = ByteBuffer.allocate(READ_SIZE);
  private final Deque<Chunk> chunks = new ArrayDeque<>();
  private Fault fault;
  private int held;
  private long passed;
  private long turn;
  private boolean struck;
  private boolean ended;
  private boolean blocked;
  private long waitNanos;

  ServerFlow(ProxyMeter meter, Fault fault) {
    this.meter = meter;
    this.fault = fault;
  }

  /** Changes the fault; its bytes are counted from here. */
  void set(Fault next) {
    fault = next;
    passed = 0;
    struck = false;
    turn = System.nanoTime();
  }

  boolean hasRoom() {
    return !ended && held < ROOM;
  }

  /** Returns whether the client must take something before more can be passed on. */
  boolean isBlocked() {
    return blocked;
  }

  /** Returns how long to wait for the next byte to be due; {@code Long.MAX_VALUE} for none. */
  long waitNanos() {
    return waitNanos;
  }

  /** Returns whether the server is at its end and all it sent has been passed on. */
  boolean isDone() {
    return ended && chunks.isEmpty() && !isStalled();
  }

  boolean isStalled() {
    return fault.kind() == Fault.Kind.STALL && isHarmful();
  }

  boolean isCut() {
    boolean cuts = fault.kind() == Fault.Kind.RESET || fault.kind() == Fault.Kind.CLOSE;
    return cuts && isHarmful();
  }

  /** Takes in what the server has sent. */
  void takeFrom(SocketChannel server) throws IOException {
    while (hasRoom()) {
      incoming.clear();
      int read = server.read(incoming);
      if (read <= 0) {
        ended = read < 0;
        return;
      }
      ByteBuffer copy = ByteBuffer.allocate(read);
      copy.put(incoming.flip()).flip();
      chunks.add(new Chunk(copy, System.nanoTime()));
      held += read;
    }
  }

  /** Passes on what may go now. */
  void passTo(SocketChannel client, long now) throws IOException {
    blocked = false;
    waitNanos = Long.MAX_VALUE;
    while (!strikes() && !chunks.isEmpty()) {
      Chunk chunk = chunks.element();
      waitNanos = waitFor(chunk, now);
      if (waitNanos > 0) {
        return;
      }
      waitNanos = Long.MAX_VALUE;
      int written = client.write(next(chunk.bytes()));
      if (written == 0) {
        blocked = true;
        return;
      }
      count(chunk, written, now);
    }
  }

  /** Returns whether the fault now lets nothing pass. */
  private boolean strikes() {
    if (!isHarmful()) {
      return false;
    }
    boolean stops = isStalled() || isCut();
    if (stops || !chunks.isEmpty()) {
      strike();
    }
    return stops;
  }

  private boolean isHarmful() {
    return fault.kind() != Fault.Kind.NONE
        && fault.kind() != Fault.Kind.REFUSE
        && passed >= fault.after();
  }

  private long waitFor(Chunk chunk, long now) {
    if (!isHarmful()) {
      return 0;
    }
    return switch (fault.kind()) {
      case DELAY -> chunk.arrived() + fault.amount() - now;
      case THROTTLE -> turn - now;
      default -> 0;
    };
  }

  /** Returns the bytes to pass on in one go: none beyond the place where the fault begins. */
  private ByteBuffer next(ByteBuffer bytes) {
    long most = bytes.remaining();
    if (!isHarmful()) {
      most = fault.after() > passed ? Math.min(most, fault.after() - passed) : most;
    } else if (fault.kind() == Fault.Kind.THROTTLE) {
      most = Math.min(most, Math.max(1, fault.amount() / PARTS));
    }
    ByteBuffer slice = bytes.slice(bytes.position(), (int) most);
    return isHarmful() && fault.kind() == Fault.Kind.CORRUPT ? turnedOver(slice) : slice;
  }

  private static ByteBuffer turnedOver(ByteBuffer bytes) {
    ByteBuffer turned = ByteBuffer.allocate(bytes.remaining());
    while (bytes.hasRemaining()) {
      turned.put((byte) ~bytes.get());
    }
    return turned.flip();
  }

  private void count(Chunk chunk, int written, long now) {
    if (isHarmful() && fault.kind() == Fault.Kind.THROTTLE) {
      turn = (turn - now > 0 ? turn : now) + written * NANOS / fault.amount();
    }
    chunk.bytes().position(chunk.bytes().position() + written);
    passed += written;
    held -= written;
    if (!chunk.bytes().hasRemaining()) {
      chunks.remove();
    }
    meter.fromServer(written, passed);
  }

  private void strike() {
    if (!struck) {
      struck = true;
      meter.faultStruck();
    }
  }
}
