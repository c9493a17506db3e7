package io.racine.governance.classifier.regex.verdict;

import io.racine.governance.classifier.regex.name.NameMatch;

/** What is believed of a column before its values are looked at. */
final class NamePrior {
  /** One column in three hundred, for a rule that the name does not speak for. */
  static final double WITHOUT_NAME = 0.003;

  private NamePrior() {}

  /** Returns the probability that a column so named is of the entity. */
  static double of(NameMatch match, boolean overruled) {
    if (overruled) {
      return 0.02;
    }
    return switch (match.strength()) {
      case EXCLUDED, NONE, ABOUT -> WITHOUT_NAME;
      case GENERIC -> 0.12;
      case AMBIGUOUS -> 0.4;
      case INSIDE -> 0.5;
      case TABLE -> 0.6;
      case END -> 0.8;
      case WHOLE -> match.table() ? 0.93 : 0.9;
    };
  }

  static String words(NameMatch match) {
    return switch (match.strength()) {
      case EXCLUDED -> "rules the entity out";
      case NONE -> "says nothing";
      case ABOUT -> "is about the entity, not the entity itself";
      case GENERIC -> "is one that many things have";
      case AMBIGUOUS -> "is a word of the entity that also means other things";
      case INSIDE -> "has words of the entity";
      case TABLE -> "is of a table that has such columns";
      case END -> "ends in the words of the entity";
      case WHOLE -> "is a name of the entity";
    };
  }
}
