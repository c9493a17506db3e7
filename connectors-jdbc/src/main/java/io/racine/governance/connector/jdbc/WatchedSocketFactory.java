package io.racine.governance.connector.jdbc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes the sockets of MariaDB's driver and remembers them for whoever connects.
 *
 * <p>Not API: it is public because the driver makes it by its name. That driver's {@code abort}
 * waits for the very read that it is to end, so where a server has fallen silent only closing the
 * socket helps, and the driver does not give it out.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @since 0.1
 */
public final class WatchedSocketFactory extends SocketFactory {
  private static final String PROPERTY = "socketFactory";

  /** The driver offers no other way from the call that connects to the factory that it makes. */
  private static final ThreadLocal<@Nullable List<Socket>> MADE = new ThreadLocal<>();

  /** For the driver. */
  public WatchedSocketFactory() {}

  /** Connects, and adds each socket to {@code made} as soon as the driver asks for it. */
  static @Nullable Connection connect(
      Driver driver, String url, Properties properties, List<Socket> made) throws SQLException {
    if (!url.startsWith("jdbc:mariadb:") || url.contains(PROPERTY) || !isVisibleTo(driver)) {
      return driver.connect(url, properties);
    }
    properties.putIfAbsent(PROPERTY, WatchedSocketFactory.class.getName());
    MADE.set(made);
    try {
      return driver.connect(url, properties);
    } finally {
      MADE.remove();
    }
  }

  /** A driver with a class loader of its own does not find us, and then fails to connect. */
  private static boolean isVisibleTo(Driver driver) {
    try {
      ClassLoader loader = driver.getClass().getClassLoader();
      return Class.forName(WatchedSocketFactory.class.getName(), false, loader)
          == WatchedSocketFactory.class;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  @Override
  public Socket createSocket() {
    Socket socket = new Socket();
    List<Socket> made = MADE.get();
    if (made != null) {
      made.add(socket);
    }
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port), new InetSocketAddress(from, fromPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port), new InetSocketAddress(from, fromPort));
  }

  private Socket connected(InetSocketAddress to, @Nullable InetSocketAddress from)
      throws IOException {
    Socket socket = createSocket();
    if (from != null) {
      socket.bind(from);
    }
    socket.connect(to);
    return socket;
  }
}
