package io.racine.governance.examples.sample;

import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Chance with a seed: the same database every time.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
final class Dice {
  private static final String HEX = "0123456789abcdef";
  private final Random random;

  Dice(long seed) {
    this.random = new Random(seed);
  }

  int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  String digits(int count) {
    return text(count, "0123456789");
  }

  String hex(int count) {
    return text(count, HEX);
  }

  String text(int count, String alphabet) {
    var text = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  UUID uuid() {
    // Version 4, variant 1, as UUID.randomUUID() makes them.
    long high = (random.nextLong() & 0xFFFFFFFFFFFF0FFFL) | 0x4000L;
    long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low);
  }
}
