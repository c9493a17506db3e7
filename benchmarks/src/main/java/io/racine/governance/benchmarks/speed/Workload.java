package io.racine.governance.benchmarks.speed;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/** The values and texts that are measured on, made from a seed: nobody's data. */
final class Workload {
  static final int LINE = 135;

  /** Texts that are made to cost: long runs that many patterns begin in and none ends in. */
  static final List<String> HOSTILE = List.of("letters", "digits", "at-signs", "brackets");

  private static final long SEED = 0x5eed;
  private static final String[] SYLLABLES = {
    "ma", "ri", "jo", "han", "na", "lu", "ka", "ste", "fan", "pe", "tra", "el", "ga", "bro", "wn"
  };
  private static final String[] WORDS = {
    "order",
    "shipped",
    "to",
    "the",
    "shelf",
    "was",
    "delayed",
    "customer",
    "asked",
    "for",
    "a",
    "refund",
    "because",
    "parcel",
    "arrived",
    "late",
    "please",
    "check",
    "status",
    "again"
  };

  private Workload() {}

  /** Returns distinct short values of mixed kinds, twenty characters long on average. */
  static String[] shortValues(int count) {
    SplittableRandom random = new SplittableRandom(SEED);
    Set<String> seen = new HashSet<>(count * 2);
    String[] values = new String[count];
    for (int i = 0; i < count; i++) {
      String value = shortValue(random);
      while (!seen.add(value)) {
        value = shortValue(random);
      }
      values[i] = value;
    }
    seen.clear();
    // Copied in order, so that they lie in memory as values lie that have just been read, whatever
    // the collector has made of the set.
    for (int i = 0; i < count; i++) {
      values[i] = new String(values[i].toCharArray());
    }
    return values;
  }

  private static String shortValue(SplittableRandom random) {
    return switch (random.nextInt(5)) {
      case 0 -> "ORD-" + (1_000_000_000L + random.nextLong(8_000_000_000L));
      case 1 -> name(random, 3) + ' ' + name(random, 4);
      case 2 -> Long.toString(1_000_000_000L + random.nextLong(900_000_000_000L));
      case 3 ->
          name(random, 2).toLowerCase(Locale.ROOT)
              + '.'
              + random.nextInt(1_000_000)
              + "@example.com";
      default -> uuid(random);
    };
  }

  static String uuid(SplittableRandom random) {
    long high = random.nextLong();
    long low = random.nextLong();
    String digits = String.format(Locale.ROOT, "%016x%016x", high, low);
    return digits.substring(0, 8)
        + '-'
        + digits.substring(8, 12)
        + "-4"
        + digits.substring(13, 16)
        + "-8"
        + digits.substring(17, 20)
        + '-'
        + digits.substring(20);
  }

  private static String name(SplittableRandom random, int syllables) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < syllables; i++) {
      name.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
    }
    name.setCharAt(0, Character.toUpperCase(name.charAt(0)));
    return name.toString();
  }

  /** Returns lines of a log of {@value #LINE} characters, some with something to be found. */
  static String[] lines(int count) {
    SplittableRandom random = new SplittableRandom(SEED);
    String[] lines = new String[count];
    for (int i = 0; i < count; i++) {
      StringBuilder line = new StringBuilder();
      line.append(
          String.format(
              Locale.ROOT,
              "2024-05-%02d %02d:%02d:%02d INFO ",
              1 + random.nextInt(28),
              random.nextInt(24),
              random.nextInt(60),
              random.nextInt(60)));
      int place = random.nextInt(8);
      for (int k = 0; line.length() < LINE; k++) {
        line.append(k == place ? found(random) : WORDS[random.nextInt(WORDS.length)]).append(' ');
      }
      line.setLength(LINE);
      lines[i] = line.toString();
    }
    return lines;
  }

  private static String found(SplittableRandom random) {
    return switch (random.nextInt(6)) {
      case 0 -> name(random, 3).toLowerCase(Locale.ROOT) + "@example.org";
      case 1 -> "192.0.2." + random.nextInt(256);
      case 2 -> uuid(random);
      case 3 -> "+1 212-555-0" + (100 + random.nextInt(900));
      case 4 -> Long.toString(random.nextLong(10_000_000_000L));
      default -> "https://www.example.com/" + random.nextInt(1000);
    };
  }

  /** Returns a hostile text of one of the {@linkplain #HOSTILE kinds}. */
  static String hostile(String kind, int length) {
    String unit =
        switch (kind) {
          case "letters" -> "a";
          case "digits" -> "1";
          case "at-signs" -> "a@a.";
          case "brackets" -> "({[\"";
          default -> throw new IllegalArgumentException("No hostile text '" + kind + "'");
        };
    return unit.repeat(length / unit.length());
  }
}
