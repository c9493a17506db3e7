package io.racine.governance.classifier.regex.dictionary;

import java.util.Arrays;

/**
 * Words in one array of characters with an open hash table over it: about 30 bytes a word, and no
 * object made by a look-up.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
final class PackedWordList implements WordList {
  private final char[] text;
  private final int[] starts;
  private final byte[] frequencies;
  private final int[] table;

  private PackedWordList(char[] text, int[] starts, byte[] frequencies, int[] table) {
    this.text = text;
    this.starts = starts;
    this.frequencies = frequencies;
    this.table = table;
  }

  @Override
  public boolean contains(String folded) {
    return find(folded) >= 0;
  }

  @Override
  public double frequency(String folded) {
    int word = find(folded);
    return word < 0 ? 0 : frequencies[word] / 100.0;
  }

  @Override
  public int size() {
    return frequencies.length;
  }

  @Override
  public String toString() {
    return size() + " words";
  }

  private int find(String folded) {
    int mask = table.length - 1;
    for (int slot = spread(folded.hashCode()) & mask; table[slot] != 0; slot = slot + 1 & mask) {
      int word = table[slot] - 1;
      if (isAt(word, folded)) {
        return word;
      }
    }
    return -1;
  }

  private boolean isAt(int word, String folded) {
    int start = starts[word];
    if (starts[word + 1] - start != folded.length()) {
      return false;
    }
    for (int i = 0; i < folded.length(); i++) {
      if (text[start + i] != folded.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static int spread(int hash) {
    return hash ^ hash >>> 15;
  }

  /**
   * Collects the words, each once.
   *
   * <p><b>Threads:</b> Confined: one thread at a time.
   */
  static final class Builder {
    private final StringBuilder text = new StringBuilder();
    private final int[] starts;
    private final byte[] frequencies;
    private final int[] table;
    private int size;

    Builder(int words) {
      this.starts = new int[words + 1];
      this.frequencies = new byte[words];
      this.table = new int[Math.max(8, Integer.highestOneBit(Math.max(1, words)) * 4)];
    }

    void add(String word, double frequency) {
      int mask = table.length - 1;
      int slot = spread(word.hashCode()) & mask;
      while (table[slot] != 0) {
        slot = slot + 1 & mask;
      }
      frequencies[size] = (byte) Math.round(frequency * 100);
      text.append(word);
      starts[++size] = text.length();
      table[slot] = size;
    }

    PackedWordList build() {
      char[] characters = new char[text.length()];
      text.getChars(0, text.length(), characters, 0);
      return new PackedWordList(characters, starts, Arrays.copyOf(frequencies, size), table);
    }
  }
}
