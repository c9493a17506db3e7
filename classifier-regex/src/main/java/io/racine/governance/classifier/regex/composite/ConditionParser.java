package io.racine.governance.classifier.regex.composite;

import io.racine.governance.classifier.regex.composite.Condition.All;
import io.racine.governance.classifier.regex.composite.Condition.Found;
import io.racine.governance.classifier.regex.composite.Condition.Not;
import io.racine.governance.classifier.regex.composite.Condition.Place;
import io.racine.governance.classifier.regex.composite.Condition.Some;
import io.racine.governance.spi.classifier.EntityType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads conditions such as {@code CREDIT_CARD and (sibling CARD_CVV or sibling CARD_EXPIRATION)}.
 *
 * <p>{@code not} binds closer than {@code and}, that closer than {@code or}.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
public final class ConditionParser {
  private static final Pattern WORD = Pattern.compile("\\s*([()]|[^\\s()]+)");
  private static final Set<String> KEYWORDS =
      Set.of("and", "or", "not", "sibling", "any", "(", ")");

  /** A condition that a person wrote has no more; the parser calls itself for each. */
  private static final int DEEPEST = 50;

  private static final int LONGEST = 10_000;

  private final String text;
  private final List<String> words = new ArrayList<>();
  private int at;
  private int depth;

  private ConditionParser(String text) {
    this.text = text;
    Matcher matcher = WORD.matcher(text);
    while (matcher.lookingAt()) {
      words.add(matcher.group(1));
      matcher.region(matcher.end(), text.length());
    }
  }

  /**
   * Returns the condition.
   *
   * @throws IllegalArgumentException if the text is none; the message says where
   */
  public static Condition parse(String text) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("the condition is longer than " + LONGEST + " characters");
    }
    var parser = new ConditionParser(text);
    Condition condition = parser.some();
    if (parser.at < parser.words.size()) {
      throw parser.unexpected("'and', 'or' or the end");
    }
    return condition;
  }

  private Condition some() {
    List<Condition> parts = new ArrayList<>(List.of(all()));
    while (take("or")) {
      parts.add(all());
    }
    return parts.size() == 1 ? parts.get(0) : new Some(parts);
  }

  private Condition all() {
    List<Condition> parts = new ArrayList<>(List.of(single()));
    while (take("and")) {
      parts.add(single());
    }
    return parts.size() == 1 ? parts.get(0) : new All(parts);
  }

  private Condition single() {
    if (++depth > DEEPEST) {
      throw new IllegalArgumentException(
          "the condition '" + text + "' is nested more than " + DEEPEST + " deep");
    }
    try {
      if (take("not")) {
        return new Not(single());
      }
      if (take("(")) {
        Condition inner = some();
        if (!take(")")) {
          throw unexpected("')'");
        }
        return inner;
      }
      if (take("sibling")) {
        return new Found(entity(), Place.SIBLING);
      }
      return take("any") ? new Found(entity(), Place.ANY) : new Found(entity(), Place.HERE);
    } finally {
      depth--;
    }
  }

  private EntityType entity() {
    if (at == words.size() || KEYWORDS.contains(words.get(at))) {
      throw unexpected("an entity");
    }
    return EntityType.of(words.get(at++));
  }

  private boolean take(String word) {
    if (at < words.size() && words.get(at).equals(word)) {
      at++;
      return true;
    }
    return false;
  }

  private IllegalArgumentException unexpected(String wanted) {
    String found = at < words.size() ? "'" + words.get(at) + "'" : "the end";
    return new IllegalArgumentException(
        "the condition '"
            + text
            + "' must have "
            + wanted
            + " at word "
            + (at + 1)
            + " but has "
            + found);
  }
}
