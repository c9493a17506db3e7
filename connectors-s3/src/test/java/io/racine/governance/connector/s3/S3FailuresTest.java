package io.racine.governance.connector.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.connector.file.ObjectFailure;
import io.racine.governance.spi.connector.ConnectorException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;

final class S3FailuresTest {
  private static final String SECRET_WORDS = "key ada@example.com in bucket";

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "403, InvalidAccessKeyId, connector.login-refused",
    "403, SignatureDoesNotMatch, connector.login-refused",
    "400, ExpiredToken, connector.login-refused",
    "400, InvalidToken, connector.login-refused",
    "403, RequestTimeTooSkewed, connector.login-refused",
    "403, AccessDenied, connector.access-denied",
    "403, '', connector.access-denied",
    "403, InvalidObjectState, connector.access-denied",
    "404, NoSuchBucket, connector.no-such-asset",
    "404, NoSuchKey, connector.no-such-asset",
    "404, '', connector.no-such-asset",
    "503, SlowDown, connector.overloaded",
    "503, '', connector.overloaded",
    "429, '', connector.overloaded",
    "500, InternalError, connector.overloaded",
    "301, PermanentRedirect, connector.misconfigured",
    "400, AuthorizationHeaderMalformed, connector.misconfigured",
    "412, PreconditionFailed, connector.source-failed",
    "416, InvalidRange, connector.source-failed",
    "400, RequestTimeout, connector.connection-lost",
    "400, Whatever, connector.source-failed"
  })
  void tellsWhatTheServerMeant(int status, String code, String expected) {
    ObjectFailure failure =
        S3Failures.of(
            S3Exception.builder()
                .statusCode(status)
                .message(SECRET_WORDS)
                .awsErrorDetails(
                    AwsErrorDetails.builder().errorCode(code).errorMessage(SECRET_WORDS).build())
                .build());

    assertThat(failure.code()).hasToString(expected);
    assertThat(failure.diagnosis()).hasValue(code.isEmpty() ? "HTTP " + status : code);
    assertThat(failure.getMessage() + failure.remedy()).doesNotContain("ada");
    assertThat(failure).hasNoCause();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("breaks")
  void tellsWhatBroke(Exception cause, String expected) {
    ObjectFailure failure =
        S3Failures.of(SdkClientException.builder().message(SECRET_WORDS).cause(cause).build());

    assertThat(failure.code()).hasToString(expected);
    assertThat(failure.getMessage() + failure.remedy()).doesNotContain("ada");
  }

  private static Stream<Arguments> breaks() {
    return Stream.of(
        Arguments.of(new UnknownHostException("h"), "connector.unreachable"),
        Arguments.of(new ConnectException("h"), "connector.unreachable"),
        Arguments.of(new SSLHandshakeException("h"), "connector.unreachable"),
        Arguments.of(new SocketTimeoutException("h"), "connector.timed-out"),
        Arguments.of(new IOException("h"), "connector.connection-lost"),
        Arguments.of(AbortedException.create("h"), "connector.canceled"),
        Arguments.of(new IllegalArgumentException("h"), "connector.source-failed"));
  }

  @Test
  void passesOnNoCodeThatIsNoWord() {
    ObjectFailure failure =
        S3Failures.of(
            S3Exception.builder()
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(SECRET_WORDS).build())
                .build());

    assertThat(failure.diagnosis()).hasValue("HTTP 400");
    assertThat(failure.code()).isEqualTo(ConnectorException.SOURCE_FAILED);
  }
}
