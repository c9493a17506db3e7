package io.racine.governance.examples.classifier;

import java.util.regex.Pattern;

/** The form of a badge number, such as {@code HQ-10423-H}, and its check letter. */
final class Badge {
  /** How many check letters there are. */
  static final int LETTERS = 23;

  private static final Pattern FORM = Pattern.compile("[A-Z]{2}-[0-9]{5}-[A-W]");

  private Badge() {}

  static boolean matches(String value) {
    return FORM.matcher(value).matches();
  }

  static boolean isValid(String value) {
    return matches(value)
        && value.charAt(value.length() - 1) == letter(Integer.parseInt(value.substring(3, 8)));
  }

  static char letter(int number) {
    return (char) ('A' + number % LETTERS);
  }
}
