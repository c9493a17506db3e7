package io.racine.governance.examples.stores;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Objects of a bucket; a broken one may not be got. */
final class BucketStore implements ScannedStore {
  private static final class Blobs extends ForwardingBlobStore {
    private final Set<String> broken = ConcurrentHashMap.newKeySet();

    private Blobs() {
      super(new TransientNio2BlobStore());
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
      if (broken.contains(request.key())) {
        throw S3Exception.builder()
            .statusCode(403)
            .awsErrorDetails(AwsErrorDetails.builder().errorCode("AccessDenied").build())
            .build();
      }
      return super.getBlob(request);
    }
  }

  private static final String BUCKET = "exports";
  private static final String KEY_ID = "racine-reader";
  private final Blobs blobs = new Blobs();
  private final S3Proxy proxy;

  private BucketStore(String secret) {
    proxy =
        S3Proxy.builder()
            .blobStore(blobs)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V4, KEY_ID, secret)
            .build();
  }

  static BucketStore start(String secret) throws Exception {
    var store = new BucketStore(secret);
    store.proxy.start();
    store.blobs.createContainer(BUCKET);
    return store;
  }

  @Override
  public List<String> arguments() {
    return bucket(proxy.getPort());
  }

  @Override
  public List<String> nowhere() {
    return bucket(StoreScanContract.CLOSED_PORT);
  }

  private static List<String> bucket(int port) {
    return List.of(
        "--s3",
        BUCKET,
        "--set",
        "endpoint=http://127.0.0.1:" + port,
        "--user",
        KEY_ID,
        "--password-env",
        StoreScanContract.PASSWORD_VARIABLE);
  }

  @Override
  public void fill(String table, List<String> values) {
    byte[] bytes = FolderStore.csv(values);
    blobs.broken.remove(key(table));
    blobs.putBlob(
        PutObjectRequest.builder()
            .bucket(BUCKET)
            .key(key(table))
            .contentLength((long) bytes.length)
            .build(),
        new ByteArrayInputStream(bytes));
  }

  @Override
  public void spoil(String table) {
    blobs.broken.add(key(table));
  }

  private static String key(String table) {
    return table + ".csv";
  }

  @Override
  public String path(String table) {
    return BUCKET + ".\"" + key(table) + "\"";
  }

  @Override
  public void close() throws Exception {
    proxy.stop();
  }
}
