package io.racine.governance.connector.redis;

/** The beginning of a value that is longer. */
final class Head {
  private final byte[] bytes;
  private final long length;

  /**
   * Keeps what is known of a value.
   *
   * @param bytes what was read of it
   * @param length how long it is, in bytes
   */
  Head(byte[] bytes, long length) {
    this.bytes = bytes;
    this.length = length;
  }

  byte[] bytes() {
    return bytes;
  }

  long length() {
    return length;
  }

  @Override
  public String toString() {
    return bytes.length + " of " + length + " bytes";
  }
}
