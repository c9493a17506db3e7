package io.racine.governance.connector.s3;

import io.racine.governance.connector.file.ObjectFailure;
import io.racine.governance.spi.config.Secret;
import io.racine.governance.spi.config.Settings;
import io.racine.governance.spi.connector.ConnectorContext;
import io.racine.governance.spi.connector.ConnectorException;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** How a source logs in. */
final class S3Login {
  private S3Login() {}

  /** Refuses settings that contradict each other. */
  static void requireConsistent(ConnectorContext context) {
    Settings settings = context.settings();
    boolean keyId = settings.find(S3Settings.ACCESS_KEY_ID).isPresent();
    boolean secret = settings.find(S3Settings.SECRET_ACCESS_KEY).isPresent();
    boolean token = settings.find(S3Settings.SESSION_TOKEN).isPresent();
    boolean profile = settings.find(S3Settings.PROFILE).isPresent();
    boolean anonymous = settings.get(S3Settings.ANONYMOUS);
    Optional<String> problem = Optional.empty();
    if (keyId != secret) {
      problem = Optional.of("'access-key-id' and 'secret-access-key' go together");
    } else if (token && !keyId) {
      problem = Optional.of("'session-token' goes with 'access-key-id' and 'secret-access-key'");
    } else if ((keyId ? 1 : 0) + (profile ? 1 : 0) + (anonymous ? 1 : 0) > 1) {
      problem = Optional.of("only one of 'access-key-id', 'profile' and 'anonymous' can be set");
    }
    if (problem.isPresent()) {
      throw new ConnectorException(
          ConnectorException.MISCONFIGURED,
          context.source(),
          null,
          "Cannot connect to '" + context.source() + "': " + problem.get() + ". Correct them.",
          null);
    }
  }

  /** Returns where the SDK is to get its credentials. */
  static AwsCredentialsProvider provider(Settings settings) {
    if (settings.get(S3Settings.ANONYMOUS)) {
      return AnonymousCredentialsProvider.create();
    }
    Optional<String> keyId = settings.find(S3Settings.ACCESS_KEY_ID);
    Optional<Secret> secret = settings.find(S3Settings.SECRET_ACCESS_KEY);
    if (keyId.isPresent() && secret.isPresent()) {
      Optional<Secret> token = settings.find(S3Settings.SESSION_TOKEN);
      // Revealed at each request, so that rotated keys are picked up.
      return () ->
          token.isPresent()
              ? AwsSessionCredentials.create(
                  keyId.get(), secret.get().reveal(), token.get().reveal())
              : AwsBasicCredentials.create(keyId.get(), secret.get().reveal());
    }
    return settings
        .find(S3Settings.PROFILE)
        .<AwsCredentialsProvider>map(ProfileCredentialsProvider::create)
        .orElseGet(() -> DefaultCredentialsProvider.builder().build());
  }

  /** Fails when there are no credentials at all: the SDK says so too late and in many words. */
  static void requireCredentials(AwsCredentialsProvider provider) throws ObjectFailure {
    try {
      provider.resolveCredentials();
    } catch (SdkException e) {
      throw new ObjectFailure(
          ConnectorException.MISCONFIGURED,
          "no login was found",
          "Set 'access-key-id' and 'secret-access-key', 'profile' or 'anonymous', or set up the AWS"
              + " SDK's own chain",
          null);
    }
  }

  static void close(AwsCredentialsProvider provider) {
    if (provider instanceof SdkAutoCloseable closeable) {
      closeable.close();
    }
  }
}
