package io.racine.governance.connector.redis;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** Opens one socket that a stop can close at any moment, also while it connects. */
final class SocketOpener implements JedisSocketFactory {
  private final Endpoint endpoint;
  private final Duration connectTimeout;
  private final Duration answerTimeout;
  private final @Nullable TlsSockets tls;
  private final StopSwitch stop;
  private final Socket socket = new Socket();

  SocketOpener(
      Endpoint endpoint,
      Duration connectTimeout,
      Duration answerTimeout,
      @Nullable TlsSockets tls,
      StopSwitch stop) {
    this.endpoint = endpoint;
    this.connectTimeout = connectTimeout;
    this.answerTimeout = answerTimeout;
    this.tls = tls;
    this.stop = stop;
  }

  @Override
  public Socket createSocket() {
    stop.watch(socket);
    try {
      socket.setTcpNoDelay(true);
      socket.setKeepAlive(true);
      socket.connect(
          new InetSocketAddress(endpoint.host(), endpoint.port()),
          Math.toIntExact(connectTimeout.toMillis()));
      socket.setSoTimeout(Math.toIntExact(connectTimeout.toMillis()));
      Socket ready = tls == null ? socket : tls.layer(socket, endpoint);
      ready.setSoTimeout(Math.toIntExact(answerTimeout.toMillis()));
      return ready;
    } catch (IOException e) {
      release();
      throw new JedisConnectionException("no connection", e);
    } catch (RuntimeException e) {
      release();
      throw e;
    }
  }

  /** Closes the socket below all layers, so that nothing is waited for. */
  void release() {
    stop.close(socket);
  }
}
