package io.racine.governance.classifier.regex.column;

import io.racine.governance.spi.classifier.HashKey;

/**
 * SipHash-2-4 of the UTF-16 units of a text, little-endian.
 *
 * <p>Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012. Keyed, so that hashes cannot
 * be tried against guessed values without the key.
 *
 * <p>Not API: public for the other packages of the engine.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class SipHash {
  private final long k0;
  private final long k1;

  public SipHash(HashKey key) {
    this.k0 = key.high();
    this.k1 = key.low();
  }

  /** Returns the hash of a text. */
  public long of(CharSequence text) {
    long v0 = k0 ^ 0x736f6d6570736575L;
    long v1 = k1 ^ 0x646f72616e646f6dL;
    long v2 = k0 ^ 0x6c7967656e657261L;
    long v3 = k1 ^ 0x7465646279746573L;
    int length = text.length();
    int whole = length & ~3;
    for (int i = 0; i <= whole; i += 4) {
      long word;
      if (i < whole) {
        word =
            text.charAt(i)
                | (long) text.charAt(i + 1) << 16
                | (long) text.charAt(i + 2) << 32
                | (long) text.charAt(i + 3) << 48;
      } else {
        word = (length * 2L) << 56;
        for (int j = whole; j < length; j++) {
          word |= (long) text.charAt(j) << ((j - whole) * 16);
        }
      }
      v3 ^= word;
      for (int round = 0; round < 2; round++) {
        v0 += v1;
        v2 += v3;
        v1 = Long.rotateLeft(v1, 13) ^ v0;
        v3 = Long.rotateLeft(v3, 16) ^ v2;
        v0 = Long.rotateLeft(v0, 32);
        v2 += v1;
        v0 += v3;
        v1 = Long.rotateLeft(v1, 17) ^ v2;
        v3 = Long.rotateLeft(v3, 21) ^ v0;
        v2 = Long.rotateLeft(v2, 32);
      }
      v0 ^= word;
    }
    v2 ^= 0xff;
    for (int round = 0; round < 4; round++) {
      v0 += v1;
      v2 += v3;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v1;
      v0 += v3;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 = Long.rotateLeft(v2, 32);
    }
    return v0 ^ v1 ^ v2 ^ v3;
  }

  /** Returns a number that two keys share only by accident; it does not give the key away. */
  long fingerprint() {
    return of("racine");
  }
}
