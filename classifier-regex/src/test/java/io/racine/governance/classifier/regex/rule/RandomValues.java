package io.racine.governance.classifier.regex.rule;

import io.racine.governance.spi.classifier.RuleDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Values made from a seed: examples of rules, changed, alone and in text, and noise. */
final class RandomValues {
  private static final List<String> CHARACTERS =
      List.of(
          " ",
          "-",
          ".",
          "/",
          "é",
          "ß",
          "ı",
          "ſ",
          "\u00a0",
          "\u2011",
          "\uff11",
          "\u200b",
          "\u212a",
          "\ud835\udc00",
          "\ud835",
          "\udc00",
          "\n",
          "\t",
          "(",
          ")",
          "+",
          "\u0000",
          "Ⅷ",
          "²",
          "٣",
          "ǆ",
          "ŉ",
          "Σ",
          "İ",
          "a",
          "Z",
          "0",
          "9",
          ",",
          ":",
          "_",
          "\u00ad");
  private static final List<String> WORDS =
      List.of(
          "the",
          "order",
          "was",
          "shipped",
          "to",
          "Anna",
          "Müller",
          "on",
          "2024-01-02",
          "at",
          "12:30",
          "from",
          "10.0.0.1",
          "ref",
          "A-1234",
          "cost",
          "$12.50",
          "ID:",
          "phone",
          "+49",
          "(0)30",
          "123456",
          "hospital",
          "clinic",
          "Straße",
          "x",
          "\n",
          ";",
          "white",
          "GET",
          "/index.html",
          "200",
          "ΑΘΗΝΑ",
          "日本");

  private final SplittableRandom random;
  private final List<String> examples = new ArrayList<>();

  RandomValues(long seed, List<RuleDefinition> rules) {
    this.random = new SplittableRandom(seed);
    for (RuleDefinition rule : rules) {
      examples.addAll(rule.examples().accepts());
      examples.addAll(rule.examples().rejects());
    }
  }

  String next() {
    return switch (random.nextInt(6)) {
      case 0 -> text();
      case 1 -> "see " + changed(any(examples)) + " now";
      case 2 -> noise();
      default -> changed(any(examples));
    };
  }

  private String any(List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }

  private String text() {
    var text = new StringBuilder();
    for (int i = 2 + random.nextInt(14); i > 0; i--) {
      text.append(random.nextInt(3) == 0 ? changed(any(examples)) : any(WORDS));
      text.append(random.nextInt(8) == 0 ? any(CHARACTERS) : " ");
    }
    return text.toString();
  }

  private String noise() {
    var text = new StringBuilder();
    for (int i = random.nextInt(25); i > 0; i--) {
      if (random.nextInt(4) == 0) {
        text.append(any(CHARACTERS));
      } else {
        text.append((char) (33 + random.nextInt(94)));
      }
    }
    return text.toString();
  }

  private String changed(String value) {
    var text = new StringBuilder(value);
    for (int i = random.nextInt(3); i > 0 && text.length() > 0; i--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(4)) {
        case 0 -> text.insert(at, any(CHARACTERS));
        case 1 -> text.deleteCharAt(at);
        case 2 -> text.setCharAt(at, (char) (text.charAt(at) ^ 1));
        default -> {
          char c = text.charAt(at);
          text.setCharAt(
              at, Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c));
        }
      }
    }
    return text.toString();
  }
}
