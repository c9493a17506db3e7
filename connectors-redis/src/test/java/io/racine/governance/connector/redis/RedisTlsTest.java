package io.racine.governance.connector.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.spi.connector.ConnectorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that asks for TLS and for a certificate of the client. */
final class RedisTlsTest {
  private static final String PASSWORD = "marker-store-password";
  private static final String ALIAS = "racine";
  private static RedisProcess server;
  private static Path store;
  private static String node;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    store = folder.resolve("store.p12");
    makeStore(store, "ip:127.0.0.1");
    writePem(folder);
    int port = RedisProcess.freePort();
    server =
        RedisProcess.start(
            "tls-port " + port,
            "tls-cert-file " + folder.resolve("cert.pem"),
            "tls-key-file " + folder.resolve("key.pem"),
            "tls-ca-cert-file " + folder.resolve("cert.pem"));
    server.run("SET", "x", "1");
    node = RedisProcess.HOST + ":" + port;
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Makes a key and a certificate that it has signed itself. */
  private static void makeStore(Path file, String name) throws IOException, InterruptedException {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-dname",
                "CN=racine",
                "-ext",
                "san=" + name,
                "-ext",
                "bc:c",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(keytool.exitValue()).isZero();
  }

  private static void writePem(Path folder) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    Files.writeString(
        folder.resolve("cert.pem"), pem("CERTIFICATE", keys.getCertificate(ALIAS).getEncoded()));
    Files.writeString(
        folder.resolve("key.pem"),
        pem("PRIVATE KEY", keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded()));
  }

  private static String pem(String type, byte[] der) {
    return "-----BEGIN "
        + type
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
        + "\n-----END "
        + type
        + "-----\n";
  }

  private static TestSource source() {
    return TestSource.of(Map.of("nodes", node, "tls", "true"));
  }

  private static TestSource trusting() {
    return source()
        .set("tls-trust-store", store.toString())
        .secret("tls-trust-store-password", PASSWORD);
  }

  @Test
  void bothSidesShowCertificates() {
    try (RedisConnector connector =
        trusting()
            .set("tls-key-store", store.toString())
            .secret("tls-key-store-password", PASSWORD)
            .connect()) {
      assertThat(connector.verify().attributes()).containsEntry("tls", "true");
      assertThat(TestSource.tables(connector))
          .containsExactly("{key} (string) [key TEXT, value TEXT]");
    }
  }

  @Test
  void aCertificateThatIsNotTrustedIsRefused() {
    expect(source(), ConnectorException.UNREACHABLE, "'tls'");
  }

  @Test
  void aCertificateOfAnotherHostIsRefused() {
    expect(
        trusting().set("nodes", node.replace("127.0.0.1", "localhost")),
        ConnectorException.UNREACHABLE,
        "'tls'");
  }

  @Test
  void aStoreThatCannotBeOpenedIsNamed() {
    expect(
        source().set("tls-trust-store", store + ".none"),
        ConnectorException.MISCONFIGURED,
        "'tls-trust-store'");
    expect(
        source()
            .set("tls-key-store", store.toString())
            .secret("tls-key-store-password", "marker-wrong-password"),
        ConnectorException.MISCONFIGURED,
        "'tls-key-store'");
  }

  private static void expect(
      TestSource source, io.racine.governance.spi.ErrorCode code, String what) {
    try (RedisConnector connector = source.connect()) {
      assertThatThrownBy(connector::verify)
          .isInstanceOfSatisfying(
              ConnectorException.class, e -> assertThat(e.code()).isEqualTo(code))
          .hasMessageContaining(what)
          .hasMessageNotContaining("marker");
    }
  }
}
