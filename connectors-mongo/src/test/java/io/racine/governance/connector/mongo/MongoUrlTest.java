package io.racine.governance.connector.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoClientSettings;
import io.racine.governance.spi.connector.ConnectorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MongoUrlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "mongodb://ada:marker-secret@host/",
        "mongodb://ada@host/",
        "mongodb+srv://ada:marker-secret@cluster.example.com/",
        "mongodb://ada:marker-secret%40host/",
        "mongodb://ada:marker-secret%2540host/",
        "mongodb://ada:p/ss?marker-secret@host/",
        "mongodb://host/?authMechanismProperties=AWS_SESSION_TOKEN:marker-secret",
        "mongodb://host/?tls=true&tlsCertificateKeyFilePassword=marker-secret",
        "mongodb://host/?proxyPassword=marker-secret",
      })
  void refusesCredentialsAndSaysWhereTheyBelong(String url) {
    assertThat(MongoUrl.problem(url).orElseThrow())
        .startsWith("must not carry credentials; give them in the settings")
        .doesNotContain("marker");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mongodb://host",
        "mongodb://host1:27017,host2:27018/?replicaSet=rs0",
        "mongodb://[::1]:27017/?tls=true&readPreference=secondary",
        "mongodb+srv://cluster.example.com/?retryReads=false",
        "mongodb+srv://cluster.example.com",
      })
  void takesUrlsWithoutCredentials(String url) {
    assertThat(MongoUrl.problem(url)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"host", "http://host", "mongodb://", "mongodb://host:99999/", "mongodb+srv:///x"})
  void refusesWhatIsNoConnectionString(String url) {
    assertThat(MongoUrl.problem(url)).isPresent();
  }

  @Test
  void refusesAWayToLogInThatHasASetting() {
    assertThat(MongoUrl.problem("mongodb://host/?authSource=admin"))
        .hasValue(
            "must not say how to log in; use the settings 'auth-mechanism' and 'auth-source'");
  }

  @Test
  void refusesValuesOutOfRange() {
    assertThat(
            MongoSettings.SCHEMA.problems(
                Map.of(
                    "hosts", "a:0",
                    "sample-size", "0",
                    "max-connections", "0",
                    "connect-timeout", "PT0S",
                    "databases", "a/b",
                    "read-preference", "any"),
                List.of()))
        .containsExactly(
            "setting 'connect-timeout' must be between PT1S and PT24H but was PT0S",
            "setting 'databases' must be a database's name: 1 to 64 characters without / \\ . \" or"
                + " blank",
            "setting 'hosts' must be of the form host or host:port, parted by commas",
            "setting 'max-connections' must be between 1 and 1000 but was 0",
            "setting 'read-preference' must be one of primary, primary-preferred, secondary,"
                + " secondary-preferred, nearest but was 'any'",
            "setting 'sample-size' must be between 1 and 10000 but was 0");
  }

  @Test
  void takesHostsInEveryForm() {
    assertThat(
            MongoUrl.problemOfHosts(
                List.of("host", "host:1", "10.0.0.1:27017", "[::1]:27017", "[::1]")))
        .isEmpty();
  }

  @Test
  void needsToKnowWhereTheServerIs() {
    assertThatThrownBy(() -> new TestSource().connect())
        .isInstanceOfSatisfying(
            ConnectorException.class,
            e -> assertThat(e.code()).isEqualTo(ConnectorException.MISCONFIGURED))
        .hasMessage(
            "Cannot use 'shop-db': it has neither the setting 'hosts' nor 'url'. Set one, or hand"
                + " in a com.mongodb.MongoClientSettings.");
  }

  @Test
  void refusesSettingsThatContradictEachOther() {
    assertThatThrownBy(() -> new TestSource().set("hosts", "a").set("url", "mongodb://b").connect())
        .hasMessage("Cannot use 'shop-db': it has both settings 'url' and 'hosts'. Keep one.");
    assertThatThrownBy(
            () ->
                new TestSource().set("hosts", "a").set("auth-mechanism", "scram-sha-256").connect())
        .hasMessage("Cannot use 'shop-db': setting 'auth-mechanism' needs a login. Set 'user'.");
    assertThatThrownBy(() -> new TestSource().set("hosts", "a").secret("password", "x").connect())
        .hasMessage("Cannot use 'shop-db': it has a password without a login. Set 'user'.");
  }

  @Test
  void usesTheSettingsThatTheHostHandsIn() {
    try (TestServer server = TestServer.start();
        MongoConnector connector =
            new TestSource()
                .handIn(
                    MongoClientSettings.builder()
                        .applyConnectionString(
                            new com.mongodb.ConnectionString("mongodb://" + server.hosts()))
                        .build())
                .connect()) {
      assertThat(connector.verify().product()).isEqualTo("MongoDB");
    }
  }

  @Test
  void saysWhichStoreOfCertificatesCannotBeRead(@TempDir Path folder) throws Exception {
    Path noStore = Files.writeString(folder.resolve("store.p12"), "marker");

    for (String setting : List.of("tls-trust-store", "tls-key-store")) {
      try (MongoConnector connector =
          new TestSource()
              .set("hosts", "127.0.0.1:1")
              .set(setting, noStore.toString())
              .secret(setting + "-password", "marker-secret")
              .connect()) {
        assertThatThrownBy(connector::verify)
            .isInstanceOfSatisfying(
                ConnectorException.class,
                e -> assertThat(e.code()).isEqualTo(ConnectorException.MISCONFIGURED))
            .hasMessage(
                "Cannot use 'shop-db': setting '"
                    + setting
                    + "' names no file that can be read as a store of certificates with its"
                    + " password. Check both.");
      }
    }
  }
}
