package io.racine.governance.connector.redis;

import io.racine.governance.spi.config.Secret;
import io.racine.governance.spi.config.Setting;
import io.racine.governance.spi.config.Settings;
import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Puts TLS on sockets, with the stores that the settings name; stores are read anew each time. */
final class TlsSockets {
  private final Settings settings;
  private final RedisFailures failures;

  TlsSockets(Settings settings, RedisFailures failures) {
    this.settings = settings;
    this.failures = failures;
  }

  /** Returns a socket that has shaken hands, with a host whose certificate is checked. */
  Socket layer(Socket plain, Endpoint endpoint) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            context()
                .getSocketFactory()
                .createSocket(plain, endpoint.host(), endpoint.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys(), trust(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw failures.misconfigured(
          "TLS cannot be set up. Check the settings 'tls-trust-store' and 'tls-key-store'.");
    }
  }

  private TrustManager @Nullable [] trust() throws GeneralSecurityException {
    Optional<KeyStore> store = store(RedisSettings.TRUST_STORE, RedisSettings.TRUST_STORE_PASSWORD);
    if (store.isEmpty()) {
      return null;
    }
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store.get());
    return factory.getTrustManagers();
  }

  private KeyManager @Nullable [] keys() throws GeneralSecurityException {
    Optional<KeyStore> store = store(RedisSettings.KEY_STORE, RedisSettings.KEY_STORE_PASSWORD);
    if (store.isEmpty()) {
      return null;
    }
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store.get(), password(RedisSettings.KEY_STORE_PASSWORD));
    return factory.getKeyManagers();
  }

  private Optional<KeyStore> store(Setting<String> file, Setting<Secret> password)
      throws GeneralSecurityException {
    Optional<String> path = settings.find(file).filter(text -> !text.isBlank());
    if (path.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(KeyStore.getInstance(new File(path.get()), password(password)));
    } catch (IOException | IllegalArgumentException e) {
      throw failures.misconfigured(
          "the file of the setting '"
              + file.name()
              + "' cannot be read. Check it and the setting '"
              + password.name()
              + "'.");
    }
  }

  private char @Nullable [] password(Setting<Secret> setting) {
    return settings.find(setting).map(secret -> secret.reveal().toCharArray()).orElse(null);
  }
}
