package io.racine.governance.connector.file;

import io.racine.governance.connector.file.format.Head;
import io.racine.governance.connector.file.format.ObjectBytes;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one object, with its beginning kept: telling the format and reading both begin
 * there, and a small object is fetched once.
 *
 * <p><b>Threads:</b> Confined.
 */
final class MemberBytes implements ObjectBytes {
  /** As much as a {@link Head} asks for, so that it is one request. */
  private static final int KEPT = Head.MOST_BYTES + 1;

  /** Reading on would take more than is worth it. */
  static final class Spent extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private final ObjectBytes object;
  private final long budget;
  private byte @Nullable [] start;
  private long bytesRead;
  private boolean spent;

  /**
   * Keeps the beginning of an object.
   *
   * @param budget the most bytes to read in all
   */
  MemberBytes(ObjectBytes object, long budget) {
    this.object = object;
    this.budget = budget;
  }

  @Override
  public String name() {
    return object.name();
  }

  @Override
  public long size() {
    return object.size();
  }

  /** Returns whether the budget was used up. */
  boolean isSpent() {
    return spent;
  }

  @Override
  public InputStream open(long offset, long length) throws IOException {
    if (length <= 0 || (object.size() >= 0 && offset >= object.size())) {
      return InputStream.nullInputStream();
    }
    if (offset >= KEPT) {
      return new Counted(object.open(offset, length));
    }
    byte[] kept = start();
    if (offset >= kept.length) {
      return InputStream.nullInputStream();
    }
    int here = (int) Math.min(length, kept.length - offset);
    InputStream first = new ByteArrayInputStream(kept, (int) offset, here);
    long left = length - here;
    if (left <= 0 || kept.length < KEPT || kept.length == object.size()) {
      return first;
    }
    return new SequenceInputStream(first, new Late(kept.length, left));
  }

  private byte[] start() throws IOException {
    byte[] kept = start;
    if (kept == null) {
      try (InputStream in = new Counted(object.open(0, KEPT))) {
        kept = in.readNBytes(KEPT);
      }
      start = kept;
    }
    return kept;
  }

  private void count(long bytes) throws IOException {
    bytesRead += bytes;
    if (bytesRead > budget) {
      spent = true;
      throw new Spent();
    }
  }

  @Override
  public String toString() {
    return object.size() + " bytes";
  }

  /** Asks for the rest only when somebody reads that far. */
  private final class Late extends InputStream {
    private final long offset;
    private final long length;
    private @Nullable InputStream in;

    Late(long offset, long length) {
      this.offset = offset;
      this.length = length;
    }

    @Override
    public int read() throws IOException {
      return in().read();
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
      return in().read(bytes, from, count);
    }

    @Override
    public void close() throws IOException {
      if (in != null) {
        in.close();
      }
    }

    private InputStream in() throws IOException {
      InputStream open = in;
      if (open == null) {
        open = new Counted(object.open(offset, length));
        in = open;
      }
      return open;
    }
  }

  private final class Counted extends FilterInputStream {
    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read = super.read(bytes, from, length);
      count(Math.max(0, read));
      return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
      long skipped = super.skip(bytes);
      count(skipped);
      return skipped;
    }
  }
}
