package io.racine.governance.testkit.connector;

/** All that is ever delivered of a binary value. */
record BinaryLength(long bytes) {
  @Override
  public String toString() {
    return bytes + " bytes";
  }
}
