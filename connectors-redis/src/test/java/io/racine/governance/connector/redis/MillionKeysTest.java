package io.racine.governance.connector.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.connector.Connector;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Connection;

final class MillionKeysTest {
  /** Keys as a server makes them, which is faster than to send them. */
  private static final String FILL =
      """
      for i = ARGV[1], ARGV[2] do
        redis.call('SET', 'session:' .. redis.sha1hex(i), 'token ' .. i)
        redis.call('HSET', 'user:' .. i .. ':profile', 'mail', 'm' .. i, 'name', 'n' .. i)
        redis.call('SET', 'name' .. string.gsub(redis.sha1hex(i), '%d', 'x') .. ':' .. i % 7, i)
        redis.call('SET', 'page:' .. i .. ':views', i)
      end
      """;

  private static final List<String> BROUGHT_BY_THE_CLIENT =
      List.of(
          "org.apache.commons.pool2.PooledObject",
          "redis.clients.authentication.core.Token",
          "org.slf4j.Logger");

  @Test
  void aMillionKeysAreTensOfTablesInASmallHeap(@TempDir Path folder) throws Exception {
    try (RedisProcess server = RedisProcess.start()) {
      for (int i = 0; i < 250_000; i += 10_000) {
        server.run("EVAL", FILL, 0, i, i + 9_999);
      }
      assertThat(server.run("DBSIZE")).isEqualTo(1_000_000L);

      assertThat(run(folder, server.node(), "user:{id}:profile (hash)"))
          .containsExactly(
              "page:{id}:views (string) [key.page TEXT, value TEXT]",
              "session:{id} (string) [key.session TEXT, value TEXT]",
              "user:{id}:profile (hash) [key.user TEXT, mail TEXT, name TEXT]",
              "{key} (string) [key TEXT, value TEXT]",
              "rows 250000");
    }
  }

  private static List<String> run(Path folder, String... arguments)
      throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    // The class path of this JVM may be in the manifest of a jar.
    String classPath =
        Stream.concat(
                Stream.of(
                    MillionKeys.class, RedisConnector.class, Connector.class, Connection.class),
                BROUGHT_BY_THE_CLIENT.stream().map(MillionKeysTest::named))
            .map(MillionKeysTest::place)
            .distinct()
            .collect(Collectors.joining(System.getProperty("path.separator")));
    Process child =
        new ProcessBuilder(
                Stream.concat(
                        Stream.of(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-Xmx128m",
                            "-Dfile.encoding=UTF-8",
                            "-cp",
                            classPath,
                            MillionKeys.class.getName()),
                        Stream.of(arguments))
                    .toList())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(child.waitFor(300, TimeUnit.SECONDS)).as("the child has ended").isTrue();
    return Files.readString(output, UTF_8)
        .lines()
        .filter(line -> !line.startsWith("SLF4J"))
        .toList();
  }

  private static Class<?> named(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
