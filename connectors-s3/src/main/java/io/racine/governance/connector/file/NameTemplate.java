package io.racine.governance.connector.file;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns one name of a key into what it has in common with its siblings: dates, numbers, ids and
 * mail addresses become placeholders such as {@code {date}}.
 *
 * <p>What stands before the first placeholder or escape is as it is in the key, so that it can be
 * searched by. Characters that mean something here are escaped as in URLs.
 */
final class NameTemplate {
  private static final Pattern EMAIL =
      Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,8}");

  private static final String TIME =
      "(?:[-_.T ]?(?:[01]\\d|2[0-3])"
          + "(?:[-_.:]?[0-5]\\d(?:[-_.:]?[0-5]\\d(?:[.,]\\d{1,9})?)?)?Z?)?";

  /** A year alone, or with a month and no mark between them, may as well be a count. */
  private static final Pattern VALUE =
      Pattern.compile(
          "(?<uuid>(?<![0-9A-Za-z])[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}"
              + "-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}(?![0-9A-Za-z]))"
              + "|(?<date>(?<!\\d)(?:19|20)\\d{2}"
              + "(?:[-_.](?:0[1-9]|1[0-2])(?:[-_.](?:0[1-9]|[12]\\d|3[01])"
              + TIME
              + ")?|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])"
              + TIME
              + ")(?!\\d))"
              + "|(?<word>[\\p{L}\\p{N}]{1,1024})");

  /** Most names of folders are of these alone, and stay as they are. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_.-]{1,200}");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}");

  /** A date and a time, or a number in groups, are one value. */
  private static final Pattern SEVERAL =
      Pattern.compile("(\\{[^}]{1,20}})(?:[-_.:+~ ]?\\{[^}]{1,20}}){1,100}");

  private static final Pattern DIGITS = Pattern.compile("\\p{N}{1,1024}");
  private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{8,1024}");

  /** A letter and a small number is a name more often than a count: v1, s3, q4. */
  private static final Pattern SHORT_NAME = Pattern.compile("\\p{L}\\d{1,2}");

  /** Longer words with digits in them are ids more often than names. */
  private static final int LONGEST_WORD = 16;

  private static final int FEWEST_DIGITS = 3;

  /** Names are shown, stored and compared; beyond this they are values. */
  private static final int LONGEST_NAME = 200;

  private static final int KEPT_OF_LONG = 60;

  /** What software calls the files of a table; says nothing of what they hold. */
  private static final Set<String> GENERIC =
      Set.of(
          "",
          "part",
          "parts",
          "data",
          "dataset",
          "file",
          "files",
          "output",
          "out",
          "export",
          "chunk",
          "batch",
          "shard",
          "split",
          "segment",
          "page",
          "block",
          "bucket",
          "r",
          "m",
          "c",
          "f",
          "of",
          "t",
          "z",
          "run",
          "attempt",
          "task",
          "stream",
          "delivery",
          "snapshot",
          "base",
          "delta");

  private NameTemplate() {}

  static String of(String name) {
    if (name.isEmpty()) {
      return "{empty}";
    }
    if (PLAIN.matcher(name).matches()) {
      return name;
    }
    if (name.length() > LONGEST_NAME) {
      int end =
          Character.isHighSurrogate(name.charAt(KEPT_OF_LONG - 1))
              ? KEPT_OF_LONG - 1
              : KEPT_OF_LONG;
      return of(name.substring(0, end)) + "{long}";
    }
    var template = new StringBuilder();
    int from = 0;
    if (name.indexOf('@') >= 0) {
      Matcher email = EMAIL.matcher(name);
      while (email.find()) {
        values(template, name.substring(from, email.start()));
        template.append("{email}");
        from = email.end();
      }
    }
    values(template, name.substring(from));
    return SEVERAL.matcher(template).replaceAll("$1");
  }

  private static void values(StringBuilder template, String name) {
    Matcher value = VALUE.matcher(name);
    int from = 0;
    while (value.find()) {
      escape(template, name, from, value.start());
      if (value.group("uuid") != null) {
        template.append("{uuid}");
      } else if (value.group("date") != null) {
        template.append("{date}");
      } else {
        word(template, value.group());
      }
      from = value.end();
    }
    escape(template, name, from, name.length());
  }

  /** Returns whether nothing but placeholders and marks between them is left. */
  static boolean isPlaceholder(String template) {
    return template.indexOf('{') >= 0
        && PLACEHOLDER
            .matcher(template)
            .replaceAll("")
            .chars()
            .noneMatch(Character::isLetterOrDigit);
  }

  /** Returns whether a name says nothing of what its object holds: {@code part-{n}}. */
  static boolean isGeneric(String template) {
    for (String word :
        PLACEHOLDER.matcher(template).replaceAll("-").split("[^\\p{L}\\p{N}%]+", -1)) {
      if (!GENERIC.contains(word.toLowerCase(Locale.ROOT))) {
        return false;
      }
    }
    return true;
  }

  /** Returns what keys are sure to have in common with a template. */
  static String literalStart(String template) {
    int end = 0;
    while (end < template.length() && "{*%".indexOf(template.charAt(end)) < 0) {
      end++;
    }
    return template.substring(0, end);
  }

  private static void word(StringBuilder template, String word) {
    long digits = word.codePoints().filter(Character::isDigit).count();
    if (digits == 0 || SHORT_NAME.matcher(word).matches()) {
      template.append(word);
    } else if (digits < word.codePointCount(0, word.length())
        && (HEX.matcher(word).matches()
            || (word.length() >= LONGEST_WORD && digits >= FEWEST_DIGITS))) {
      template.append("{id}");
    } else {
      template.append(DIGITS.matcher(word).replaceAll("{n}"));
    }
  }

  private static void escape(StringBuilder template, String name, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = name.charAt(i);
      if (c < ' ' || c == 0x7f || "{}*%!".indexOf(c) >= 0) {
        template.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      } else {
        template.append(c);
      }
    }
  }
}
