package io.racine.governance.classifier.regex.rule;

import io.racine.governance.classifier.regex.automaton.CharSet;
import java.util.ArrayList;
import java.util.List;

/**
 * How the texts that a pattern matches can begin: alternatives, each a set of characters a place.
 *
 * <p>Most places of most texts fit none, so that the pattern need not run there.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
record PatternStarts(List<Start> starts) {
  static final PatternStarts EMPTY = new PatternStarts(List.of(new Start(List.of(), true)));
  static final PatternStarts ANYTHING = new PatternStarts(List.of(new Start(List.of(), false)));

  private static final int MOST_STARTS = 24;
  private static final int LONGEST_START = 8;
  private static final int MOST_REPEATS_TOLD_APART = 6;

  /** Returns the starts of one character of a set. */
  static PatternStarts one(CharSet set) {
    // Beyond ASCII a character may take two places: what comes after it is not known.
    return new PatternStarts(List.of(new Start(List.of(set), !set.other())));
  }

  PatternStarts then(PatternStarts next) {
    List<Start> all = new ArrayList<>();
    for (Start start : starts) {
      if (!start.whole) {
        all.add(start);
      } else {
        next.starts.forEach(tail -> all.add(start.then(tail)));
      }
    }
    return all.size() <= MOST_STARTS ? of(all) : open();
  }

  PatternStarts either(PatternStarts that) {
    List<Start> all = new ArrayList<>(starts);
    all.addAll(that.starts);
    return of(all);
  }

  PatternStarts times(long least, long most) {
    PatternStarts result = EMPTY;
    for (long i = 0; i < Math.min(least, LONGEST_START); i++) {
      result = result.then(this);
    }
    if (least > LONGEST_START || most - least > MOST_REPEATS_TOLD_APART) {
      // An end that is not told apart: what comes after it is not known.
      return result.open();
    }
    PatternStarts all = result;
    for (long i = least; i < most; i++) {
      result = result.then(this);
      all = all.either(result);
    }
    return all;
  }

  /** Returns the same starts with whatever behind them. */
  private PatternStarts open() {
    return new PatternStarts(
        starts.stream().map(start -> new Start(start.places, false)).distinct().toList());
  }

  private static PatternStarts of(List<Start> all) {
    List<Start> distinct = all.stream().distinct().toList();
    return distinct.size() <= MOST_STARTS ? new PatternStarts(distinct) : ANYTHING;
  }

  /** Returns whether a match may begin at a place of a text. */
  boolean fit(String text, int at) {
    // By index: this runs for every place of every text, and makes nothing.
    for (int i = 0; i < starts.size(); i++) {
      if (starts.get(i).fits(text, at)) {
        return true;
      }
    }
    return false;
  }

  /**
   * One way to begin.
   *
   * @param places the characters that can be at each place
   * @param whole whether the match ends behind them
   */
  private record Start(List<CharSet> places, boolean whole) {
    Start then(Start next) {
      List<CharSet> all = new ArrayList<>(places);
      all.addAll(next.places);
      return all.size() <= LONGEST_START
          ? new Start(List.copyOf(all), next.whole)
          : new Start(List.copyOf(all.subList(0, LONGEST_START)), false);
    }

    boolean fits(String text, int at) {
      if (text.length() - at < places.size()) {
        return false;
      }
      for (int i = 0; i < places.size(); i++) {
        if (!places.get(i).contains(text.charAt(at + i))) {
          return false;
        }
      }
      return true;
    }
  }
}
