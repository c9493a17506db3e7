package io.racine.governance.benchmarks.source;

import io.racine.governance.spi.asset.DataSourceType;
import java.io.IOException;
import java.util.Map;

/** A Redis with keys of four forms, of which one is no form. */
final class ManyKeys implements LargeSource {
  private static final int FORMS = 4;
  private final RedisProcess server;

  private ManyKeys(RedisProcess server) {
    this.server = server;
  }

  static ManyKeys make(long count) throws IOException {
    RedisProcess server = RedisProcess.start();
    server.fill(
        (count + FORMS - 1) / FORMS,
        """
        redis.call('SET', 'session:' .. redis.sha1hex(i), 'token ' .. i)
        redis.call('HSET', 'user:' .. i .. ':profile', 'mail', 'm' .. i, 'name', 'n' .. i)
        redis.call('SET', 'name' .. string.gsub(redis.sha1hex(i), '%d', 'x') .. ':' .. i % 7, i)
        redis.call('SET', 'page:' .. i .. ':views', i)
        """);
    return new ManyKeys(server);
  }

  @Override
  public MeasuredSource source() {
    return MeasuredSource.of(
        DataSourceType.REDIS,
        Map.of("nodes", server.node(), "commands-per-second", RedisTable.NO_LIMIT));
  }

  @Override
  public void close() {
    server.close();
  }
}
