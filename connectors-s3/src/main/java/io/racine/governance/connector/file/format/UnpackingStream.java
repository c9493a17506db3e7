package io.racine.governance.connector.file.format;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks a stream up to the limits, and tells damage in it from a source that fails. Not API.
 *
 * <p>What unpacks to far more than it takes is a bomb, or is of no use: reading ends there with a
 * {@link FormatProblem} in an {@link UnreadableException}.
 *
 * <p><b>Threads:</b> Confined.
 */
public final class UnpackingStream extends InputStream {
  private final Packed packed;
  private final InputStream unpacking;
  private final FormatLimits limits;
  private long unpacked;

  /** Makes the stream that unpacks another. */
  @FunctionalInterface
  public interface Unpacking {
    InputStream of(InputStream packed) throws IOException, FormatProblem;
  }

  private UnpackingStream(Packed packed, InputStream unpacking, FormatLimits limits) {
    this.packed = packed;
    this.unpacking = unpacking;
    this.limits = limits;
  }

  /** Unpacks a stream, which is closed with the result. */
  public static UnpackingStream of(InputStream in, Unpacking unpacking, FormatLimits limits)
      throws IOException {
    Packed packed = new Packed(in);
    boolean made = false;
    try {
      UnpackingStream stream = new UnpackingStream(packed, unpacking.of(packed), limits);
      made = true;
      return stream;
    } catch (FormatProblem e) {
      throw new UnreadableException(e);
    } catch (IOException | RuntimeException e) {
      throw packed.why(e);
    } finally {
      if (!made) {
        in.close();
      }
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count;
    try {
      count = unpacking.read(into, offset, length);
    } catch (IOException | RuntimeException e) {
      // Those that unpack meet damage with all kinds of exceptions.
      throw packed.why(e);
    }
    if (count > 0) {
      unpacked += count;
      requireWithinLimits();
    }
    return count;
  }

  private void requireWithinLimits() throws UnreadableException {
    if (unpacked > limits.maxUnpackedBytes()) {
      throw new UnreadableException(
          FormatProblem.overLimit(
              "it unpacks to more than " + limits.maxUnpackedBytes() + " bytes"));
    }
    if (unpacked > FormatLimits.RATIO_FREE_BYTES && unpacked / limits.maxRatio() > packed.read) {
      throw new UnreadableException(
          FormatProblem.overLimit(
              "it unpacks to more than " + limits.maxRatio() + " times its size"));
    }
  }

  @Override
  public void close() throws IOException {
    // Not the one that unpacks: closing it could read on.
    packed.close();
  }

  /** The packed bytes, counted. */
  private static final class Packed extends FilterInputStream {
    private long read;
    private boolean ended;
    private @Nullable IOException failure;

    Packed(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      try {
        int count = super.read(into, offset, length);
        read += Math.max(0, count);
        ended |= count < 0;
        return count;
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }

    @Override
    public int available() {
      // Some look here for whether more follows; only an end that was met is one.
      return ended ? 0 : 1;
    }

    /** Returns the source's own failure if it was that, and else what is wrong with the bytes. */
    IOException why(Exception thrown) {
      if (failure != null) {
        return failure;
      }
      if (thrown instanceof UnreadableException unreadable) {
        return unreadable;
      }
      return new UnreadableException(
          thrown instanceof EOFException || ended
              ? FormatProblem.truncated("its compressed data ends in the middle")
              : FormatProblem.corrupt("its compressed data is damaged"));
    }
  }
}
