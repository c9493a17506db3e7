package io.racine.governance.classifier.regex.automaton;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found in a text is what trying every pair of places with RE2 finds. */
final class PatternSearchTest {
  private static final List<String> PATTERNS =
      List.of(
          "[0-9]{2,}",
          "[0-9]+-[0-9]+",
          "\\+[0-9]+",
          "[a-z]+",
          "\\pL+ \\pL+",
          "[a-zé]+@[a-z.]+",
          "(?:ab|abc)(?:c|d)?",
          "a.b",
          "[^ ]+",
          "-?[0-9]+\\.",
          "(?i:kg)",
          "x*");
  private static final String[] CHARACTERS = {
    "a",
    "b",
    "c",
    "d",
    "k",
    "G",
    "é",
    "1",
    "2",
    "-",
    "+",
    ".",
    "@",
    " ",
    "\ud83d\ude00",
    "\ud83d",
    "x",
    "京"
  };

  private static boolean isWithinToken(int c) {
    return c < 128
        ? Character.isLetterOrDigit(c)
        : c <= Character.MAX_VALUE && Character.isLetterOrDigit(c);
  }

  private static boolean mayBegin(String text, int at) {
    return at == 0 || text.charAt(at) == '+' || !isWithinToken(text.codePointBefore(at));
  }

  private static boolean mayEnd(String text, int at) {
    return at == text.length() || !isWithinToken(text.codePointAt(at));
  }

  private static boolean splitsAPair(String text, int at) {
    return at > 0
        && at < text.length()
        && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
  }

  /** Of the matches with one end, the longest. */
  private static List<String> tried(List<Pattern> patterns, String text) {
    List<String> found = new ArrayList<>();
    for (int end = 1; end <= text.length(); end++) {
      for (int pattern = 0; pattern < patterns.size(); pattern++) {
        for (int start = 0; start < end; start++) {
          if (mayEnd(text, end)
              && mayBegin(text, start)
              && !splitsAPair(text, start)
              && !splitsAPair(text, end)
              && patterns.get(pattern).matches(text.substring(start, end))) {
            found.add(pattern + ":" + start + "-" + end);
            break;
          }
        }
      }
    }
    return found;
  }

