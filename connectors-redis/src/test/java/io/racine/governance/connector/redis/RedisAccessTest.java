package io.racine.governance.connector.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.Listing;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.SourceDescription;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Users that may not do everything, and settings that do not fit together. */
final class RedisAccessTest {
  private static final String PASSWORD = "marker-some-password";
  private final RedisProcess server = SharedRedis.server();
  private final int database = SharedRedis.newDatabase();

  private TestSource login(String user, String... rules) {
    server.run("ACL", "DELUSER", user);
    server.run("ACL", "SETUSER", user, "on", ">" + PASSWORD);
    for (String rule : rules) {
      server.run("ACL", "SETUSER", user, rule);
    }
    return SharedRedis.source(database).login(user, PASSWORD);
  }

  private void fill() {
    for (int i = 0; i < 10; i++) {
      server.run("SET", "open:" + i, "o" + i);
      server.run("SET", "shut:" + i, "s" + i);
      server.run("SET", "half:" + (i < 5 ? "a" : "b") + i, "h" + i);
    }
  }

  @Test
  void aTableWithoutReadableKeysIsAnIssueAndTheRestGoesOn() {
    fill();
    TestSource source =
        login("limited", "~open:*", "~half:a*", "+@read", "+@connection", "+select", "+info");
    try (RedisConnector connector = source.connect();
        RedisConnector all = SharedRedis.source(database).connect()) {
      List<Listing> steps = TestSource.list(connector);

      assertThat(TestSource.tables(connector))
          .containsExactly(
              "half:{id} (string) [key.half TEXT, value TEXT]",
              "open:{id} (string) [key.open TEXT, value TEXT]",
              "FAILED db" + database + ".\"shut:{id} (string)\"");
      assertThat(steps.get(3))
          .isInstanceOfSatisfying(
              Listing.Failed.class,
              failed ->
                  assertThat(failed.issue().code()).isEqualTo(ConnectorException.ACCESS_DENIED));

      TestSource.Rows half =
          TestSource.read(connector, TestSource.find(connector, "half:{id} (string)"));
      assertThat(half.texts()).hasSize(5).contains(List.of("a1", "h1"));
      assertThat(half.summary().issues())
          .singleElement()
          .satisfies(
              issue -> {
                assertThat(issue.code()).isEqualTo(ConnectorException.ACCESS_DENIED);
                assertThat(issue.message()).startsWith("5 keys were not read");
              });

      AssetDescriptor shut = TestSource.find(all, "shut:{id} (string)");
      assertThatThrownBy(() -> TestSource.read(connector, shut))
          .isInstanceOfSatisfying(
              ConnectorException.class,
              e -> assertThat(e.code()).isEqualTo(ConnectorException.ACCESS_DENIED))
          .hasMessageStartingWith("Cannot read 'cache' db" + database + ".\"shut:{id} (string)\"");
    }
  }

  @Test
  void aUserWithoutScanCannotListTheDatabase() {
    fill();
    try (RedisConnector connector = login("blind", "~*", "+get", "+ping", "+select").connect()) {
      assertThat(TestSource.list(connector).stream().map(Object::toString).toList())
          .satisfiesExactly(
              step -> assertThat(step).isEqualTo("Found[asset=DATABASE db" + database + "]"),
              step ->
                  assertThat(step)
                      .startsWith("Failed[under=db" + database)
                      .contains("connector.access-denied"));
    }
  }

  @Test
  void aUserWithoutInfoIsToldTheVersionIsUnknown() {
    TestSource source = login("quiet", "~*", "+@read", "+ping", "+select");
    try (RedisConnector connector = source.connect()) {
      assertThat(connector.verify())
          .isEqualTo(
              new SourceDescription(
                  "Redis",
                  "unknown to this login",
                  Map.of("mode", "standalone", "servers", "1", "tls", "false")));
    }
  }

  @Test
  void noLoginWhereOneIsNeededIsRefused() {
    try (RedisProcess own = RedisProcess.start();
        RedisConnector connector = TestSource.of(Map.of("nodes", own.node())).connect()) {
      own.run("CONFIG", "SET", "requirepass", PASSWORD);

      assertThatThrownBy(connector::verify)
          .isInstanceOfSatisfying(
              ConnectorException.class,
              e -> assertThat(e.code()).isEqualTo(ConnectorException.LOGIN_REFUSED))
          .hasMessage(
              "Cannot connect to 'cache': the login was refused. Check the settings 'user' and"
                  + " 'password'. (NOAUTH)");
    }
  }

