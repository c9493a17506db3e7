package io.racine.governance.classifier.regex.name;

/**
 * How a column's name speaks for a rule.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param strength how well
 * @param from the first word of the phrase among the column's own; negative when it begins in the
 *     name of what the column lies in
 * @param to the last word, exclusive
 * @param table whether the table is one that the rule names
 */
public record NameMatch(Strength strength, int from, int to, boolean table) {
  public static final NameMatch NONE = new NameMatch(Strength.NONE, 0, 0, false);
  public static final NameMatch EXCLUDED = new NameMatch(Strength.EXCLUDED, 0, 0, false);

  /** How well a name speaks for a rule, from worst to best. */
  public enum Strength {
    /** A word that rules the entity out. */
    EXCLUDED,
    NONE,
    /** The phrase is there, but the name says it is about the thing: {@code email_verified}. */
    ABOUT,
    /** A word that many things are called by, alone: {@code name}. */
    GENERIC,
    /** A word with another common meaning, alone: {@code state}. */
    AMBIGUOUS,
    /** Somewhere in the name. */
    INSIDE,
    /** The rule speaks for all columns of such a table. */
    TABLE,
    /** At the end, where names say what they mean. */
    END,
    /** The whole name. */
    WHOLE
  }

  /** Returns whether the name speaks for the rule at all, be it weakly. */
  public boolean isFound() {
    return strength.compareTo(Strength.GENERIC) >= 0;
  }

  public int length() {
    return to - from;
  }

  /** Returns whether this phrase lies within a longer one of another match. */
  public boolean isWithin(NameMatch that) {
    return that.isFound() && that.length() > length() && that.from <= from && that.to >= to;
  }

  boolean isBetterThan(NameMatch that) {
    int order = strength.compareTo(that.strength);
    return order != 0 ? order > 0 : length() > that.length();
  }
}
