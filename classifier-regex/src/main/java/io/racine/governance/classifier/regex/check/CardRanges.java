package io.racine.governance.classifier.regex.check;

import java.util.ArrayList;
import java.util.List;

/**
 * Issuer ranges of payment cards with the lengths each has: {@code card-range}.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
final class CardRanges implements ValueCheck {
  /** Four leading digits from, to, and the lengths; by the networks' published ranges. */
  private static final String RANGES =
      "4000-4999/13,16,19 5100-5599/16 2221-2720/16 3400-3499/15 3700-3799/15 3000-3059/14"
          + " 3600-3699/14,16,19 3800-3999/14,16,19 6011-6011/16,19 6440-6599/16,19"
          + " 6220-6229/16,17,18,19 6240-6269/16,17,18,19 6282-6288/16,17,18,19 8100-8171/16,19"
          + " 3528-3589/16,19 5018-5019/12,13,14,15,16,17,18,19 5020-5020/16,17,18,19"
          + " 5038-5038/16,17,18,19 5893-5893/16,17,18,19 6304-6304/16,17,18,19"
          + " 6759-6763/12,13,14,15,16,17,18,19 2200-2204/16,19 6521-6522/16 5067-5067/16"
          + " 6362-6363/16 9792-9792/16 1000-1999/15";

  private record Range(int from, int to, int lengths) {}

  private final List<Range> ranges;

  private CardRanges(List<Range> ranges) {
    this.ranges = List.copyOf(ranges);
  }

  static ValueCheck read(CheckArguments arguments) {
    List<Range> ranges = new ArrayList<>();
    for (String entry : RANGES.split(" ", -1)) {
      ranges.add(range(entry));
    }
    return new CardRanges(ranges);
  }

  private static Range range(String entry) {
    int lengths = 0;
    for (String length : entry.substring(10).split(",", -1)) {
      lengths |= 1 << Integer.parseInt(length);
    }
    return new Range(
        Integer.parseInt(entry.substring(0, 4)), Integer.parseInt(entry.substring(5, 9)), lengths);
  }

  @Override
  public boolean passes(String value) {
    if (value.length() < 12 || value.length() > 19) {
      return false;
    }
    int head = 0;
    for (int i = 0; i < 4; i++) {
      int digit = value.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      head = head * 10 + digit;
    }
    for (Range range : ranges) {
      if (head >= range.from && head <= range.to && (range.lengths >> value.length() & 1) == 1) {
        return true;
      }
    }
    return false;
  }
}
