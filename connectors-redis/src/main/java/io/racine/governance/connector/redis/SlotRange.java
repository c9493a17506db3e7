package io.racine.governance.connector.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.clients.jedis.util.JedisClusterCRC16;

/**
 * Some slots of keys. Each key has one of {@value #SLOTS}, by a checksum of it, on a cluster or
 * not.
 *
 * @param first the first slot
 * @param last the last slot, {@code first} or more
 */
record SlotRange(int first, int last) {
  static final int SLOTS = 16_384;
  static final SlotRange ALL = new SlotRange(0, SLOTS - 1);
  private static final Pattern FORM = Pattern.compile("(\\d{1,5})-(\\d{1,5})");

  boolean holds(byte[] key) {
    int slot = JedisClusterCRC16.getSlot(key);
    return slot >= first && slot <= last;
  }

  boolean overlaps(SlotRange other) {
    return first <= other.last && other.first <= last;
  }

  boolean isAll() {
    return equals(ALL);
  }

  int size() {
    return last - first + 1;
  }

  /** Returns about {@code count} ranges that make up this one. */
  List<SlotRange> split(int count) {
    int parts = Math.max(1, Math.min(count, size()));
    List<SlotRange> ranges = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      int from = first + (int) ((long) size() * i / parts);
      int to = first + (int) ((long) size() * (i + 1) / parts) - 1;
      ranges.add(new SlotRange(from, to));
    }
    return ranges;
  }

  static Optional<SlotRange> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int first = Integer.parseInt(matcher.group(1));
    int last = Integer.parseInt(matcher.group(2));
    return first <= last && last < SLOTS
        ? Optional.of(new SlotRange(first, last))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return first + "-" + last;
  }
}
