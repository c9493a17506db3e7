package io.racine.governance.connector.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.util.JedisClusterCRC16;

/** Three servers that are one cluster, with slots that are not all in one run. */
final class ClusterServers implements AutoCloseable {
  private static final int SLOTS = 16_384;
  private final List<RedisProcess> servers = new ArrayList<>();

  ClusterServers(Path folder) {
    try {
      for (int i = 0; i < 3; i++) {
        Path own = Files.createDirectory(folder.resolve("server" + i));
        servers.add(
            RedisProcess.start(
                "cluster-enabled yes", "cluster-config-file nodes.conf", "dir " + own));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (int i = 0; i < 3; i++) {
      servers.get(i).run("CONFIG", "SET", "cluster-require-full-coverage", "no");
      List<Object> slots = new ArrayList<>(List.of("ADDSLOTS"));
      for (int slot = 0; slot < SLOTS; slot++) {
        if (owner(slot) == i) {
          slots.add(slot);
        }
      }
      servers.get(i).run("CLUSTER", slots.toArray());
      servers.get(i).run("CLUSTER", "SET-CONFIG-EPOCH", i + 1);
    }
    for (int i = 1; i < 3; i++) {
      servers.get(0).run("CLUSTER", "MEET", RedisProcess.HOST, servers.get(i).port());
    }
    while (!servers.stream().allMatch(ClusterServers::isWhole)) {
      Thread.onSpinWait();
    }
  }

  private static int owner(int slot) {
    return slot < 8_192 ? slot / 4_096 : slot < 10_000 ? 0 : 2;
  }

  private static boolean isWhole(RedisProcess server) {
    String info = server.text("CLUSTER", "INFO");
    return info.contains("cluster_state:ok")
        && info.contains("cluster_slots_ok:16384")
        && info.contains("cluster_known_nodes:3");
  }

  RedisProcess of(String key) {
    return servers.get(owner(JedisClusterCRC16.getSlot(key.getBytes(UTF_8))));
  }

  List<RedisProcess> servers() {
    return servers;
  }

  @Override
  public void close() {
    servers.forEach(RedisProcess::close);
  }
}
