package io.racine.governance.classifier.regex.rulepack;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A pack's version as one that can be compared: whole numbers with dots between.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
final class PackVersion implements Comparable<PackVersion> {
  private static final Pattern FORM = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9}){0,4}");

  private final int[] numbers;

  private PackVersion(int[] numbers) {
    this.numbers = numbers;
  }

  static boolean isVersion(String text) {
    return FORM.matcher(text).matches();
  }

  /** Returns the version; a text that is none comes before all others. */
  static PackVersion of(String text) {
    return new PackVersion(
        isVersion(text)
            ? Arrays.stream(text.split("\\.", -1)).mapToInt(Integer::parseInt).toArray()
            : new int[] {-1});
  }

  /** Compares number by number; one that is not there counts as 0. */
  @Override
  public int compareTo(PackVersion other) {
    for (int i = 0; i < Math.max(numbers.length, other.numbers.length); i++) {
      int compared = Integer.compare(at(i), other.at(i));
      if (compared != 0) {
        return compared;
      }
    }
    return 0;
  }

  private int at(int index) {
    return index < numbers.length ? numbers[index] : 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PackVersion that && compareTo(that) == 0;
  }

  @Override
  public int hashCode() {
    int last = numbers.length;
    while (last > 0 && numbers[last - 1] == 0) {
      last--;
    }
    return Arrays.hashCode(Arrays.copyOf(numbers, last));
  }

  @Override
  public String toString() {
    return Arrays.toString(numbers);
  }
}
