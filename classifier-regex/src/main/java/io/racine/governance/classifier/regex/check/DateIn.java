package io.racine.governance.classifier.regex.check;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;

/**
 * A date at fixed positions: {@code date-in(pattern=yyMMdd)}, with {@code from} and {@code to}
 * counting in characters of the value as in every check.
 *
 * <p>{@code yyyy}, {@code yy}, {@code MM} and {@code dd} stand for themselves, any other character
 * for any character. {@code months} and {@code days} are what some registers add to a month or day:
 * for the century, the sex or a temporary number. {@code after} and {@code before} limit the date;
 * without {@code before} it is today, so that a number may not come from the future.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
final class DateIn implements ValueCheck {
  private final String pattern;
  private final int[] months;
  private final int[] days;
  private final LocalDate after;
  private final String before;
  private final Clock clock;

  private DateIn(CheckArguments arguments, Clock clock) {
    this.pattern = arguments.required("pattern");
    this.months = arguments.numbers("months");
    this.days = arguments.numbers("days");
    this.after = date(arguments, "after", arguments.text("after", "1880-01-01"));
    this.before = arguments.text("before", "today");
    this.clock = clock;
    if (!before.equals("today") && !before.equals("any")) {
      date(arguments, "before", before);
    }
    if (!pattern.contains("MM")) {
      throw arguments.fault("pattern", "made of yyyy or yy, MM and dd", pattern);
    }
  }

  static ValueCheck read(CheckArguments arguments, Clock clock) {
    return new DateIn(arguments, clock);
  }

  private static LocalDate date(CheckArguments arguments, String key, String value) {
    try {
      return LocalDate.parse(value);
    } catch (DateTimeParseException e) {
      throw arguments.fault(key, "an ISO date", value);
    }
  }

  @Override
  public boolean passes(String value) {
    if (value.length() != pattern.length()) {
      return false;
    }
    int month = without(months, part(value, "MM"), 12);
    int day = pattern.contains("dd") ? without(days, part(value, "dd"), 31) : 1;
    if (month < 1 || day < 1) {
      return false;
    }
    if (pattern.contains("yyyy")) {
      return isAllowed(part(value, "yyyy"), month, day);
    }
    if (!pattern.contains("yy")) {
      return day <= YearMonth.of(2000, month).lengthOfMonth();
    }
    int year = part(value, "yy");
    return year >= 0
        && (isAllowed(1800 + year, month, day)
            || isAllowed(1900 + year, month, day)
            || isAllowed(2000 + year, month, day));
  }

  private boolean isAllowed(int year, int month, int day) {
    if (year < 1000 || day > YearMonth.of(year, month).lengthOfMonth()) {
      return false;
    }
    LocalDate date = LocalDate.of(year, month, day);
    if (date.isBefore(after)) {
      return false;
    }
    if (before.equals("any")) {
      return true;
    }
    LocalDate limit = before.equals("today") ? LocalDate.now(clock) : LocalDate.parse(before);
    return !date.isAfter(limit);
  }

  private int part(String value, String field) {
    int start = pattern.indexOf(field);
    int number = 0;
    for (int i = start; i < start + field.length(); i++) {
      int digit = value.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  private static int without(int[] offsets, int number, int largest) {
    if (number >= 1 && number <= largest) {
      return number;
    }
    for (int offset : offsets) {
      if (number > offset && number <= offset + largest) {
        return number - offset;
      }
    }
    return -1;
  }
}