  private static List<String> searched(UnionAutomaton automaton, String text) {
    List<String> found = new ArrayList<>();
    automaton.search(text, (pattern, start, end) -> found.add(pattern + ":" + start + "-" + end));
    return found;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void findsWhatTryingEveryPairOfPlacesFinds(long seed) {
    var random = new SplittableRandom(seed);
    UnionAutomaton automaton = UnionAutomaton.compile(PATTERNS);
    List<Pattern> reference = PATTERNS.stream().map(Pattern::compile).toList();
    int matches = 0;

    for (int i = 0; i < 300; i++) {
      var text = new StringBuilder();
      for (int length = random.nextInt(14); length >= 0; length--) {
        text.append(CHARACTERS[random.nextInt(CHARACTERS.length)]);
      }
      List<String> wanted = tried(reference, text.toString());
      matches += wanted.size();
      assertThat(searched(automaton, text.toString())).as("%s", text).isEqualTo(wanted);
    }

    assertThat(matches).isGreaterThan(1_000);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void filtersNoPatternAwayThatIsFound(long seed) {
    var random = new SplittableRandom(seed);
    List<ScanPattern> taken =
        PATTERNS.subList(0, 11).stream().map(Syntax::parse).map(ScanPattern::of).toList();
    TokenFilter filter = TokenFilter.of(taken, 1 << 20);
    List<Pattern> reference = PATTERNS.subList(0, 11).stream().map(Pattern::compile).toList();

    for (int i = 0; i < 300; i++) {
      var text = new StringBuilder();
      for (int length = random.nextInt(14); length >= 0; length--) {
        text.append(CHARACTERS[random.nextInt(CHARACTERS.length)]);
      }
      var wanted = new TreeSet<Integer>();
      tried(reference, text.toString())
          .forEach(each -> wanted.add(Integer.valueOf(each.substring(0, each.indexOf(':')))));
      long[] bits = filter.patternsIn(text.toString(), 0, text.length());
      var found = new TreeSet<Integer>();
      for (int pattern = 0; pattern < 11; pattern++) {
        if (bits != null && (bits[0] >>> pattern & 1) != 0) {
          found.add(pattern);
        }
      }
      // None of these has conditions or long counts, so that the filter is exact here.
      assertThat(found).as("%s", text).isEqualTo(wanted);
      assertThat(bits == null).isEqualTo(wanted.isEmpty());
    }
  }

  @Test
  void filtersMoreThanSixtyFourPatterns() {
    List<ScanPattern> patterns = new ArrayList<>();
    for (int i = 0; i < 130; i++) {
      patterns.add(ScanPattern.of(Syntax.parse("w" + i)));
    }
    TokenFilter filter = TokenFilter.of(patterns, 1 << 20);

    assertThat(filter.patternsIn("w0 w64, w129", 0, 12)).containsExactly(1, 1, 2);
    assertThat(filter.patternsIn("w0 w64, w129", 0, 2)).containsExactly(1, 0, 0);
    assertThat(filter.patternsIn("w0 w64, w129", 3, 6)).containsExactly(0, 1, 0);
    assertThat(filter.patternsIn("w130", 0, 4)).isNull();
  }

  @Test
  void doesNotFilterAPatternOfTheEmptyText() {
    assertThat(TokenFilter.takes(Syntax.parse("a*"))).isFalse();
    assertThat(TokenFilter.takes(Syntax.parse("a+"))).isTrue();
  }

  @Test
  void doesNotFilterAPatternOfTooManyParts() {
    String letters = "a".repeat(4_999);

    // Two runs of letters, the choice and a part for each sequence: one below the limit, two above.
    assertThat(TokenFilter.takes(Syntax.parse(letters + "|" + letters.substring(2)))).isTrue();
    assertThat(TokenFilter.takes(Syntax.parse(letters + "|" + letters))).isFalse();
  }

  @Test
  void takesTheShortestBeyondTwoHundredAndFiftySixCharacters() {
    UnionAutomaton automaton = UnionAutomaton.compile(List.of("a[a ]*"));

    // Each "a " begins a match; the longest within reach counts.
    assertThat(searched(automaton, "a ".repeat(128)).get(127)).isEqualTo("0:0-255");
    assertThat(searched(automaton, "a ".repeat(128) + "a")).contains("0:0-255").contains("0:2-257");
  }

  @Test
  void findsAMatchOfFourThousandCharactersAndNoneBeyond() {
    UnionAutomaton automaton = UnionAutomaton.compile(List.of("<[a ]*>"));
    String most = "<" + " ".repeat(PatternSearch.FARTHEST - 2) + ">";

    assertThat(searched(automaton, "." + most))
        .containsExactly("0:1-" + (PatternSearch.FARTHEST + 1));
    assertThat(searched(automaton, "<" + " " + most.substring(1))).isEmpty();
  }

  @Test
  void searchesWithRe2WhereThereAreConditions() {
    UnionAutomaton automaton = UnionAutomaton.compile(List.of("\\bab\\b", "^a+", "b"));

    assertThat(searched(automaton, "aa ab bab ab, b"))
        .containsExactly("0:3-5", "0:10-12", "1:0-2", "2:14-15");
    assertThat(searched(automaton, "aab")).isEmpty();
  }

  @Test
  void goesOnAfterAPatternAloneAndStopsWhenTheSinkHasEnough() {
    UnionAutomaton automaton = UnionAutomaton.compile(List.of("\\ba\\b", "b"));
    List<String> found = new ArrayList<>();

    automaton.search("a a b b", (pattern, start, end) -> !found.add(pattern + ":" + start));

    assertThat(found).containsExactly("0:0");
  }
}
