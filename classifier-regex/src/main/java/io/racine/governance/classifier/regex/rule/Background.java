package io.racine.governance.classifier.regex.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What columns hold that are not sensitive: made-up values of many shapes, always the same.
 *
 * <p>The share of shapes that a pattern fits estimates how often it fits by chance.
 */
final class Background {
  private static final int VALUES_PER_SHAPE = 6;
  private static final List<List<String>> SHAPES = new Background().shapes();

  private final SplittableRandom random = new SplittableRandom(20_240_229L);
  private final List<List<String>> shapes = new ArrayList<>();

  private Background() {}

  /**
   * Returns the share of shapes whose values pass.
   *
   * @param least what to add, as a share of one shape: what fits no shape here still happens
   */
  static double share(Form form, double least) {
    double passed = 0;
    for (List<String> shape : SHAPES) {
      int fits = 0;
      for (String value : shape) {
        fits += form.fits(value) ? 1 : 0;
      }
      passed += (double) fits / shape.size();
    }
    return (passed + least) / (SHAPES.size() + 1);
  }

  /** Returns all values. */
  static List<String> values() {
    return SHAPES.stream().flatMap(List::stream).toList();
  }

  private List<List<String>> shapes() {
    for (int length = 1; length <= 19; length++) {
      int digits = length;
      add(() -> digits(digits));
    }
    for (int places = 1; places <= 6; places++) {
      int after = places;
      add(() -> digits(1 + random.nextInt(4)) + "." + digits(after));
    }
    add(() -> "-" + digits(3));
    add(() -> "$" + digits(4) + "." + digits(2));
    add(() -> digits(2) + "%");
    add(this::day);
    add(() -> day().replace("-", ""));
    add(() -> day().substring(5, 7) + "/" + day().substring(8) + "/" + day().substring(0, 4));
    add(() -> day() + "T" + time() + "Z");
    add(() -> day() + " " + time());
    add(this::time);
    add(() -> letters(1, 'A'));
    add(() -> letters(2, 'A'));
    add(() -> letters(3, 'A'));
    add(() -> letters(5, 'A'));
    add(() -> letters(8, 'A'));
    add(() -> word());
    add(() -> word() + " " + word());
    add(() -> word() + " " + word() + " " + word());
    add(() -> capital(word()));
    add(() -> capital(word()) + " " + capital(word()));
    add(() -> capital(word()) + " " + word() + " " + word() + " " + word() + ".");
    add(() -> word() + "_" + word());
    add(() -> word() + "-" + word());
    add(() -> word() + digits(2));
    add(() -> letters(3, 'A') + "-" + digits(4));
    add(() -> letters(2, 'A') + digits(6));
    add(() -> letters(1, 'A') + digits(8));
    add(() -> digits(3) + "-" + digits(3));
    add(() -> digits(2) + "-" + digits(5) + "-" + digits(4));
    add(() -> digits(3) + letters(2, 'A') + digits(3));
    add(() -> digits(4) + " " + word());
    add(() -> digits(1) + "." + digits(2) + "." + digits(1));
    add(() -> hex(8) + "-" + hex(4) + "-" + hex(4) + "-" + hex(4) + "-" + hex(12));
    add(() -> hex(16));
    add(() -> hex(32));
    add(() -> hex(40));
    add(() -> letters(12, 'a') + digits(4) + letters(8, 'A'));
    add(() -> word() + "." + letters(3, 'a'));
    add(() -> "/" + word() + "/" + word());
    add(() -> word() + ", " + word());
    add(() -> "<" + word() + ">");
    return List.copyOf(shapes);
  }

  private void add(Maker maker) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < VALUES_PER_SHAPE; i++) {
      values.add(maker.make());
    }
    shapes.add(List.copyOf(values));
  }

  private String digits(int length) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(
          (char) ('0' + (i == 0 && length > 1 ? 1 + random.nextInt(9) : random.nextInt(10))));
    }
    return text.toString();
  }

  private String letters(int length, char base) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) (base + random.nextInt(26)));
    }
    return text.toString();
  }

  private String hex(int length) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(Character.forDigit(random.nextInt(16), 16));
    }
    return text.toString();
  }

  private String word() {
    String consonants = "bcdfghklmnprstvw";
    var text = new StringBuilder();
    int syllables = 2 + random.nextInt(3);
    for (int i = 0; i < syllables; i++) {
      text.append(consonants.charAt(random.nextInt(consonants.length())));
      text.append("aeiou".charAt(random.nextInt(5)));
    }
    return text.toString();
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private String day() {
    return String.format(
        Locale.ROOT,
        "%04d-%02d-%02d",
        1995 + random.nextInt(30),
        1 + random.nextInt(12),
        1 + random.nextInt(28));
  }

  private String time() {
    return String.format(
        Locale.ROOT, "%02d:%02d:%02d", random.nextInt(24), random.nextInt(60), random.nextInt(60));
  }

  /** Tells whether a value passes. */
  interface Form {
    boolean fits(String value);
  }

  private interface Maker {
    String make();
  }
}
