package io.racine.governance.classifier.regex.dictionary;

import io.racine.governance.classifier.regex.automaton.CharSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Not API: tells which texts may be words of some lists, without folding or making anything.
 *
 * <p>Hashes an ASCII text as {@link WordLists#fold} would leave it; what it says no to is in no
 * list.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
public final class WordHashes {
  private final int[] table;
  private final boolean hasZero;
  private final int longest;
  private final boolean hasNumbers;

  private WordHashes(int[] table, boolean hasZero, int longest, boolean hasNumbers) {
    this.table = table;
    this.hasZero = hasZero;
    this.longest = longest;
    this.hasNumbers = hasNumbers;
  }

  /** Returns the hashes of the words of built-in lists. */
  public static WordHashes of(Collection<String> names) {
    Set<String> all = new HashSet<>();
    for (String name : names) {
      all.addAll(WordLists.words(name));
    }
    return ofWords(all);
  }

  /** Returns the hashes of words as {@link WordLists#fold} leaves them. */
  static WordHashes ofWords(Set<String> all) {
    int[] table = new int[Math.max(8, Integer.highestOneBit(Math.max(1, all.size())) * 4)];
    boolean zero = false;
    int longest = 0;
    boolean numbers = false;
    for (String word : all) {
      longest = Math.max(longest, word.length());
      int hash = word.hashCode();
      zero |= hash == 0;
      numbers |= word.chars().noneMatch(Character::isLetter);
      table[slot(table, hash)] = hash;
    }
    return new WordHashes(table, zero, longest, numbers);
  }

  /** Returns the slot of a hash, or the empty one where it would be. */
  private static int slot(int[] table, int hash) {
    int mask = table.length - 1;
    int slot = (hash ^ hash >>> 15) & mask;
    while (table[slot] != 0 && table[slot] != hash) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  /**
   * Returns whether the text, folded, may be in one of the lists.
   *
   * @param stripped ASCII characters that are taken away before
   */
  public boolean mayContain(String text, CharSet stripped) {
    if (longest == 0) {
      return false;
    }
    int hash = 0;
    int length = 0;
    boolean gap = false;
    boolean number = true;
    for (int i = 0; i < text.length(); i++) {
      int c = text.charAt(i);
      if (c >= 128) {
        return true;
      }
      if (stripped.contains(c)) {
        continue;
      }
      if (c >= 'A' && c <= 'Z') {
        c += 'a' - 'A';
        number = false;
      } else if (c >= 'a' && c <= 'z') {
        number = false;
      } else if (c == '\'' || c == '.' || c == '`') {
        continue;
      } else if (c < '0' || c > '9') {
        gap = length > 0;
        continue;
      }
      if (gap) {
        hash = 31 * hash + ' ';
        length++;
        gap = false;
      }
      hash = 31 * hash + c;
      if (++length > longest) {
        return false;
      }
    }
    if (number && !hasNumbers) {
      // Spares a look at a table that few caches hold.
      return false;
    }
    return hash == 0 ? hasZero : table[slot(table, hash)] == hash;
  }

  @Override
  public String toString() {
    return table.length + " slots";
  }
}