  @Test
  void aServerThatIsFullIsOverloaded() {
    try (RedisProcess own = RedisProcess.start();
        RedisConnector connector = TestSource.of(Map.of("nodes", own.node())).connect()) {
      own.run("CONFIG", "SET", "maxclients", 1);

      assertThatThrownBy(connector::verify)
          .isInstanceOfSatisfying(
              ConnectorException.class,
              e -> {
                assertThat(e.code()).isEqualTo(ConnectorException.OVERLOADED);
                assertThat(e.isTransient()).isTrue();
              });
    }
  }

  @Test
  void aDatabaseThatIsNoneIsAnIssue() {
    try (RedisProcess own = RedisProcess.start("databases 4");
        RedisConnector connector =
            TestSource.of(Map.of("nodes", own.node(), "databases", "0, 7")).connect()) {
      own.run("SET", "x", "1");

      assertThat(TestSource.tables(connector))
          .containsExactly("{key} (string) [key TEXT, value TEXT]", "FAILED db7");
    }
  }

  @Test
  void tablesThatAreNotOursAreNotThere() {
    fill();
    try (RedisConnector connector = SharedRedis.source(database).connect()) {
      AssetDescriptor open = TestSource.find(connector, "open:{id} (string)");
      ReadRequest request = ReadRequest.builder(ReadMode.FULL, open.columns()).build();
      for (AssetPath path :
          List.of(
              AssetPath.of("db" + database),
              AssetPath.of("shop", "open:{id} (string)"),
              AssetPath.of("db" + database, "open:{id}"),
              AssetPath.of("db" + database, "open:{id} (hash)"),
              AssetPath.of("db" + database, "other:{id} (string)"))) {
        assertThatThrownBy(
                () ->
                    TestSource.read(connector, new AssetPartition(path, open.type(), ""), request))
            .isInstanceOfSatisfying(
                ConnectorException.class,
                e -> assertThat(e.code()).isEqualTo(ConnectorException.NO_SUCH_ASSET));
      }
    }
  }

  @Test
  void refusesSettingsThatDoNotFitTogether() {
    String node = server.node();
    expectMisconfigured(
        Map.of("nodes", node, "cluster-nodes", node),
        "'nodes', 'sentinels' and 'cluster-nodes' is set");
    expectMisconfigured(Map.of("sentinels", node), "'sentinels' and 'master-name' go together");
    expectMisconfigured(Map.of("user", "ada"), "'user' needs the setting 'password'");
    expectMisconfigured(
        Map.of("cluster-nodes", node, "databases", "1"), "a cluster has database 0 alone");
  }

  private static void expectMisconfigured(Map<String, String> settings, String why) {
    assertThatThrownBy(() -> TestSource.of(settings).connect())
        .isInstanceOfSatisfying(
            ConnectorException.class,
            e -> assertThat(e.code()).isEqualTo(ConnectorException.MISCONFIGURED))
        .hasMessageContaining(why);
  }

  @Test
  void refusesSettingsOutOfRangeAndNeverRepeatsCredentials() {
    assertThat(
            RedisSettings.SCHEMA.problems(
                Map.of(
                    "nodes", "redis://user:marker-secret@host:1",
                    "sentinels", "host",
                    "databases", "1, -1",
                    "commands-per-second", "0",
                    "scan-count", "1",
                    "command-timeout", "PT0S"),
                List.of()))
        .containsExactly(
            "setting 'command-timeout' must be between PT0.1S and PT1H but was PT0S",
            "setting 'commands-per-second' must be between 1 and 100000000 but was 0",
            "setting 'databases' must be numbers from 0 to 99999 but was '-1'",
            "setting 'nodes' must not carry credentials; use the settings 'user' and 'password'",
            "setting 'scan-count' must be between 10 and 100000 but was 1",
            "setting 'sentinels' must be host:port but was 'host'");
  }
}
