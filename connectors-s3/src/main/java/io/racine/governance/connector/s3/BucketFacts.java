package io.racine.governance.connector.s3;

import io.racine.governance.connector.file.ObjectFailure;
import io.racine.governance.connector.file.StopSignal;
import io.racine.governance.spi.connector.ConnectorException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;

/**
 * What a bucket tells of itself that matters to governance.
 *
 * <p>A login that may read objects may often not learn these, and other servers know few of them: a
 * fact that is refused is {@code unknown}, one that the server has no word for is left out.
 */
final class BucketFacts {
  private static final String UNKNOWN = "unknown";

  private static final Set<String> NOT_SET =
      Set.of(
          "ServerSideEncryptionConfigurationNotFoundError",
          "NoSuchPublicAccessBlockConfiguration",
          "NoSuchBucketPolicy",
          "NoSuchTagSet");

  private static final Set<String> NO_WORD_FOR_IT =
      Set.of("NotImplemented", "MethodNotAllowed", "XNotImplemented");

  private final S3Store store;
  private final String bucket;
  private final StopSignal stop;
  private final Map<String, String> facts = new TreeMap<>();

  BucketFacts(S3Store store, String bucket, StopSignal stop) {
    this.store = store;
    this.bucket = bucket;
    this.stop = stop;
  }

  Map<String, String> all() throws ObjectFailure {
    add("region", client -> text(client.headBucket(ask -> ask.bucket(bucket)).bucketRegion()));
    add("encryption", this::encryption);
    add("versioning", this::versioning);
    add("public-access", this::publicAccess);
    add("public-policy", this::publicPolicy);
    add("tags", this::tags);
    facts.values().removeIf(String::isEmpty);
    return facts;
  }

  private void add(String name, Function<S3Client, String> question) throws ObjectFailure {
    try {
      facts.put(name, store.call(stop, question));
    } catch (ObjectFailure e) {
      String code = e.diagnosis().orElse("");
      if (stop.isStopped() || e.code().equals(ConnectorException.CANCELED)) {
        throw e;
      }
      if (NOT_SET.contains(code)) {
        facts.put(name, "none");
      } else if (!NO_WORD_FOR_IT.contains(code) && !code.equals("HTTP 501")) {
        facts.put(name, UNKNOWN);
      }
    }
  }

  private String encryption(S3Client client) {
    return client
        .getBucketEncryption(ask -> ask.bucket(bucket))
        .serverSideEncryptionConfiguration()
        .rules()
        .stream()
        .filter(rule -> rule.applyServerSideEncryptionByDefault() != null)
        .map(rule -> text(rule.applyServerSideEncryptionByDefault().sseAlgorithmAsString()))
        .findFirst()
        .orElse("none");
  }

  private String versioning(S3Client client) {
    String status = text(client.getBucketVersioning(ask -> ask.bucket(bucket)).statusAsString());
    return status.isEmpty() ? "off" : status.toLowerCase(java.util.Locale.ROOT);
  }

  private String publicAccess(S3Client client) {
    PublicAccessBlockConfiguration block =
        client.getPublicAccessBlock(ask -> ask.bucket(bucket)).publicAccessBlockConfiguration();
    long set =
        java.util.stream.Stream.of(
                block.blockPublicAcls(),
                block.ignorePublicAcls(),
                block.blockPublicPolicy(),
                block.restrictPublicBuckets())
            .filter(Boolean.TRUE::equals)
            .count();
    return set == 4 ? "blocked" : set == 0 ? "not blocked" : "blocked in part";
  }

  private String publicPolicy(S3Client client) {
    Boolean open =
        client.getBucketPolicyStatus(ask -> ask.bucket(bucket)).policyStatus().isPublic();
    return String.valueOf(Boolean.TRUE.equals(open));
  }

  private String tags(S3Client client) {
    return client.getBucketTagging(ask -> ask.bucket(bucket)).tagSet().stream()
        .map(tag -> tag.key() + "=" + tag.value())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String text(@org.jspecify.annotations.Nullable String text) {
    return text == null ? "" : text;
  }
}
