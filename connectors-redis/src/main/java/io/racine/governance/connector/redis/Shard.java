package io.racine.governance.connector.redis;

import java.util.List;

/**
 * A server and the slots of keys that it holds; one that is no part of a cluster holds all.
 *
 * @param endpoint where it listens
 * @param slots its slots, in order and not overlapping
 */
record Shard(Endpoint endpoint, List<SlotRange> slots) {
  Shard {
    slots = List.copyOf(slots);
  }

  static Shard ofAllSlots(Endpoint endpoint) {
    return new Shard(endpoint, List.of(SlotRange.ALL));
  }

  boolean holds(SlotRange range) {
    return slots.stream().anyMatch(range::overlaps);
  }
}
