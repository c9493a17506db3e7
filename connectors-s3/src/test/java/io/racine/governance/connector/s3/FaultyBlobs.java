package io.racine.governance.connector.s3;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What a server holds, with buckets that it will not list and objects that it will not give. */
final class FaultyBlobs extends ForwardingBlobStore {
  private record Fault(int status, String code) {}

  private final Map<String, Fault> faults = new ConcurrentHashMap<>();

  FaultyBlobs(BlobStore blobs) {
    super(blobs);
  }

  /** Makes a bucket, or the object of a key in any bucket, answer with a failure. */
  void fail(String bucketOrKey, int status, String code) {
    faults.put(bucketOrKey, new Fault(status, code));
  }

  @Override
  public ListObjectsV2Response list(ListObjectsV2Request request) {
    requireNoFault(request.bucket());
    return super.list(request);
  }

  @Override
  public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
    requireNoFault(request.key());
    return super.getBlob(request);
  }

  private void requireNoFault(String name) {
    Fault fault = faults.get(name);
    if (fault != null) {
      throw S3Exception.builder()
          .statusCode(fault.status())
          .awsErrorDetails(
              AwsErrorDetails.builder().errorCode(fault.code()).errorMessage("no").build())
          .build();
    }
  }
}
