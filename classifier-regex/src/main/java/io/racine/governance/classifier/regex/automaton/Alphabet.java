package io.racine.governance.classifier.regex.automaton;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts characters into one class that belong to the same of some sets.
 *
 * <p>Those beyond ASCII are looked at when they first occur; a page remembers 256 of them.
 *
 * <p><b>Threads:</b> Thread-safe. Pages are read without a lock: a zero seen too early is asked for
 * again.
 */
final class Alphabet {
  private final SymbolSet[] sets;
  private final byte[] ascii = new byte[128];
  private final @Nullable Page[] pages = new @Nullable Page[(Character.MAX_CODE_POINT >> 8) + 1];
  private final Map<Membership, Integer> known = new HashMap<>();
  private final List<Membership> classes = new ArrayList<>();

  Alphabet(List<SymbolSet> sets) {
    this.sets = sets.toArray(new SymbolSet[0]);
    for (int c = 0; c < 128; c++) {
      ascii[c] = (byte) number(membership(c));
    }
  }

  /** Returns the classes of ASCII; not to be written to. */
  byte[] ascii() {
    return ascii;
  }

  int classOf(int codePoint) {
    if (codePoint < 128) {
      return ascii[codePoint];
    }
    Page page = pages[codePoint >> 8];
    int found = page == null ? 0 : page.classes[codePoint & 255];
    return found == 0 ? learn(codePoint) : found - 1;
  }

  private synchronized int learn(int codePoint) {
    Page page = pages[codePoint >> 8];
    if (page == null) {
      page = new Page();
      pages[codePoint >> 8] = page;
    }
    int number = number(membership(codePoint));
    page.classes[codePoint & 255] = (char) (number + 1);
    return number;
  }

  private synchronized int number(Membership membership) {
    Integer number = known.putIfAbsent(membership, classes.size());
    if (number == null) {
      classes.add(membership);
      return classes.size() - 1;
    }
    return number;
  }

  private Membership membership(int codePoint) {
    long[] bits = new long[(sets.length + 63) >> 6];
    for (int i = 0; i < sets.length; i++) {
      if (sets[i].contains(codePoint)) {
        bits[i >> 6] |= 1L << i;
      }
    }
    return new Membership(bits);
  }

  /** Returns the sets that the characters of a class belong to. */
  synchronized Membership membershipOf(int number) {
    return classes.get(number);
  }

  synchronized int size() {
    return classes.size();
  }

  /** The classes of 256 code points, plus one; 0 where not known yet. */
  private static final class Page {
    private final char[] classes = new char[256];
  }

  /** Which sets a character belongs to. */
  static final class Membership {
    private final long[] bits;

    private Membership(long[] bits) {
      this.bits = bits;
    }

    boolean isIn(int set) {
      return (bits[set >> 6] >>> set & 1) != 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Membership that && Arrays.equals(bits, that.bits);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bits);
    }
  }
}
