package io.racine.governance.connector.mongo;

import io.racine.governance.spi.config.Secret;
import io.racine.governance.spi.config.Setting;
import io.racine.governance.spi.config.Settings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Makes the TLS context that a source's settings ask for. */
final class TlsContexts {
  private static final byte[] PEM = "-----BEGIN".getBytes(StandardCharsets.US_ASCII);

  /** More than any bundle of certificates; keeps a wrong path from filling the heap. */
  private static final long LARGEST_FILE = 16L << 20;

  private final Settings settings;
  private final MongoFailures failures;

  TlsContexts(Settings settings, MongoFailures failures) {
    this.settings = settings;
    this.failures = failures;
  }

  /** Returns the context, or nothing when Java's own will do. */
  Optional<SSLContext> context() {
    Optional<String> trust = settings.find(MongoSettings.TLS_TRUST_STORE);
    Optional<String> key = settings.find(MongoSettings.TLS_KEY_STORE);
    if (trust.isEmpty() && key.isEmpty()) {
      return Optional.empty();
    }
    TrustManager @Nullable [] trustManagers = trust.isEmpty() ? null : trusting(trust.get());
    KeyManager @Nullable [] keyManagers = key.isEmpty() ? null : proving(key.get());
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keyManagers, trustManagers, null);
      return Optional.of(context);
    } catch (GeneralSecurityException e) {
      throw unusable(MongoSettings.TLS);
    }
  }

  private TrustManager[] trusting(String file) {
    try {
      byte[] bytes = read(file);
      KeyStore store =
          isPem(bytes)
              ? ofCertificates(bytes)
              : open(file, settings.find(MongoSettings.TLS_TRUST_STORE_PASSWORD));
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return factory.getTrustManagers();
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw unusable(MongoSettings.TLS_TRUST_STORE);
    }
  }

  private KeyManager[] proving(String file) {
    try {
      Optional<Secret> password = settings.find(MongoSettings.TLS_KEY_STORE_PASSWORD);
      KeyStore store = open(file, password);
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, password.map(secret -> secret.reveal().toCharArray()).orElse(null));
      return factory.getKeyManagers();
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw unusable(MongoSettings.TLS_KEY_STORE);
    }
  }

  private static KeyStore open(String file, Optional<Secret> password)
      throws IOException, GeneralSecurityException {
    char[] opened = password.map(secret -> secret.reveal().toCharArray()).orElse(new char[0]);
    return KeyStore.getInstance(Path.of(file).toFile(), opened);
  }

  private static KeyStore ofCertificates(byte[] pem) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    int number = 0;
    for (Certificate certificate :
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(pem))) {
      store.setCertificateEntry("trusted-" + number++, certificate);
    }
    return store;
  }

  private static byte[] read(String file) throws IOException {
    Path path = Path.of(file);
    if (Files.size(path) > LARGEST_FILE) {
      throw new IOException();
    }
    return Files.readAllBytes(path);
  }

  private static boolean isPem(byte[] bytes) {
    // Tools like to write comments before the first certificate.
    String start =
        new String(bytes, 0, Math.min(bytes.length, 65_536), StandardCharsets.ISO_8859_1);
    return Arrays.mismatch(PEM, 0, PEM.length, bytes, 0, Math.min(bytes.length, PEM.length)) < 0
        || start.contains("\n-----BEGIN CERTIFICATE");
  }

  private RuntimeException unusable(Setting<?> setting) {
    return failures.misconfigured(
        "setting '"
            + setting.name()
            + "' names no file that can be read as a store of certificates with its password."
            + " Check both.");
  }
}
