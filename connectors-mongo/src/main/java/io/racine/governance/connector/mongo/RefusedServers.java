package io.racine.governance.connector.mongo;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import com.mongodb.MongoSocketOpenException;
import com.mongodb.ServerAddress;
import com.mongodb.connection.ClusterDescription;
import com.mongodb.connection.ServerDescription;
import com.mongodb.selector.ServerSelector;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Ends the driver's search for a server where there is nothing to wait for: every server has just
 * refused to connect, or has no address.
 *
 * <p>By itself the driver asks on until its time is over, for a replica set may be choosing a new
 * primary. But then its members answer, and who calls a connector tries again what may pass.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
final class RefusedServers implements ServerSelector {
  private final Supplier<List<ServerDescription>> known;

  /** When the call of this thread began: what was refused before says nothing of now. */
  private final ThreadLocal<Long> begin = new ThreadLocal<>();

  /**
   * @param known tells what the driver knows of all servers
   */
  RefusedServers(Supplier<List<ServerDescription>> known) {
    this.known = known;
  }

  /** Begins a call on this thread; without, the driver searches as it always does. */
  void begin() {
    begin.set(System.nanoTime());
  }

  @Override
  public List<ServerDescription> select(ClusterDescription fitting) {
    List<ServerDescription> servers = fitting.getServerDescriptions();
    Long since = begin.get();
    if (servers.isEmpty() && since != null) {
      List<ServerDescription> all = known.get();
      if (!all.isEmpty() && all.stream().allMatch(server -> refused(server, since))) {
        ServerAddress first = all.get(0).getAddress();
        throw new MongoSocketOpenException("Every server refuses to connect", first);
      }
    }
    return servers;
  }

  private static boolean refused(ServerDescription server, long since) {
    return !server.isOk()
        && server.getLastUpdateTime(NANOSECONDS) - since > 0
        && isRefusal(server.getException());
  }

  private static boolean isRefusal(@Nullable Throwable failure) {
    Throwable cause = failure == null ? null : failure.getCause();
    return cause instanceof ConnectException || cause instanceof UnknownHostException;
  }
}
