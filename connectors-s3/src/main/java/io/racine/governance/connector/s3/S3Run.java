package io.racine.governance.connector.s3;

import io.racine.governance.connector.file.ObjectEntry;
import io.racine.governance.connector.file.ObjectFailure;
import io.racine.governance.connector.file.ObjectRun;
import io.racine.governance.connector.file.StopSignal;
import io.racine.governance.spi.connector.ConnectorException;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Walks through the keys of a bucket, a page at a time, in the order of their bytes.
 *
 * <p>After a fault that may pass it goes on behind the last key it has seen, some times in all: a
 * listing of a million keys is a thousand requests, and one of them is bad luck.
 */
final class S3Run implements ObjectRun {
  private static final Set<io.racine.governance.spi.ErrorCode> MAY_PASS =
      Set.of(
          ConnectorException.CONNECTION_LOST,
          ConnectorException.OVERLOADED,
          ConnectorException.UNREACHABLE,
          ConnectorException.TIMED_OUT);

  /** In one listing, and only after it has got somewhere. */
  private static final int MOST_RESTARTS = 5;

  private static final long[] PAUSES_MILLIS = {200, 500, 1_000, 2_000, 4_000};

  private final S3Store store;
  private final String bucket;
  private final String prefix;
  private final StopSignal stop;
  private Iterator<S3Object> page = List.<S3Object>of().iterator();
  private @Nullable String token;
  private @Nullable String lastKey;
  private int restarts;
  private boolean ended;

  S3Run(S3Store store, String bucket, String prefix, StopSignal stop) {
    this.store = store;
    this.bucket = bucket;
    this.prefix = prefix;
    this.stop = stop;
  }

  @Override
  public @Nullable ObjectEntry next() throws ObjectFailure {
    while (!page.hasNext()) {
      if (ended) {
        return null;
      }
      fetch();
    }
    S3Object object = page.next();
    lastKey = object.key();
    Instant modified = object.lastModified();
    return new ObjectEntry(
        object.key(),
        object.size() == null ? 0 : object.size(),
        modified == null ? 0 : modified.toEpochMilli(),
        object.eTag() == null ? "" : object.eTag(),
        object.key());
  }

  private void fetch() throws ObjectFailure {
    while (true) {
      try {
        ListObjectsV2Response answer = ask();
        page = answer.contents().iterator();
        token = answer.nextContinuationToken();
        boolean more = Boolean.TRUE.equals(answer.isTruncated());
        // A server that promises more and says not where from would be asked for ever.
        ended = !more || (token == null && !page.hasNext());
        return;
      } catch (ObjectFailure e) {
        boolean worthIt = lastKey != null && MAY_PASS.contains(e.code());
        if (!worthIt || restarts >= MOST_RESTARTS || !stop.pause(PAUSES_MILLIS[restarts])) {
          throw e;
        }
        restarts++;
        token = null;
      }
    }
  }

  private ListObjectsV2Response ask() throws ObjectFailure {
    String from = token;
    String behind = from == null ? lastKey : null;
    return store.call(
        stop,
        client ->
            client.listObjectsV2(
                request ->
                    request
                        .bucket(bucket)
                        .prefix(prefix.isEmpty() ? null : prefix)
                        .continuationToken(from)
                        .startAfter(behind)
                        // XML has no way to write some characters that keys may have.
                        .encodingType(EncodingType.URL)
                        .requestPayer(store.payer())));
  }
}
