package io.racine.governance.connector.redis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The connections that one listing has to the servers of a source, each made when first used. */
final class ServerSessions implements AutoCloseable {
  private final Servers servers;
  private final StopSwitch stop;
  private final List<Shard> shards;
  private final Map<Shard, Session> open = new HashMap<>();
  private int database;

  ServerSessions(Servers servers, StopSwitch stop) throws RedisFault {
    this.servers = servers;
    this.stop = stop;
    this.shards = servers.find(stop);
  }

  List<Shard> shards() {
    return shards;
  }

  /** Turns to another database. */
  void select(int number) {
    if (number != database) {
      close();
      database = number;
    }
  }

  Session to(Shard shard) throws RedisFault {
    Session known = open.get(shard);
    if (known == null) {
      known = servers.connect(shard.endpoint(), database, stop);
      open.put(shard, known);
    }
    return known;
  }

  @Override
  public void close() {
    open.values().forEach(Session::close);
    open.clear();
  }
}
