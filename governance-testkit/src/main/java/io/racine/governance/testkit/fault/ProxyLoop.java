package io.racine.governance.testkit.fault;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The thread of a proxy: it takes in connections and moves the bytes of all of them.
 *
 * <p><b>Threads:</b> Confined to its own thread, but for {@link #call}, {@link #port} and {@link
 * #close}, which are thread-safe.
 */
final class ProxyLoop {
  interface Action {
    void run() throws IOException;
  }

  private record Command(Action action, CompletableFuture<Void> done) {}

  private final InetSocketAddress server;
  private final ProxyMeter meter;
  private final Selector selector;
  private final InetSocketAddress address;
  private final Thread thread;
  private final Queue<Command> commands = new ConcurrentLinkedQueue<>();
  private final Set<ProxyLink> links = new LinkedHashSet<>();
  private volatile boolean closing;
  private volatile boolean ended;
  private @Nullable ServerSocketChannel listener;
  private @Nullable SocketChannel placeholder;
  private Fault fault = Fault.none();

  private ProxyLoop(InetSocketAddress server, ProxyMeter meter) throws IOException {
    this.server = server;
    this.meter = meter;
    this.selector = Selector.open();
    ServerSocketChannel first =
        listenAt(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    this.listener = first;
    this.address = (InetSocketAddress) first.getLocalAddress();
    this.thread = new Thread(this::run, "fault-proxy-" + address.getPort());
    thread.setDaemon(true);
  }

  static ProxyLoop start(InetSocketAddress server, ProxyMeter meter) throws IOException {
    if (server.isUnresolved()) {
      throw new IllegalArgumentException("There is no host '" + server.getHostString() + "'");
    }
    ProxyLoop loop = new ProxyLoop(server, meter);
    loop.thread.start();
    return loop;
  }

  int port() {
    return address.getPort();
  }

  /** Runs an action in the thread of the loop and returns when it is done and in effect. */
  void call(Action action) {
    Command command = new Command(action, new CompletableFuture<>());
    commands.add(command);
    selector.wakeup();
    if (ended && commands.remove(command)) {
      throw new IllegalStateException("The proxy on port " + port() + " is closed");
    }
    try {
      command.done().join();
    } catch (CompletionException e) {
      throw new IllegalStateException("The proxy on port " + port() + " failed", e.getCause());
    }
  }

  /** Waits until what is under way has been counted: a client may be ahead of the counters. */
  void settle() {
    if (!closing) {
      call(() -> {});
    }
  }

  void close() {
    closing = true;
    if (!ended) {
      selector.wakeup();
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      long waitNanos = Long.MAX_VALUE;
      while (!closing) {
        select(waitNanos);
        selector.selectedKeys().clear();
        obey();
        accept();
        waitNanos = advance();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The proxy on port " + port() + " failed", e);
    } finally {
      end();
    }
  }

  private void select(long waitNanos) throws IOException {
    if (waitNanos == Long.MAX_VALUE) {
      selector.select();
    } else if (waitNanos > 0) {
      // Rounded up: a turn of the loop before the time would do nothing.
      selector.select(TimeUnit.NANOSECONDS.toMillis(waitNanos) + 1);
    } else {
      selector.selectNow();
    }
  }

  private void obey() throws IOException {
    for (Command command = commands.poll(); command != null; command = commands.poll()) {
      try {
        command.action().run();
        // What was closed is closed for the other side only once its key is gone.
        selector.selectNow();
        command.done().complete(null);
      } catch (IOException e) {
        command.done().completeExceptionally(e);
        throw e;
      }
    }
  }

  private void accept() throws IOException {
    ServerSocketChannel open = listener;
    SocketChannel client = open == null ? null : open.accept();
    while (client != null && open != null) {
      ProxyLink link = new ProxyLink(client, selector, meter, fault);
      meter.connected();
      links.add(link);
      link.connect(server, selector);
      client = open.accept();
    }
  }

  private long advance() {
    long least = Long.MAX_VALUE;
    for (ProxyLink link : links) {
      least = Math.min(least, link.advance(System.nanoTime()));
    }
    links.removeIf(ProxyLink::isOver);
    return least;
  }

  void fault(Fault next) throws IOException {
    fault = next;
    meter.faultSet();
    if (next.kind() == Fault.Kind.REFUSE) {
      refuse();
    } else {
      listen();
    }
    links.forEach(link -> link.set(next));
  }

  void cutAll(Cut how) {
    links.forEach(link -> link.end(how));
    links.clear();
  }

  /** Holds the port without listening, so that the system refuses and nobody else gets it. */
  private void refuse() throws IOException {
    ServerSocketChannel open = listener;
    if (open != null) {
      listener = null;
      open.close();
      selector.selectNow();
      SocketChannel holding = SocketChannel.open();
      placeholder = holding;
      holding.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      holding.bind(address);
    }
  }

  private void listen() throws IOException {
    SocketChannel held = placeholder;
    if (held != null) {
      placeholder = null;
      listener = listenAt(address);
      held.close();
    }
  }

  private ServerSocketChannel listenAt(InetSocketAddress where) throws IOException {
    ServerSocketChannel opened = ServerSocketChannel.open();
    try {
      opened.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      opened.bind(where);
      opened.configureBlocking(false);
      opened.register(selector, SelectionKey.OP_ACCEPT);
      return opened;
    } catch (IOException e) {
      opened.close();
      throw e;
    }
  }

  private void end() {
    ended = true;
    cutAll(Cut.RESET);
    close(listener);
    close(placeholder);
    close(selector);
    for (Command command = commands.poll(); command != null; command = commands.poll()) {
      command.done().completeExceptionally(new IllegalStateException("It is closed"));
    }
  }

  private static void close(@Nullable Closeable resource) {
    try {
      if (resource != null) {
        resource.close();
      }
    } catch (IOException e) {
      // The system takes it back all the same.
      return;
    }
  }
}
