package io.racine.governance.classifier.regex.rule;

/**
 * The parts of a text that may be one value written in groups: tokens joined by single separators.
 *
 * <p>From each token on there are as many as there are tokens up to the {@linkplain #last last}.
 */
final class TokenWindows {
  private static final int MOST_TOKENS = 12;
  private static final int LONGEST = 64;

  private TokenWindows() {}

  /** Returns where the windows from a token on begin: a plus sign belongs to the number behind. */
  static int begin(TextTokens text, int first) {
    int start = text.start(first);
    // Be there a parenthesis between.
    int before = start > 1 && text.text().charAt(start - 1) == '(' ? start - 2 : start - 1;
    return before >= 0 && text.text().charAt(before) == '+' ? before : start;
  }

  /** Returns the last token of the longest window from a token on. */
  static int last(TextTokens text, int first) {
    int last = first;
    while (last + 1 < text.count()
        && last - first + 1 < MOST_TOKENS
        && text.end(last + 1) - text.start(first) <= LONGEST
        && isJoint(text.text(), text.end(last), text.start(last + 1))) {
      last++;
    }
    return last;
  }

  /** One separator joins, and a closing or opening parenthesis with a blank beside it. */
  private static boolean isJoint(String text, int from, int to) {
    if (to - from > 3) {
      return false;
    }
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      boolean parenthesis = c == '(' || c == ')';
      if (!parenthesis && (c != ' ' && c != '-' && c != '.' && c != '/')) {
        return false;
      }
      if (!parenthesis && i > from && text.charAt(i - 1) != ')') {
        return false;
      }
    }
    return true;
  }
}
