package io.racine.governance.benchmarks.source;

import io.racine.governance.spi.asset.DataSourceType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/** Keys of one form, read by SCAN and a pipeline of Jedis. */
abstract class RedisTable implements RatedTable {
  /** The limit of commands a second is there to protect servers, and not what is measured. */
  static final String NO_LIMIT = "100000000";

  private static final int SCAN_COUNT = 1_000;
  private final RedisProcess server;
  private final String table;
  private final String glob;
  private final String type;

  private RedisTable(RedisProcess server, String table, String glob, String type) {
    this.server = server;
    this.table = table;
    this.glob = glob;
    this.type = type;
  }

  static RedisTable strings(long rows) throws IOException {
    RedisProcess server = RedisProcess.start();
    server.fill(rows, "redis.call('SET', 'session:' .. i, 'token of ' .. redis.sha1hex(i))");
    return new RedisTable(server, "session:{id} (string)", "session:*", "string") {
      @Override
      Response<?> ask(Pipeline pipeline, String key) {
        return pipeline.get(key);
      }
    };
  }

  static RedisTable hashes(long rows) throws IOException {
    RedisProcess server = RedisProcess.start();
    server.fill(
        rows,
        """
        redis.call('HSET', 'user:' .. i, 'mail', 'user' .. i .. '@example.com',
          'name', 'Customer ' .. i, 'phone', '+1 415 555 ' .. i % 10000,
          'address', i .. ' Main Street', 'digest', redis.sha1hex(i))
        """);
    return new RedisTable(server, "user:{id} (hash)", "user:*", "hash") {
      @Override
      Response<?> ask(Pipeline pipeline, String key) {
        return pipeline.hmget(key, "mail", "name", "phone", "address", "digest");
      }
    };
  }

  /** Asks for the value of a key. */
  abstract Response<?> ask(Pipeline pipeline, String key);

  @Override
  public MeasuredSource source() {
    return MeasuredSource.of(
        DataSourceType.REDIS, Map.of("nodes", server.node(), "commands-per-second", NO_LIMIT));
  }

  @Override
  public String table() {
    return table;
  }

  @Override
  public Volume readBare() {
    // The part of a key that is the same in all is no value.
    int same = glob.indexOf('*');
    long rows = 0;
    long characters = 0;
    try (Jedis jedis = server.connect();
        Pipeline pipeline = jedis.pipelined()) {
      var params = new ScanParams().count(SCAN_COUNT).match(glob);
      String cursor = ScanParams.SCAN_POINTER_START;
      do {
        Response<ScanResult<String>> scan = pipeline.scan(cursor, params, type);
        pipeline.sync();
        cursor = scan.get().getCursor();
        List<Response<?>> answers = new ArrayList<>();
        for (String key : scan.get().getResult()) {
          characters += key.length() - same;
          answers.add(ask(pipeline, key));
        }
        pipeline.sync();
        rows += answers.size();
        for (Response<?> answer : answers) {
          characters += length(answer.get());
        }
      } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
    }
    return new Volume(rows, characters);
  }

  private static long length(Object answer) {
    if (answer instanceof List<?> parts) {
      return parts.stream().mapToLong(RedisTable::length).sum();
    }
    return String.valueOf(answer).length();
  }

  @Override
  public void close() {
    server.close();
  }
}
