package io.racine.governance.connector.redis;

import java.util.List;

/** A key of the table that is read, with its variable parts as the columns of the key have them. */
final class FoundKey {
  private final byte[] bytes;
  private final List<String> parts;

  FoundKey(byte[] bytes, List<String> parts) {
    this.bytes = bytes;
    this.parts = parts;
  }

  byte[] bytes() {
    return bytes;
  }

  List<String> parts() {
    return parts;
  }

  @Override
  public String toString() {
    return "key of " + bytes.length + " bytes";
  }
}
