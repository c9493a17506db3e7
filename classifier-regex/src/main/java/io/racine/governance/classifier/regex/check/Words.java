package io.racine.governance.classifier.regex.check;

import io.racine.governance.classifier.regex.dictionary.WordList;
import io.racine.governance.classifier.regex.dictionary.WordLists;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks of the words of a value against word lists: {@code words(list=street-words; min=1)},
 * {@code person-name}.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
final class Words {
  private static final int MOST_WORDS = 40;

  private Words() {}

  /** At least {@code min} words of the value are in one of the lists. */
  static ValueCheck among(CheckArguments arguments) {
    List<WordList> lists = new ArrayList<>();
    for (String name : arguments.required("list").split(" +", -1)) {
      lists.add(load(arguments, name));
    }
    int least = arguments.number("min", 1);
    int most = arguments.number("max-words", MOST_WORDS);
    boolean last = arguments.choice("position", "any", "last").equals("last");
    return value -> {
      String[] words = WordLists.fold(value).split(" ", MOST_WORDS + 1);
      if (words.length > most) {
        return false;
      }
      int found = 0;
      for (int i = last ? words.length - 1 : 0; i < Math.min(words.length, MOST_WORDS); i++) {
        found += isIn(lists, words[i]) ? 1 : 0;
      }
      return found >= least;
    };
  }

  /**
   * Two to six words, a first name among them and every other one a name, an initial, a particle or
   * a word like a name.
   */
  static ValueCheck personName(CheckArguments arguments) {
    WordList first = load(arguments, "first-names");
    WordList last = load(arguments, "last-names");
    WordList particles = load(arguments, "name-particles");
    return value -> {
      String[] words = WordLists.fold(value).split(" ", 8);
      if (words.length < 2 || words.length > 6) {
        return false;
      }
      int known = 0;
      boolean given = false;
      int unknown = 0;
      for (String word : words) {
        if (word.isEmpty() || !word.codePoints().allMatch(Character::isLetter)) {
          return false;
        }
        if (first.contains(word)) {
          given = true;
          known++;
        } else if (last.contains(word)) {
          known++;
        } else if (word.length() > 1 && !particles.contains(word)) {
          unknown++;
        }
      }
      return given && known >= 1 && unknown <= 1;
    };
  }

  private static boolean isIn(List<WordList> lists, String word) {
    for (WordList list : lists) {
      if (list.contains(word)) {
        return true;
      }
    }
    return false;
  }

  private static WordList load(CheckArguments arguments, String name) {
    try {
      return WordLists.load(name);
    } catch (IllegalArgumentException unknown) {
      throw arguments.fault("list", "the name of a word list", name);
    }
  }
}
