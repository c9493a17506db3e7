package io.racine.governance.connector.jdbc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Brings DuckDB's intervals, such as {@code 1 month 2 days 03:00:00}, into the form of ISO 8601.
 */
final class DuckDbInterval {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:(-?\\d+) years?)? ?(?:(-?\\d+) months?)? ?(?:(-?\\d+) days?)?"
              + " ?(?:(-?)(\\d+):(\\d\\d):(\\d\\d(?:\\.\\d+)?))?");

  private DuckDbInterval() {}

  /** Returns the ISO form; a text of another form as it is. */
  static String iso(String text) {
    Matcher form = FORM.matcher(text);
    if (text.isEmpty() || !form.matches()) {
      return text;
    }
    String days = part("", form.group(1), 'Y') + part("", form.group(2), 'M');
    days += part("", form.group(3), 'D');
    @Nullable String hours = form.group(5);
    String time = "";
    if (hours != null) {
      String sign = form.group(4);
      time =
          part(sign, hours, 'H') + part(sign, form.group(6), 'M') + part(sign, seconds(form), 'S');
    }
    if (days.isEmpty() && time.isEmpty()) {
      return "PT0S";
    }
    return "P" + days + (time.isEmpty() ? "" : "T" + time);
  }

  private static String seconds(Matcher form) {
    String seconds = form.group(7);
    return seconds.indexOf('.') < 0 ? seconds : seconds.replaceFirst("\\.?0+$", "");
  }

  private static String part(String sign, @Nullable String number, char unit) {
    if (number == null) {
      return "";
    }
    String plain = number.replaceFirst("^(-?)0+(?=\\d)", "$1");
    return plain.equals("0") ? "" : sign + plain + unit;
  }
}
