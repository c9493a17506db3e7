package io.racine.governance.spi.classifier;

/** Checks numbers that are shares. */
final class Shares {
  private Shares() {}

  static double checked(String what, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(what + " must be between 0 and 1 but was " + share);
    }
    return share;
  }
}
