package io.racine.governance.classifier.regex.rule;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Values of the same shape as given ones: letters stay letters of their case, digits digits, and
 * the rest stays.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
public final class LookAlikes {
  private final List<String> examples;
  private final SplittableRandom random;
  private int next;

  public LookAlikes(List<String> examples, SplittableRandom random) {
    this.examples = List.copyOf(examples);
    this.random = random;
  }

  /** Returns the next example with its last letters and digits drawn anew, at most so many. */
  public String next(int most) {
    StringBuilder text = new StringBuilder(examples.get(next));
    next = (next + 1) % examples.size();
    int drawn = 0;
    for (int i = text.length() - 1; i >= 0 && drawn < most; i--) {
      char other = redrawn(text.charAt(i));
      if (other != 0) {
        text.setCharAt(i, other);
        drawn++;
      }
    }
    return text.toString();
  }

  /** Returns the next example with all of its letters and digits drawn anew. */
  public String next() {
    return next(Integer.MAX_VALUE);
  }

  private char redrawn(char c) {
    if (c >= '0' && c <= '9') {
      return (char) ('0' + random.nextInt(10));
    }
    if (c >= 'A' && c <= 'Z') {
      return (char) ('A' + random.nextInt(26));
    }
    return c >= 'a' && c <= 'z' ? (char) ('a' + random.nextInt(26)) : 0;
  }
}
