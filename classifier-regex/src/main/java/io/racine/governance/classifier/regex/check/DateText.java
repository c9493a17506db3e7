package io.racine.governance.classifier.regex.check;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;

/**
 * A date as people and databases write it, with or without a time after it: {@code date}, with
 * {@code after} and {@code before} (ISO dates, {@code before=today} for none from the future).
 *
 * <p>Day and month may come in either order; the date counts when one of the orders is allowed.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
final class DateText implements ValueCheck {
  private static final Map<String, Integer> MONTHS =
      Map.ofEntries(
          Map.entry("jan", 1),
          Map.entry("feb", 2),
          Map.entry("mar", 3),
          Map.entry("apr", 4),
          Map.entry("may", 5),
          Map.entry("jun", 6),
          Map.entry("jul", 7),
          Map.entry("aug", 8),
          Map.entry("sep", 9),
          Map.entry("oct", 10),
          Map.entry("nov", 11),
          Map.entry("dec", 12));

  private final Clock clock;
  private final LocalDate after;
  private final String before;

  private DateText(CheckArguments arguments, Clock clock) {
    this.clock = clock;
    this.after = LocalDate.parse(arguments.text("after", "1000-01-01"));
    this.before = arguments.choice("before", "any", "today");
  }

  static ValueCheck read(CheckArguments arguments, Clock clock) {
    return new DateText(arguments, clock);
  }

  @Override
  public boolean passes(String value) {
    int[] numbers = new int[3];
    int[] lengths = new int[3];
    int count = 0;
    int month = 0;
    int i = 0;
    while (i < value.length() && count < 3) {
      char c = value.charAt(i);
      if (c >= '0' && c <= '9') {
        int start = i;
        int number = 0;
        for (; i < value.length() && Character.digit(value.charAt(i), 10) >= 0; i++) {
          number = i - start < 8 ? number * 10 + Character.digit(value.charAt(i), 10) : -1;
        }
        numbers[count] = number;
        lengths[count++] = i - start;
      } else if (Character.isLetter(c)) {
        int start = i;
        while (i < value.length() && Character.isLetter(value.charAt(i))) {
          i++;
        }
        String word = value.substring(start, i).toLowerCase(Locale.ROOT);
        Integer named = word.length() < 3 ? null : MONTHS.get(word.substring(0, 3));
        if (named != null) {
          month = named;
          if (count == 2) {
            break;
          }
        }
      } else {
        i++;
        if (month > 0 && count == 2) {
          break;
        }
      }
    }
    return isDate(numbers, lengths, count, month);
  }

  private boolean isDate(int[] numbers, int[] lengths, int count, int month) {
    if (month > 0 && count >= 2) {
      return lengths[0] == 4
          ? allowed(numbers[0], month, numbers[1])
          : allowed(year(numbers[1], lengths[1]), month, numbers[0]);
    }
    if (lengths[0] == 8) {
      int number = numbers[0];
      return allowed(number / 10000, number / 100 % 100, number % 100);
    }
    if (count < 3 || lengths[1] > 2 || month > 0) {
      return false;
    }
    if (lengths[0] == 4) {
      return lengths[2] <= 2 && allowed(numbers[0], numbers[1], numbers[2]);
    }
    if (lengths[0] > 2 || (lengths[2] != 4 && lengths[2] != 2)) {
      return false;
    }
    int year = year(numbers[2], lengths[2]);
    return allowed(year, numbers[1], numbers[0]) || allowed(year, numbers[0], numbers[1]);
  }

  private int year(int number, int length) {
    if (length != 2) {
      return number;
    }
    int recent = 2000 + number;
    return recent > LocalDate.now(clock).getYear() ? recent - 100 : recent;
  }

  private boolean allowed(int year, int month, int day) {
    if (year < 1 || year > 9999 || month < 1 || month > 12) {
      return false;
    }
    if (day < 1 || day > YearMonth.of(year, month).lengthOfMonth()) {
      return false;
    }
    LocalDate date = LocalDate.of(year, month, day);
    return !date.isBefore(after) && (before.equals("any") || !date.isAfter(LocalDate.now(clock)));
  }
}
