package io.racine.governance.testkit.fault;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * Stands before a server on a port of this machine and spoils the connections to it on demand.
 *
 * <pre>{@code
 * try (FaultProxy proxy = FaultProxy.before("127.0.0.1", server.port())) {
 *   Connector connector = connect("jdbc:postgresql://" + proxy.host() + ":" + proxy.port() + "/shop");
 *   proxy.set(Fault.cut(Cut.RESET).after(2_000));
 *   …
 *   proxy.heal();
 *   connector.verify(); // goes through again
 * }
 * }</pre>
 *
 * <p>Every byte is passed on as it is; to the server, each connection is one from this machine. A
 * fault holds for all connections from when {@link #set} returns until another is set. Counters and
 * {@link #awaitStruck} tell a test where things are, so that it need not sleep. {@link #close} ends
 * the one thread it has and every connection.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @since 0.1
 */
public final class FaultProxy implements AutoCloseable {
  private final ProxyMeter meter = new ProxyMeter();
  private final ProxyLoop loop;
  private final int port;

  private FaultProxy(InetSocketAddress server) throws IOException {
    this.loop = ProxyLoop.start(server, meter);
    this.port = loop.port();
  }

  /** Returns a proxy before the server at this address, with no fault. */
  public static FaultProxy before(InetSocketAddress server) {
    try {
      return new FaultProxy(requireNonNull(server, "server"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot listen on the loopback address", e);
    }
  }

  /** Returns a proxy before the server at this host and port, with no fault. */
  public static FaultProxy before(String host, int port) {
    return before(new InetSocketAddress(host, port));
  }

  /** Returns the address to connect to in place of the server's. */
  public String host() {
    return InetAddress.getLoopbackAddress().getHostAddress();
  }

  /** Returns the port to connect to in place of the server's; it stays the same. */
  public int port() {
    return port;
  }

  /** Sets what goes wrong from now on, in place of what was set before. */
  public FaultProxy set(Fault fault) {
    requireNonNull(fault, "fault");
    loop.call(() -> loop.fault(fault));
    return this;
  }

  /** Takes the fault away; what was held back is passed on, what was cut stays so. */
  public FaultProxy heal() {
    return set(Fault.none());
  }

  /** Cuts every connection that is open now. */
  public FaultProxy cut(Cut how) {
    requireNonNull(how, "how");
    loop.call(() -> loop.cutAll(how));
    return this;
  }

  /** Returns whether the fault that is set has hit a connection. */
  public boolean hasStruck() {
    loop.settle();
    return meter.hasStruck();
  }

  /**
   * Waits until the fault that is set has hit a connection: it was cut, has nothing more coming,
   * gets its bytes late or wrong, or was swallowed. Nobody can tell when one is refused.
   *
   * @throws AssertionError if none was hit within the time limit
   */
  public void awaitStruck(Duration timeLimit) {
    meter.awaitStruck(timeLimit);
  }

  /**
   * Waits until at most so many connections are open.
   *
   * @throws AssertionError if more are open at the end of the time limit
   */
  public void awaitOpenConnections(int most, Duration timeLimit) {
    meter.awaitOpen(most, timeLimit);
  }

  /** Returns how many connections were made up to now; refused ones do not count. */
  public long connections() {
    loop.settle();
    return meter.connections();
  }

  /** Returns how many connections are open just now. */
  public int openConnections() {
    loop.settle();
    return meter.open();
  }

  /** Returns how many bytes clients have got from the server. */
  public long bytesFromServer() {
    loop.settle();
    return meter.bytesFromServer();
  }

  /** Returns how many bytes the server has got from clients. */
  public long bytesFromClients() {
    loop.settle();
    return meter.bytesFromClients();
  }

  /**
   * Returns the most bytes from the server that one connection has got since a fault, or none, was
   * set: what to give to {@link Fault#after} so that it strikes in the middle of a call that was
   * measured so.
   */
  public long mostBytesFromServer() {
    loop.settle();
    return meter.mostBytesFromServer();
  }

  /** Cuts every connection, refuses new ones and ends; a second call does nothing. */
  @Override
  public void close() {
    loop.close();
  }

  @Override
  public String toString() {
    return "FaultProxy on port " + port;
  }
}
