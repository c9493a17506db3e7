package io.racine.governance.connector.s3;

import io.racine.governance.connector.file.ObjectFailure;
import io.racine.governance.spi.connector.ConnectorException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;

/**
 * Puts the SDK's exceptions into our words: their messages name keys and hosts, so only the error
 * code is kept.
 */
final class S3Failures {
  private static final Set<String> LOGIN =
      Set.of(
          "InvalidAccessKeyId",
          "SignatureDoesNotMatch",
          "ExpiredToken",
          "ExpiredTokenException",
          "InvalidToken",
          "TokenRefreshRequired",
          "InvalidSecurity",
          "NotSignedUp",
          "RequestTimeTooSkewed",
          "UnrecognizedClientException",
          "InvalidClientTokenId");

  private static final Set<String> DENIED =
      Set.of(
          "AccessDenied",
          "AllAccessDisabled",
          "AccountProblem",
          "InvalidPayer",
          "UnauthorizedAccess",
          "KMS.DisabledException");

  private static final Set<String> GONE =
      Set.of("NoSuchBucket", "NoSuchKey", "NoSuchVersion", "NotFound");

  private static final Set<String> BUSY =
      Set.of(
          "SlowDown",
          "ServiceUnavailable",
          "Throttling",
          "ThrottlingException",
          "RequestLimitExceeded",
          "RequestThrottled",
          "TooManyRequests",
          "BandwidthLimitExceeded",
          "InternalError");

  private static final Set<String> ELSEWHERE =
      Set.of(
          "PermanentRedirect",
          "TemporaryRedirect",
          "AuthorizationHeaderMalformed",
          "IllegalLocationConstraintException");

  private S3Failures() {}

  static ObjectFailure of(Exception failure) {
    if (failure instanceof ObjectFailure known) {
      return known;
    }
    if (failure instanceof AwsServiceException service) {
      return ofService(service);
    }
    @Nullable Throwable each = failure;
    for (int depth = 0; each != null && depth < 20; depth++) {
      ObjectFailure found =
          each instanceof AwsServiceException service ? ofService(service) : ofCause(each);
      if (found != null) {
        return found;
      }
      each = each.getCause();
    }
    return new ObjectFailure(
        ConnectorException.SOURCE_FAILED,
        "the AWS SDK failed",
        "Check the settings 'endpoint' and 'region'",
        failure.getClass().getSimpleName());
  }

  private static ObjectFailure ofService(AwsServiceException failure) {
    String code = codeOf(failure);
    int status = failure.statusCode();
    if (LOGIN.contains(code) || status == 401) {
      return failure(
          ConnectorException.LOGIN_REFUSED,
          "the login was refused",
          "Check the settings 'access-key-id', 'secret-access-key' and 'session-token', or the"
              + " profile, and the clock of this machine",
          code,
          status);
    }
    if (code.equals("InvalidObjectState")) {
      return failure(
          ConnectorException.ACCESS_DENIED,
          "it is archived",
          "Restore it, or exclude it",
          code,
          status);
    }
    if (DENIED.contains(code)) {
      return denied(code, status);
    }
    if (GONE.contains(code)) {
      return gone(code, status);
    }
    if (BUSY.contains(code) || status == 503 || status == 429 || status == 500) {
      return failure(
          ConnectorException.OVERLOADED,
          "the server takes no more requests for now",
          "Try again later, or with fewer partitions at once",
          code,
          status);
    }
    if (ELSEWHERE.contains(code) || status == 301 || status == 307) {
      return failure(
          ConnectorException.MISCONFIGURED,
          "the bucket is in another region",
          "Correct the setting 'region' or 'endpoint'",
          code,
          status);
    }
    if (code.equals("PreconditionFailed") || status == 412 || status == 416) {
      return failure(
          ConnectorException.SOURCE_FAILED,
          "it changed while it was read",
          "Scan again",
          code,
          status);
    }
    if (code.equals("RequestTimeout") || status == 408) {
      return lost(code);
    }
    if (status == 403) {
      return denied(code, status);
    }
    return status == 404
        ? gone(code, status)
        : failure(
            ConnectorException.SOURCE_FAILED,
            "the server answered with a failure",
            "Check the settings 'endpoint', 'region' and 'path-style'",
            code,
            status);
  }

  private static ObjectFailure denied(String code, int status) {
    return failure(
        ConnectorException.ACCESS_DENIED,
        "the login may not read it",
        "Grant it s3:ListBucket and s3:GetObject, or exclude it",
        code,
        status);
  }

  private static ObjectFailure gone(String code, int status) {
    return failure(
        ConnectorException.NO_SUCH_ASSET,
        code.equals("NoSuchBucket") ? "there is no such bucket" : "it is not there any more",
        code.equals("NoSuchBucket") ? "Correct the setting 'buckets'" : "Scan again",
        code,
        status);
  }

  private static ObjectFailure lost(@Nullable String diagnosis) {
    return new ObjectFailure(
        ConnectorException.CONNECTION_LOST,
        "the connection was lost",
        "Check the server and the network",
        diagnosis);
  }

  private static @Nullable ObjectFailure ofCause(Throwable cause) {
    if (cause instanceof ObjectFailure known) {
      return known;
    }
    if (cause instanceof AbortedException) {
      return new ObjectFailure(ConnectorException.CANCELED, "it was stopped", "Try again", null);
    }
    if (cause instanceof UnknownHostException
        || cause instanceof NoRouteToHostException
        || cause instanceof ConnectException
        || (cause instanceof SocketTimeoutException && isConnecting(cause))) {
      return new ObjectFailure(
          ConnectorException.UNREACHABLE,
          "the server cannot be reached",
          "Check the settings 'endpoint' and 'region', and the network",
          null);
    }
    if (cause instanceof SSLException) {
      return new ObjectFailure(
          ConnectorException.UNREACHABLE,
          "no secure connection can be made",
          "Check the setting 'endpoint' and the certificates that this JVM trusts",
          null);
    }
    if (cause.getClass().getSimpleName().equals("ConnectionRequestTimeoutException")) {
      return new ObjectFailure(
          ConnectorException.OVERLOADED,
          "all connections are in use",
          "Raise the setting 'max-connections', or read fewer partitions at once",
          null);
    }
    if (cause instanceof InterruptedIOException) {
      return new ObjectFailure(
          ConnectorException.TIMED_OUT,
          "the server was silent for too long",
          "Raise the setting 'read-timeout', or look at the server",
          null);
    }
    return cause instanceof IOException ? lost(null) : null;
  }

  private static boolean isConnecting(Throwable cause) {
    return cause.getClass().getSimpleName().contains("Connect");
  }

  private static ObjectFailure failure(
      io.racine.governance.spi.ErrorCode code,
      String why,
      String remedy,
      String awsCode,
      int status) {
    return new ObjectFailure(code, why, remedy, awsCode.isEmpty() ? "HTTP " + status : awsCode);
  }

  /** Returns the error code as far as it is a word: a server may answer anything. */
  static String codeOf(AwsServiceException failure) {
    String code = failure.awsErrorDetails() == null ? null : failure.awsErrorDetails().errorCode();
    return code != null && code.matches("[A-Za-z][A-Za-z0-9.]{0,60}") ? code : "";
  }
}
