package io.racine.governance.classifier.regex.dictionary;

/**
 * A list of words, such as first names, that are asked for folded.
 *
 * <p>Loaded by {@link WordLists#load}; words are folded by {@link WordLists#fold} first.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public interface WordList {
  /** Returns whether the folded text is in the list. */
  boolean contains(String folded);

  /** Returns how common the word is: 0 when not in the list, 1 for the most common ones. */
  double frequency(String folded);

  int size();
}
