package io.racine.governance.connector.s3;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** A server in memory that speaks the protocol of S3 and checks signatures; one for all tests. */
final class S3Server {
  static final String KEY_ID = "racine-test-key";
  static final String SECRET = "racine-test-secret-4711";

  private static final S3Server SHARED = start();

  private final S3Proxy proxy;
  private final FaultyBlobs blobs;
  private final S3Client client;

  private S3Server(S3Proxy proxy, FaultyBlobs blobs) {
    this.proxy = proxy;
    this.blobs = blobs;
    this.client =
        S3Client.builder()
            .httpClient(Apache5HttpClient.create())
            .endpointOverride(URI.create(endpoint()))
            .region(Region.US_EAST_1)
            .forcePathStyle(true)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY_ID, SECRET)))
            .build();
  }

  static S3Server shared() {
    return SHARED;
  }

  /** Starts a server of its own, for tests that stop it. */
  static S3Server start() {
    try {
      FaultyBlobs blobs = new FaultyBlobs(new TransientNio2BlobStore());
      S3Proxy proxy =
          S3Proxy.builder()
              .blobStore(blobs)
              .endpoint(URI.create("http://127.0.0.1:0"))
              .awsAuthentication(AuthenticationType.AWS_V4, KEY_ID, SECRET)
              .build();
      proxy.start();
      return new S3Server(proxy, blobs);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  String endpoint() {
    return "http://127.0.0.1:" + port();
  }

  int port() {
    return proxy.getPort();
  }

  void stop() {
    try {
      proxy.stop();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Makes a bucket, or the object of a key in any bucket, answer with a failure. */
  void fail(String bucketOrKey, int status, String code) {
    blobs.fail(bucketOrKey, status, code);
  }

  void bucket(String bucket, Map<String, byte[]> objects) {
    client.createBucket(request -> request.bucket(bucket));
    objects.forEach((key, bytes) -> put(bucket, key, bytes));
  }

  void put(String bucket, String key, byte[] bytes) {
    client.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(bytes));
  }

  /** Fills a bucket with small objects of four tables; not through the protocol, to save time. */
  void many(String bucket, int count) {
    bucket(bucket, Map.of());
    String[] tables = {"alpha", "beta", "gamma"};
    for (int i = 0; i < count; i++) {
      boolean log = i % 4 == 3;
      String day =
          "2024-" + String.format(Locale.ROOT, "%02d-%02d", 1 + i / 4 % 12, 1 + i / 48 % 28);
      String key =
          log
              ? "lake/log_" + day + "_" + i + ".csv"
              : "lake/" + tables[i % 4] + "/day=" + day + "/part-" + i + ".jsonl";
      byte[] bytes =
          (log ? "id,name\n" + i + ",x\n" : "{\"id\":" + i + "}\n")
              .getBytes(StandardCharsets.UTF_8);
      blobs.putBlob(
          PutObjectRequest.builder()
              .bucket(bucket)
              .key(key)
              .contentLength((long) bytes.length)
              .build(),
          new ByteArrayInputStream(bytes));
    }
  }

  /** Returns the settings of a login that works. */
  Map<String, String> settings(String... buckets) {
    return Map.of(
        "endpoint", endpoint(), "access-key-id", KEY_ID, "buckets", String.join(",", buckets));
  }
}
