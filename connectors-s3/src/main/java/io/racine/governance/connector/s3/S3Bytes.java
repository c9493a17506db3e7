package io.racine.governance.connector.s3;

import io.racine.governance.connector.file.ObjectEntry;
import io.racine.governance.connector.file.ObjectFailure;
import io.racine.governance.connector.file.StopSignal;
import io.racine.governance.connector.file.format.ObjectBytes;
import io.racine.governance.spi.connector.ConnectorException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** The bytes of one object, as long as it is the one that was listed. */
final class S3Bytes implements ObjectBytes {
  /** Cheaper to read to the end than to connect anew. */
  private static final long WORTH_READING = 64 << 10;

  /** How often one range goes on after the connection broke, until it has got further. */
  private static final int MOST_RESUMES = 2;

  private static final long PAUSE_MILLIS = 200;

  private final S3Store store;
  private final String bucket;
  private final ObjectEntry entry;
  private final StopSignal stop;

  S3Bytes(S3Store store, String bucket, ObjectEntry entry, StopSignal stop) {
    this.store = store;
    this.bucket = bucket;
    this.entry = entry;
    this.stop = stop;
  }

  @Override
  public String name() {
    return entry.key();
  }

  @Override
  public long size() {
    return entry.size();
  }

  @Override
  public InputStream open(long offset, long length) throws IOException {
    long end = length > entry.size() - offset ? entry.size() : offset + length;
    return offset >= end ? InputStream.nullInputStream() : new Range(offset, end);
  }

  private ResponseInputStream<GetObjectResponse> ask(long from, long end) throws ObjectFailure {
    return store.call(
        stop,
        client ->
            client.getObject(
                request -> {
                  request
                      .bucket(bucket)
                      .key(entry.key())
                      .range("bytes=" + from + "-" + (end - 1))
                      .requestPayer(store.payer());
                  if (!entry.version().isEmpty()) {
                    request.ifMatch(entry.version());
                  }
                }));
  }

  /** One range, which goes on where it was when its connection breaks. */
  private final class Range extends InputStream {
    private final long end;
    private long at;
    private @Nullable ResponseInputStream<GetObjectResponse> in;
    private int resumes;

    Range(long from, long end) throws ObjectFailure {
      this.at = from;
      this.end = end;
      this.in = ask(from, end);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      while (at < end) {
        try {
          int read = stream().read(bytes, from, (int) Math.min(length, end - at));
          if (read > 0) {
            at += read;
            resumes = 0;
            return read;
          }
          throw new IOException("The answer ended too early");
        } catch (ObjectFailure e) {
          throw e;
        } catch (IOException | RuntimeException e) {
          resume(e);
        }
      }
      return -1;
    }

    private ResponseInputStream<GetObjectResponse> stream() throws ObjectFailure {
      ResponseInputStream<GetObjectResponse> open = in;
      if (open == null) {
        open = ask(at, end);
        in = open;
      }
      return open;
    }

    private void resume(Exception broken) throws ObjectFailure {
      giveUp();
      if (stop.isStopped()) {
        throw new ObjectFailure(ConnectorException.CANCELED, "it was stopped", "Try again", null);
      }
      if (resumes >= MOST_RESUMES || !stop.pause(PAUSE_MILLIS << resumes)) {
        throw S3Failures.of(broken);
      }
      resumes++;
    }

    private void giveUp() {
      ResponseInputStream<GetObjectResponse> open = in;
      in = null;
      if (open != null) {
        open.abort();
      }
    }

    @Override
    public void close() throws IOException {
      ResponseInputStream<GetObjectResponse> open = in;
      if (open == null) {
        return;
      }
      if (end - at > WORTH_READING || stop.isStopped()) {
        giveUp();
        return;
      }
      in = null;
      try {
        open.close();
      } catch (IOException e) {
        // All that was asked for has been read.
        open.abort();
      }
    }
  }
}
