package io.racine.governance.classifier.regex.rule;

import static java.util.Objects.requireNonNull;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the entities of one rule in running text.
 *
 * <p>Never inside a longer run of letters and digits. Where the rule takes separators away before
 * it looks, the candidates are windows of tokens joined by single separators; else the pattern is
 * searched for. Both take time linear in the text.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
abstract class TextFinder {
  private TextFinder() {}

  /** Returns the finder of a test that has a pattern. */
  static TextFinder of(ValueTest test) {
    String pattern = requireNonNull(test.signal().pattern(), "pattern");
    if (test.chain().strips()) {
      return new Windows(test);
    }
    try {
      return new Searching(
          test, Pattern.compile("(?:^|[^\\pL\\pN])(" + pattern + ")(?:$|[^\\pL\\pN])"));
    } catch (PatternSyntaxException e) {
      // A pattern with unbalanced flags of its own that is whole only by itself.
      return new Windows(test);
    }
  }

  /** Tells {@code sink} of every candidate until it has enough. */
  abstract void find(TextTokens text, Sink sink);

  private static final class Searching extends TextFinder {
    private final ValueTest test;
    private final Pattern pattern;

    Searching(ValueTest test, Pattern pattern) {
      this.test = test;
      this.pattern = pattern;
    }

    @Override
    void find(TextTokens text, Sink sink) {
      String searched =
          test.chain().raisesCase()
              ? text.upper()
              : test.chain().lowersCase() ? text.lower() : text.text();
      PatternShape shape = test.shape();
      // Only a run of characters of the pattern can hold a match; most texts have none that is
      // long enough, and are never shown to the pattern.
      int at = 0;
      while (at < searched.length()) {
        int start = shape.nextRun(searched, at);
        if (start < 0) {
          return;
        }
        int end = shape.endOfRun(searched, start);
        int low = Math.max(0, start - 1);
        if (shape.mayLieIn(searched, start, end)
            && shape.nextStart(searched, low, low, Math.min(searched.length(), end + 1)) >= 0
            && !findInRun(searched, start, end, sink)) {
          return;
        }
        at = end;
      }
    }

    private boolean findInRun(String searched, int runStart, int runEnd, Sink sink) {
      // With one more character on either side, so that the pattern sees what bounds it.
      PatternShape shape = test.shape();
      int offset = Math.max(0, beforeStart(searched, runStart));
      String run = searched.substring(offset, Math.min(searched.length(), runEnd + 1));
      Matcher matcher = pattern.matcher(run);
      int from = 0;
      while (from <= run.length()) {
        int next = shape.nextStart(run, 0, from, run.length());
        if (next < 0 || !matcher.find(Math.max(from, beforeStart(run, next)))) {
          return true;
        }
        int start = matcher.start(1);
        int end = matcher.end(1);
        if (end > start) {
          ValueForm form = test.chain().apply(new ValueForm(run.substring(start, end).strip()));
          if (!sink.found(offset + start, offset + end, test.fits(form) && test.isValid(form))) {
            return false;
          }
        }
        // The character that ends one may begin the next; an empty match must still advance.
        from = Math.max(end, from + 1);
      }
      return true;
    }
  }

  /** Returns where the character before a place begins: the pattern wants to see it. */
  private static int beforeStart(String text, int place) {
    int before = place - 1;
    return before > 0 && Character.isLowSurrogate(text.charAt(before)) ? before - 1 : before;
  }

  private static final class Windows extends TextFinder {
    private final ValueTest test;

    Windows(ValueTest test) {
      this.test = test;
    }

    @Override
    void find(TextTokens text, Sink sink) {
      NormalizedTokens starts = test.usesDictionary() ? null : text.normalized(test.chain());
      int token = 0;
      while (token < text.count()) {
        int used = findAt(text, token, starts, sink);
        if (used < 0) {
          return;
        }
        token += Math.max(1, used);
      }
    }

    /** Returns how many tokens the longest valid candidate takes, 0 for none, -1 for enough. */
    private int findAt(TextTokens text, int first, @Nullable NormalizedTokens starts, Sink sink) {
      int start = TokenWindows.begin(text, first);
      if (starts != null && start == text.start(first) && !starts.mayStart(first, test.shape())) {
        return 0;
      }
      int last = TokenWindows.last(text, first);
      if (text.digits(first, last) < test.shape().minDigits()) {
        return 0;
      }
      boolean matched = false;
      int matchedEnd = 0;
      for (int token = last; token >= first; token--) {
        int end = text.end(token);
        if (end - start < test.shape().minLength()
            || text.digits(first, token) < test.shape().minDigits()) {
          break;
        }
        if (text.characters(first, token) > test.shape().maxLength()) {
          continue;
        }
        ValueForm form = test.chain().apply(new ValueForm(text.text().substring(start, end)));
        if (test.fits(form)) {
          if (test.isValid(form)) {
            return sink.found(start, end, true) ? token - first + 1 : -1;
          }
          matchedEnd = matched ? matchedEnd : end;
          matched = true;
        }
      }
      if (matched && !sink.found(start, matchedEnd, false)) {
        return -1;
      }
      return 0;
    }
  }

  /** Takes candidates. */
  interface Sink {
    /** Returns whether to go on. */
    boolean found(int start, int end, boolean valid);
  }
}
