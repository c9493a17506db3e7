package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.GrantDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Who may do what with one asset, and who may do it by being in a role that may.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
final class GrantList {
  /** A role of a whole company has tens of thousands of members, and every table its grants. */
  private static final int MOST_GRANTS = 1_000;

  private final Map<String, Set<String>> privileges = new TreeMap<>();

  void add(String principal, String privilege) {
    privileges.computeIfAbsent(principal, any -> new TreeSet<>()).add(privilege);
  }

  void addAll(GrantList other) {
    other.privileges.forEach((principal, rights) -> rights.forEach(right -> add(principal, right)));
  }

  /**
   * Forgets what some principals have from a role that they are in, where the database lists it as
   * if it had been granted to them.
   */
  void dropInherited(Memberships memberships, Predicate<String> listed) {
    Map<String, Set<String>> all = new TreeMap<>();
    privileges.forEach((principal, rights) -> all.put(principal, Set.copyOf(rights)));
    all.forEach(
        (role, rights) ->
            memberships.membersOf(role).stream()
                .filter(listed)
                .forEach(
                    member -> privileges.getOrDefault(member, new TreeSet<>()).removeAll(rights)));
  }

  /**
   * Sets the grants of an asset: those that were made first, then what follows from memberships. If
   * they are too many, the attribute {@code grants-left-out} tells how many are not among them.
   */
  void addTo(AssetDescriptor.Builder asset, Memberships memberships) {
    List<GrantDescriptor> grants = new ArrayList<>();
    long all = 0;
    for (var entry : privileges.entrySet()) {
      for (String privilege : entry.getValue()) {
        all++;
        if (grants.size() < MOST_GRANTS) {
          grants.add(GrantDescriptor.direct(entry.getKey(), privilege));
        }
      }
    }
    for (var entry : privileges.entrySet()) {
      for (String member : memberships.membersOf(entry.getKey())) {
        for (String privilege : entry.getValue()) {
          all++;
          if (grants.size() < MOST_GRANTS) {
            grants.add(new GrantDescriptor(member, privilege, entry.getKey()));
          }
        }
      }
    }
    asset.grants(grants);
    if (all > grants.size()) {
      asset.attribute("grants-left-out", Long.toString(all - grants.size()));
    }
  }
}
