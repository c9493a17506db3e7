package io.racine.governance.connector.file.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what is read of an object, and can end every reading of it. */
final class TrackedBytes implements ObjectBytes {
  private final ObjectBytes object;
  private final AtomicLong read = new AtomicLong();
  private final Set<InputStream> open = ConcurrentHashMap.newKeySet();
  private volatile boolean canceled;

  TrackedBytes(ObjectBytes object) {
    this.object = object;
  }

  @Override
  public String name() {
    return object.name();
  }

  @Override
  public long size() {
    return object.size();
  }

  @Override
  public boolean isSeekable() {
    return object.isSeekable();
  }

  @Override
  public InputStream open(long offset, long length) throws IOException {
    requireGoingOn();
    return new Tracked(object.open(offset, length));
  }

  long bytesRead() {
    return read.get();
  }

  /** Closes what is open; a read that waits in it ends. */
  void cancel() {
    canceled = true;
    closeAll();
  }

  void closeAll() {
    for (InputStream stream : List.copyOf(open)) {
      try {
        stream.close();
      } catch (IOException e) {
        // It is given up anyway; the next one shall be closed as well.
        open.remove(stream);
      }
    }
  }

  private void requireGoingOn() throws InterruptedIOException {
    if (canceled) {
      throw new InterruptedIOException("Reading was canceled");
    }
  }

  private final class Tracked extends FilterInputStream {
    Tracked(InputStream in) {
      super(in);
      open.add(this);
    }

    @Override
    public int read() throws IOException {
      requireGoingOn();
      int one = super.read();
      if (one >= 0) {
        read.incrementAndGet();
      }
      return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      requireGoingOn();
      int count = super.read(into, offset, length);
      if (count > 0) {
        read.addAndGet(count);
      }
      return count;
    }

    @Override
    public void close() throws IOException {
      open.remove(this);
      super.close();
    }
  }
}
