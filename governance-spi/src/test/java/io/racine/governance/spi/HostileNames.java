package io.racine.governance.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Names that a source may have and that break what is careless. */
public final class HostileNames {
  private static final List<String> PARTS =
      List.of(
          "a",
          "Z",
          "7",
          "_",
          "-",
          "$",
          ".",
          "..",
          "\"",
          "\"\"",
          "'",
          "[",
          "]",
          "[]",
          "*",
          "?",
          " ",
          "\t",
          "\n",
          "\0",
          "\\",
          ";",
          "--",
          "/*",
          "`",
          "%",
          "(",
          ")",
          ",",
          "ß",
          "İ",
          "é",
          "e\u0301",
          "漢字",
          "א",
          "\u202E",
          "\uFEFF",
          "\u200B",
          "\uD83D\uDE00",
          "\uD83D",
          "\uDE00",
          "\uFFFF");

  private HostileNames() {}

  /** Returns a name; never the empty one. */
  public static String any(Random random) {
    var name = new StringBuilder();
    int parts = 1 + random.nextInt(6);
    for (int i = 0; i < parts; i++) {
      name.append(PARTS.get(random.nextInt(PARTS.size())));
    }
    return name.toString();
  }

  public static List<String> some(Random random, int most) {
    List<String> names = new ArrayList<>();
    int count = 1 + random.nextInt(most);
    for (int i = 0; i < count; i++) {
      names.add(any(random));
    }
    return names;
  }
}
