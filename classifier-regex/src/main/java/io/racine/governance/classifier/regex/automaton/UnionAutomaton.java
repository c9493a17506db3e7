package io.racine.governance.classifier.regex.automaton;

import static java.util.Objects.requireNonNull;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Many patterns of RE2 syntax, run over a text in one pass.
 *
 * <p>{@link #compile} them once and share the automaton. {@link #matchWhole} says which patterns a
 * value fits from its beginning to its end, {@link #search} where in a text they match. The answers
 * are those of {@code re2j}, which also runs the few patterns that the automaton cannot take.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @since 0.1
 */
public final class UnionAutomaton {
  /** How much memory the states may take. */
  static final long BYTE_LIMIT = 24 << 20;

  private final List<String> texts;
  private final List<Syntax> syntaxes;
  private final List<Relaxation> relaxations;
  private final @Nullable Pattern[] fallbacks;
  private final int[] fallbackPatterns;
  private final boolean proved;
  private final PartedAutomaton automaton;
  private final AtomicReferenceArray<@Nullable ExactPattern> exact;
  private volatile @Nullable PatternSearch search;

  private UnionAutomaton(
      List<String> texts,
      List<ScanPattern> patterns,
      @Nullable Pattern[] fallbacks,
      long byteLimit) {
    this.texts = texts;
    this.syntaxes = patterns.stream().map(ScanPattern::syntax).toList();
    this.fallbacks = fallbacks;
    this.relaxations = syntaxes.stream().map(Relaxation::of).toList();
    this.exact = new AtomicReferenceArray<>(patterns.size());
    boolean noProof = true;
    List<Syntax> relaxed = new ArrayList<>();
    int[] left = new int[patterns.size()];
    int count = 0;
    for (int i = 0; i < patterns.size(); i++) {
      relaxed.add(relaxations.get(i).syntax());
      noProof &= relaxations.get(i).proof() == Relaxation.Proof.NONE;
      if (fallbacks[i] != null) {
        left[count++] = i;
      }
    }
    this.fallbackPatterns = Arrays.copyOf(left, count);
    this.proved = noProof && count == 0;
    this.automaton = PartedAutomaton.of(patterns, relaxed, byteLimit);
  }

  /**
   * Returns the automaton of patterns, known by their places in the list from then on.
   *
   * @throws IllegalArgumentException if one is not RE2 syntax, or is too large
   */
  public static UnionAutomaton compile(List<String> patterns) {
    return compile(patterns, BYTE_LIMIT);
  }

  static UnionAutomaton compile(List<String> patterns, long byteLimit) {
    List<ScanPattern> scanned = new ArrayList<>();
    @Nullable Pattern[] fallbacks = new @Nullable Pattern[patterns.size()];
    for (String pattern : patterns) {
      Syntax syntax = read(pattern);
      if (syntax == null) {
        fallbacks[scanned.size()] = compiled(pattern);
      }
      scanned.add(ScanPattern.of(syntax == null ? NOTHING : syntax));
    }
    return new UnionAutomaton(List.copyOf(patterns), scanned, fallbacks, byteLimit);
  }

  /** Matches no text. */
  private static final Syntax NOTHING =
      new Syntax.Symbol(new SymbolSet(CharSet.NONE, Beyond.NOTHING), false);

  private static @Nullable Syntax read(String pattern) {
    try {
      Syntax syntax = Syntax.parse(pattern);
      PatternLimits.check(syntax);
      return takes(ScanPattern.of(syntax)) ? syntax : null;
    } catch (UnsupportedPatternException leftToRe2) {
      return null;
    }
  }

  private static Pattern compiled(String pattern) {
    try {
      return Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("pattern is not RE2 syntax: " + e.getDescription(), e);
    }
  }

  /** Not API: returns the automaton of patterns that it {@linkplain #takes takes}. */
  public static UnionAutomaton of(List<ScanPattern> patterns) {
    return new UnionAutomaton(
        List.of(), patterns, new @Nullable Pattern[patterns.size()], BYTE_LIMIT);
  }

  /** Not API: returns whether a pattern can be taken. */
  public static boolean takes(ScanPattern pattern) {
    PatternMeasure exact = PatternMeasure.of(pattern.syntax());
    long nodes = PatternMeasure.of(Relaxation.of(pattern.syntax()).syntax()).nodes();
    // What a condition looks at is the character that the pattern saw last.
    return nodes <= PatternLimits.MOST_NODES
        && exact.nodes() <= PatternLimits.MOST_NODES_AT_ALL
        && !(exact.asserts() && pattern.strips());
  }

  /** Not API: returns in how many parts {@link #candidates} are asked for. */
  public int parts() {
    return automaton.parts();
  }

  /**
   * Not API: returns the patterns of a part that may match the whole value, those that {@link
   * #proves} is to be asked about included; shared, not to be written to.
   */
  public int[] candidates(int part, String value) {
    return automaton.match(part, value);
  }

  /** Not API: returns whether a candidate matches, given the value as the pattern sees it. */
  public boolean proves(int pattern, String seen) {
    Relaxation relaxation = relaxations.get(pattern);
    return switch (relaxation.proof()) {
      case NONE -> true;
      case LENGTH -> {
        int length = seen.codePointCount(0, seen.length());
        yield length >= relaxation.least() && length <= relaxation.most();
      }
      case PATTERN -> exact(pattern).matches(seen);
    };
  }

  private ExactPattern exact(int pattern) {
    ExactPattern known = exact.get(pattern);
    if (known == null) {
      known = ExactPattern.of(syntaxes.get(pattern));
      exact.compareAndSet(pattern, null, known);
    }
    return requireNonNull(exact.get(pattern), "exact");
  }

  /**
   * Returns the ordinals of the patterns that match the whole value, ascending; shared, not to be
   * modified.
   */
  public int[] matchWhole(CharSequence value) {
    String text = value.toString();
    int[] candidates = automaton.match(text);
    if (proved || (candidates.length == 0 && fallbackPatterns.length == 0)) {
      return candidates;
    }
    int[] matched = new int[candidates.length + fallbackPatterns.length];
    int count = 0;
    for (int pattern : candidates) {
      if (proves(pattern, text)) {
        matched[count++] = pattern;
      }
    }
    if (count == candidates.length && fallbackPatterns.length == 0) {
      return candidates;
    }
    for (int pattern : fallbackPatterns) {
      if (requireNonNull(fallbacks[pattern], "fallback").matches(text)) {
        matched[count++] = pattern;
      }
    }
    int[] result = Arrays.copyOf(matched, count);
    Arrays.sort(result);
    return result;
  }

  /**
   * Tells of every place where a match of a pattern ends, with the longest match that ends there.
   *
   * <p>Matches begin and end at the bounds of tokens, runs of letters and digits; empty ones do not
   * count. Places come in order, those of patterns that {@code re2j} runs first. Of matches longer
   * than {@value PatternSearch#FAR} characters the shortest beyond that counts, and none is longer
   * than {@value PatternSearch#FARTHEST}.
   */
  public void search(CharSequence text, MatchSink sink) {
    PatternSearch known = search;
    if (known == null) {
      known = PatternSearch.of(texts, syntaxes, fallbacks);
      search = known;
    }
    known.search(text.toString(), sink);
  }

  /** Returns about how much memory the states made so far take. */
  public long memoryBytes() {
    long bytes = automaton.bytes();
    for (int i = 0; i < exact.length(); i++) {
      ExactPattern known = exact.get(i);
      bytes += known == null ? 0 : known.bytes();
    }
    PatternSearch searched = search;
    return searched == null ? bytes : bytes + searched.memoryBytes();
  }

  /** Returns how many states of {@link #matchWhole} are kept. */
  public int states() {
    return automaton.states();
  }

  /** Returns how much of the memory the states of all patterns together take. */
  long unionBytes() {
    return automaton.bytes();
  }

  /** Returns how many moves from state to state were worked out so far. */
  long steps() {
    return automaton.steps();
  }

  /** Returns how often all states were dropped for want of memory. */
  int flushes() {
    return automaton.flushes();
  }

  @Override
  public String toString() {
    return syntaxes.size() + " patterns, " + automaton;
  }
}
