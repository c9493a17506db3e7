package io.racine.governance.benchmarks.source;

import io.racine.governance.spi.asset.DataSourceType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** One bucket of a server that speaks the protocol of S3 and keeps everything in memory. */
final class BucketServer implements LargeSource {
  private static final String BUCKET = "measured";
  private static final String KEY_ID = "racine-benchmarks";
  private static final String SECRET = "of-this-process-alone";
  private final BlobStore blobs;
  private final S3Proxy proxy;

  private BucketServer(BlobStore blobs) {
    this.blobs = blobs;
    this.proxy =
        S3Proxy.builder()
            .blobStore(blobs)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V4, KEY_ID, SECRET)
            .build();
  }

  static BucketServer start() throws IOException {
    var server = new BucketServer(new TransientNio2BlobStore());
    server.blobs.createContainer(BUCKET);
    try {
      server.proxy.start();
    } catch (Exception e) {
      throw new IOException("The S3 server does not start: " + e.getClass().getSimpleName(), e);
    }
    return server;
  }

  /** Puts an object; not through the protocol, to save time. */
  void put(String key, byte[] content) {
    blobs.putBlob(
        PutObjectRequest.builder()
            .bucket(BUCKET)
            .key(key)
            .contentLength((long) content.length)
            .build(),
        new ByteArrayInputStream(content));
  }

  @Override
  public MeasuredSource source() {
    return new MeasuredSource(
        DataSourceType.S3,
        Map.of(
            "endpoint",
            "http://127.0.0.1:" + proxy.getPort(),
            "access-key-id",
            KEY_ID,
            "buckets",
            BUCKET),
        Map.of("secret-access-key", SECRET));
  }

  @Override
  public void close() {
    try {
      proxy.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The S3 server does not stop", e);
    }
  }
}
