package io.racine.governance.connector.file.format;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/**
 * An object that is held in memory. Not API.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
public final class HeldBytes implements ObjectBytes {
  private final String name;
  private final byte[] bytes;

  /** Holds some bytes, which are not copied. */
  public HeldBytes(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public InputStream open(long offset, long length) {
    int begin = (int) Math.min(offset, bytes.length);
    return new ByteArrayInputStream(bytes, begin, (int) Math.min(length, bytes.length - begin));
  }

  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
