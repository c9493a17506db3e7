package io.racine.governance.testkit.fault;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection and the one made for it to the server.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
final class ProxyLink {
  private static final int TO_SERVER = 32 << 10;

  private final SocketChannel client;
  private final SelectionKey clientKey;
  private final ProxyMeter meter;
  private final ServerFlow flow;
  private final ByteBuffer toServer = ByteBuffer.allocate(TO_SERVER);
  private @Nullable SocketChannel server;
  private @Nullable SelectionKey serverKey;
  private Fault fault;
  private boolean clientEnded;
  private boolean serverTold;
  private boolean clientTold;
  private boolean lost;
  private boolean over;

  ProxyLink(SocketChannel client, Selector selector, ProxyMeter meter, Fault fault)
      throws IOException {
    this.client = client;
    this.meter = meter;
    this.fault = fault;
    this.flow = new ServerFlow(meter, fault);
    client.configureBlocking(false);
    client.setOption(StandardSocketOptions.TCP_NODELAY, true);
    this.clientKey = client.register(selector, 0);
  }

  /** Begins to connect to the server, unless a black hole has taken this connection. */
  void connect(InetSocketAddress address, Selector selector) {
    if (isSwallowed()) {
      swallowed();
      return;
    }
    try {
      SocketChannel opened = SocketChannel.open();
      server = opened;
      opened.configureBlocking(false);
      opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
      opened.connect(address);
      serverKey = opened.register(selector, SelectionKey.OP_CONNECT);
    } catch (IOException e) {
      // To the client this is what it is without a proxy: nobody there.
      end(Cut.RESET);
    }
  }

  boolean isOver() {
    return over;
  }

  /** Changes what goes wrong; a connection that has lost bytes is of no use any more. */
  void set(Fault next) {
    if (lost) {
      end(Cut.RESET);
      return;
    }
    fault = next;
    flow.set(next);
  }

  /** Passes on all that can be passed on now, and returns how long to wait for what is due. */
  long advance(long now) {
    if (over) {
      return Long.MAX_VALUE;
    }
    try {
      move(now);
    } catch (IOException e) {
      // One side has broken off; the other is to see the same.
      end(Cut.RESET);
    }
    if (over) {
      return Long.MAX_VALUE;
    }
    clientKey.interestOps(clientInterest());
    if (serverKey != null) {
      serverKey.interestOps(serverInterest());
    }
    return isSwallowed() ? Long.MAX_VALUE : flow.waitNanos();
  }

  private void move(long now) throws IOException {
    SocketChannel target = server;
    if (target != null && target.isConnectionPending() && !target.finishConnect()) {
      return;
    }
    if (isSwallowed() || target == null) {
      swallow(target);
      return;
    }
    takeFromClient();
    giveToServer(target);
    flow.takeFrom(target);
    flow.passTo(client, now);
    if (flow.isCut()) {
      end(fault.kind() == Fault.Kind.RESET ? Cut.RESET : Cut.CLOSE);
    } else if (flow.isDone() && !clientTold) {
      clientTold = true;
      client.shutdownOutput();
    }
    if (clientTold && serverTold) {
      end(Cut.CLOSE);
    } else if (clientEnded && flow.isStalled()) {
      // Nothing more is sent to it that would tell the server that it is gone.
      end(Cut.RESET);
    }
  }

  private void takeFromClient() throws IOException {
    if (!clientEnded && toServer.hasRemaining()) {
      clientEnded = client.read(toServer) < 0;
    }
  }

  private void giveToServer(SocketChannel target) throws IOException {
    toServer.flip();
    try {
      int written = toServer.hasRemaining() ? target.write(toServer) : 0;
      if (written > 0) {
        meter.fromClient(written);
      }
    } finally {
      toServer.compact();
    }
    if (clientEnded && toServer.position() == 0 && !serverTold) {
      serverTold = true;
      target.shutdownOutput();
    }
  }

  /** Reads and forgets, until the client has had enough. */
  private void swallow(@Nullable SocketChannel target) throws IOException {
    if (target != null && drain(target) != 0) {
      swallowed();
    }
    int fromClient = drain(client);
    if (fromClient > 0 && target != null) {
      swallowed();
    }
    if (fromClient < 0) {
      end(Cut.RESET);
    }
  }

  private static int drain(SocketChannel channel) throws IOException {
    ByteBuffer forgotten = ByteBuffer.allocate(TO_SERVER);
    int read = channel.read(forgotten);
    int sum = 0;
    while (read > 0) {
      sum += read;
      forgotten.clear();
      read = channel.read(forgotten);
    }
    return read < 0 ? read : sum;
  }

  private boolean isSwallowed() {
    return fault.kind() == Fault.Kind.BLACK_HOLE;
  }

  private void swallowed() {
    if (!lost) {
      lost = true;
      meter.faultStruck();
    }
  }

  private int clientInterest() {
    boolean reads = !clientEnded && (isSwallowed() || server == null || toServer.hasRemaining());
    return (reads ? SelectionKey.OP_READ : 0)
        | (!isSwallowed() && flow.isBlocked() ? SelectionKey.OP_WRITE : 0);
  }

  private int serverInterest() {
    SocketChannel target = server;
    if (target == null || target.isConnectionPending()) {
      return SelectionKey.OP_CONNECT;
    }
    boolean reads = isSwallowed() ? !lost : flow.hasRoom();
    return (reads ? SelectionKey.OP_READ : 0)
        | (toServer.position() > 0 ? SelectionKey.OP_WRITE : 0);
  }

  /** Ends both connections; with CLOSE the client may still send what nobody reads. */
  void end(Cut how) {
    if (over) {
      return;
    }
    over = true;
    close(client, how);
    close(server, how);
    meter.disconnected();
  }

  private static void close(@Nullable SocketChannel channel, Cut how) {
    if (channel == null) {
      return;
    }
    try (channel) {
      if (how == Cut.RESET) {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      } else {
        channel.shutdownOutput();
        // What lies unread at a close makes it a reset.
        drain(channel);
      }
    } catch (IOException e) {
      // The other side was faster: the connection is gone, which is what was wanted.
      return;
    }
  }
}
