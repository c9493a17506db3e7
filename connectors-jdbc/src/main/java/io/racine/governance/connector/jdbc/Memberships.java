package io.racine.governance.connector.jdbc;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who is in which role, also by being in a role that is in it.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
final class Memberships {
  private final Map<String, Set<String>> direct = new HashMap<>();
  private final Map<String, Set<String>> known = new HashMap<>();

  void add(String role, String member) {
    direct.computeIfAbsent(role, any -> new TreeSet<>()).add(member);
    known.clear();
  }

  /** Returns the members of a role in the order of their names, without the role itself. */
  Set<String> membersOf(String role) {
    return known.computeIfAbsent(role, this::reach);
  }

  private Set<String> reach(String role) {
    Set<String> members = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(direct.getOrDefault(role, Set.of()));
    while (!open.isEmpty()) {
      String member = open.remove();
      // Some databases let roles be members of each other.
      if (!member.equals(role) && members.add(member)) {
        open.addAll(direct.getOrDefault(member, Set.of()));
      }
    }
    return members;
  }
}
