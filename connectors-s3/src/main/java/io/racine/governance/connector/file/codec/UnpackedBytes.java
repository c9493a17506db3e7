package io.racine.governance.connector.file.codec;

import io.racine.governance.connector.file.format.FormatLimits;
import io.racine.governance.connector.file.format.ObjectBytes;
import io.racine.governance.connector.file.format.UnpackingStream;
import java.io.IOException;
import java.io.InputStream;

/** A compressed object without its compression; whoever opens it later on reads what is before. */
final class UnpackedBytes implements ObjectBytes {
  private final ObjectBytes packed;
  private final String name;
  private final Opening opening;

  /** Opens the unpacked bytes from the beginning. */
  @FunctionalInterface
  interface Opening {
    InputStream open() throws IOException;
  }

  UnpackedBytes(String name, Opening opening, ObjectBytes packed) {
    this.name = name;
    this.opening = opening;
    this.packed = packed;
  }

  static UnpackedBytes of(ObjectBytes packed, StreamCodec codec, FormatLimits limits) {
    return new UnpackedBytes(
        codec.innerName(packed.name()),
        () -> UnpackingStream.of(packed.open(0, Long.MAX_VALUE), codec::unpack, limits),
        packed);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long size() {
    return UNKNOWN_SIZE;
  }

  @Override
  public InputStream open(long offset, long length) throws IOException {
    InputStream in = opening.open();
    boolean skipped = false;
    try {
      long left = offset;
      byte[] nowhere = new byte[8 << 10];
      while (left > 0) {
        int count = in.read(nowhere, 0, (int) Math.min(left, nowhere.length));
        if (count < 0) {
          break;
        }
        left -= count;
      }
      skipped = true;
      return new LimitedStream(in, length);
    } finally {
      if (!skipped) {
        in.close();
      }
    }
  }

  @Override
  public String toString() {
    return name + " in " + packed.name();
  }
}
