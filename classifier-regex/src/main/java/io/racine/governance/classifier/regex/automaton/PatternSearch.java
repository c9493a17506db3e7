package io.racine.governance.classifier.regex.automaton;

import static java.util.Objects.requireNonNull;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.racine.governance.classifier.regex.automaton.Syntax.Choice;
import io.racine.governance.classifier.regex.automaton.Syntax.Repeat;
import io.racine.governance.classifier.regex.automaton.Syntax.Sequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Finds matches in a text: one pass forward tells where they may end, one of the pattern alone
 * backwards where they begin.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
final class PatternSearch {
  static final int FAR = 256;
  static final int FARTHEST = 4096;
  private static final long BYTE_LIMIT = 512 << 10;

  private final List<Syntax> syntaxes;
  private final @Nullable Pattern[] fallbacks;
  private final int[] filtered;
  private final LazyAutomaton forwards;
  private final SymbolSet token = TokenFilter.withinToken();
  private final AtomicReferenceArray<@Nullable LazyAutomaton> backwards;

  private PatternSearch(
      List<Syntax> syntaxes,
      @Nullable Pattern[] fallbacks,
      int[] filtered,
      LazyAutomaton forwards) {
    this.syntaxes = syntaxes;
    this.fallbacks = fallbacks;
    this.filtered = filtered;
    this.forwards = forwards;
    this.backwards = new AtomicReferenceArray<>(syntaxes.size());
  }

  static PatternSearch of(List<String> texts, List<Syntax> syntaxes, @Nullable Pattern[] refused) {
    @Nullable Pattern[] fallbacks = refused.clone();
    List<ScanPattern> taken = new ArrayList<>();
    List<Integer> filtered = new ArrayList<>();
    for (int i = 0; i < syntaxes.size(); i++) {
      if (fallbacks[i] == null && PatternMeasure.of(syntaxes.get(i)).asserts()) {
        // Read backwards, a condition would look the wrong way.
        fallbacks[i] = Pattern.compile(texts.get(i));
      }
      if (fallbacks[i] == null) {
        // Empty matches do not count, so that a pattern that has them is no harm to the others.
        taken.add(ScanPattern.of(syntaxes.get(i)));
        filtered.add(i);
      }
    }
    return new PatternSearch(
        syntaxes,
        fallbacks,
        filtered.stream().mapToInt(Integer::intValue).toArray(),
        TokenFilter.inOrder(taken, UnionAutomaton.BYTE_LIMIT));
  }

  void search(String text, MatchSink sink) {
    for (int i = 0; i < fallbacks.length; i++) {
      if (fallbacks[i] != null && !searchAlone(i, text, sink)) {
        return;
      }
    }
    forwards.search(
        text,
        0,
        text.length(),
        (patterns, end) -> {
          for (int found : patterns) {
            int pattern = filtered[found];
            int start =
                backwards(pattern)
                    .matchBackwards(
                        text,
                        end,
                        Math.max(0, end - FARTHEST),
                        Math.max(0, end - FAR),
                        place -> mayBegin(text, place));
            if (start >= 0 && !sink.found(pattern, start, end)) {
              return false;
            }
          }
          return true;
        });
  }

  private boolean searchAlone(int pattern, String text, MatchSink sink) {
    Matcher matcher = requireNonNull(fallbacks[pattern], "fallback").matcher(text);
    while (matcher.find()) {
      if (matcher.end() > matcher.start()
          && mayBegin(text, matcher.start())
          && mayEnd(text, matcher.end())
          && !sink.found(pattern, matcher.start(), matcher.end())) {
        return false;
      }
    }
    return true;
  }

  private boolean mayBegin(String text, int place) {
    return place == 0 || text.charAt(place) == '+' || !token.contains(text.codePointBefore(place));
  }

  private boolean mayEnd(String text, int place) {
    return place == text.length() || !token.contains(text.codePointAt(place));
  }

  private LazyAutomaton backwards(int pattern) {
    LazyAutomaton known = backwards.get(pattern);
    if (known == null) {
      Syntax reversed = reversed(syntaxes.get(pattern));
      backwards.compareAndSet(pattern, null, PartedAutomaton.whole(reversed, BYTE_LIMIT));
    }
    return requireNonNull(backwards.get(pattern), "backwards");
  }

  private static Syntax reversed(Syntax syntax) {
    if (syntax instanceof Sequence sequence) {
      List<Syntax> parts = new ArrayList<>(sequence.parts());
      Collections.reverse(parts);
      return new Sequence(parts.stream().map(PatternSearch::reversed).toList());
    }
    if (syntax instanceof Choice choice) {
      return new Choice(choice.parts().stream().map(PatternSearch::reversed).toList());
    }
    if (syntax instanceof Repeat repeat) {
      return new Repeat(reversed(repeat.part()), repeat.least(), repeat.most());
    }
    return syntax;
  }

  long memoryBytes() {
    long bytes = forwards.bytes();
    for (int i = 0; i < backwards.length(); i++) {
      LazyAutomaton known = backwards.get(i);
      bytes += known == null ? 0 : known.bytes();
    }
    return bytes;
  }
}
