package io.racine.governance.classifier.regex.automaton;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parses the parts of a pattern that stand for one character.
 *
 * <p>What goes beyond ASCII by property or by case is left to RE2 to say.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
final class ClassParser {
  static final SymbolSet ANY = SymbolSet.of(CharSet.ALL);
  static final SymbolSet NO_NEWLINE = SymbolSet.of(CharSet.of('\n').negated());

  private static final CharSet DIGIT = CharSet.range('0', '9');
  private static final CharSet LOWER = CharSet.range('a', 'z');
  private static final CharSet UPPER = CharSet.range('A', 'Z');
  private static final CharSet WORD = DIGIT.or(LOWER).or(UPPER).or(CharSet.of('_'));
  static final SymbolSet WORDS = SymbolSet.of(WORD);
  private static final CharSet SPACE =
      CharSet.of(' ').or(CharSet.range('\t', '\n')).or(CharSet.range('\f', '\r'));
  private static final Map<String, CharSet> POSIX =
      Map.ofEntries(
          Map.entry("alnum", DIGIT.or(LOWER).or(UPPER)),
          Map.entry("alpha", LOWER.or(UPPER)),
          Map.entry("ascii", CharSet.range(0, 127)),
          Map.entry("blank", CharSet.of(' ').or(CharSet.of('\t'))),
          Map.entry("cntrl", CharSet.range(0, 31).or(CharSet.of(127))),
          Map.entry("digit", DIGIT),
          Map.entry("graph", CharSet.range('!', '~')),
          Map.entry("lower", LOWER),
          Map.entry("print", CharSet.range(' ', '~')),
          Map.entry(
              "punct",
              CharSet.range('!', '/')
                  .or(CharSet.range(':', '@'))
                  .or(CharSet.range('[', '`'))
                  .or(CharSet.range('{', '~'))),
          Map.entry("space", SPACE.or(CharSet.of(0x0B))),
          Map.entry("upper", UPPER),
          Map.entry("word", WORD),
          Map.entry("xdigit", DIGIT.or(CharSet.range('a', 'f')).or(CharSet.range('A', 'F'))));

  private final PatternText text;

  ClassParser(PatternText text) {
    this.text = text;
  }

  /** Returns the class whose opening bracket has just been read. */
  SymbolSet bracket(int start, boolean ignoreCase) {
    boolean negated = text.take('^');
    var items = new Items();
    boolean first = true;
    while (first || !text.take(']')) {
      first = false;
      item(items);
    }
    if (items.isAsked || (ignoreCase && items.goesBeyond())) {
      return SymbolSet.asked((ignoreCase ? "(?i)" : "") + text.since(start));
    }
    CharSet ascii = ignoreCase ? items.ascii.ignoringCase() : items.ascii;
    List<Integer> bounds = new ArrayList<>(items.bounds);
    if (ascii.other()) {
      bounds.addAll(foldedFromBeyond(items.ascii));
    }
    return new SymbolSet(negated ? ascii.negated() : ascii, new Beyond.Ranges(bounds, negated));
  }

  /** Returns a character in both its cases. */
  SymbolSet foldedLiteral(int c) {
    if (c >= 128) {
      return SymbolSet.asked("(?i)\\x{" + Integer.toHexString(c) + "}");
    }
    CharSet set = CharSet.of(c);
    return new SymbolSet(set.ignoringCase(), new Beyond.Ranges(foldedFromBeyond(set), false));
  }

  /** K and S have a third form beyond ASCII each: the Kelvin sign and the long s. */
  private static List<Integer> foldedFromBeyond(CharSet set) {
    List<Integer> bounds = new ArrayList<>();
    if (set.contains('k') || set.contains('K')) {
      bounds.addAll(List.of(0x212A, 0x212A));
    }
    if (set.contains('s') || set.contains('S')) {
      bounds.addAll(List.of(0x17F, 0x17F));
    }
    return bounds;
  }

  private void item(Items items) {
    int start = text.at();
    if (text.take("[:")) {
      posix(items);
      return;
    }
    if (text.take('\\')) {
      if (text.atEnd()) {
        throw text.unsupported("trailing backslash");
      }
      if (text.peek() == 'p' || text.peek() == 'P') {
        property();
        items.isAsked = true;
        return;
      }
      CharSet set = perl();
      if (set != null) {
        items.add(set);
        return;
      }
      text.back(start);
    }
    int first = character();
    int last = first;
    int dash = text.at();
    if (text.take('-')) {
      if (!text.atEnd() && text.peek() != ']') {
        last = character();
        if (last < first) {
          throw text.unsupported("range of characters");
        }
      } else {
        text.back(dash);
      }
    }
    items.add(first, last);
  }

  private int character() {
    return text.take('\\') ? escapedLiteral() : text.next();
  }

  private void posix(Items items) {
    boolean negated = text.take('^');
    int start = text.at();
    while (text.next() != ':') {
      // up to the colon
    }
    String name = text.since(start);
    CharSet set = POSIX.get(name.substring(0, name.length() - 1));
    if (set == null || !text.take(']')) {
      throw text.unsupported("class of characters");
    }
    items.add(negated ? set.negated() : set);
  }

  /** Returns the class that the escape at hand names, or null when it is a single character. */
  @Nullable SymbolSet escapedClass(int start, boolean ignoreCase) {
    if (text.peek() == 'p' || text.peek() == 'P') {
      property();
      return SymbolSet.asked((ignoreCase ? "(?i)" : "") + text.since(start));
    }
    CharSet set = perl();
    if (set != null && ignoreCase) {
      // In RE2 the word characters take in what folds to them.
      return SymbolSet.asked("(?i)" + text.since(start));
    }
    return set == null ? null : SymbolSet.of(set);
  }

  private void property() {
    text.next();
    if (text.next() == '{') {
      while (text.next() != '}') {
        // up to the brace
      }
    }
  }

  private @Nullable CharSet perl() {
    CharSet set =
        switch (text.peek()) {
          case 'd' -> DIGIT;
          case 'D' -> DIGIT.negated();
          case 'w' -> WORD;
          case 'W' -> WORD.negated();
          case 's' -> SPACE;
          case 'S' -> SPACE.negated();
          default -> null;
        };
    if (set != null) {
      text.next();
    }
    return set;
  }

  /** Returns the character of an escape whose backslash has just been read. */
  int escapedLiteral() {
    int c = text.next();
    return switch (c) {
      case 'a' -> 7;
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> 0x0B;
      case 'x' -> hexadecimal();
      case '0' -> octal(0);
      case '1', '2', '3', '4', '5', '6', '7' -> {
        if (text.atEnd() || !isOctal(text.peek())) {
          throw text.unsupported("reference to a group");
        }
        yield octal(c - '0');
      }
      default -> {
        if (c >= 128 || Character.isLetterOrDigit(c)) {
          throw text.unsupported("escape");
        }
        yield c;
      }
    };
  }

  private static boolean isOctal(int c) {
    return c >= '0' && c <= '7';
  }

  private int octal(int first) {
    int value = first;
    for (int i = 0; i < 2 && !text.atEnd() && isOctal(text.peek()); i++) {
      value = value * 8 + text.next() - '0';
    }
    return value;
  }

  private int hexadecimal() {
    boolean braced = text.take('{');
    int digits = 0;
    int value = 0;
    while (braced ? !text.take('}') : digits < 2) {
      int digit = Character.digit(text.next(), 16);
      value = value * 16 + digit;
      if (digit < 0 || ++digits > 6 || value > Character.MAX_CODE_POINT) {
        throw text.unsupported("escape");
      }
    }
    if (digits == 0) {
      throw text.unsupported("escape");
    }
    return value;
  }

  /** What a bracket holds. */
  private static final class Items {
    private CharSet ascii = CharSet.NONE;
    private final List<Integer> bounds = new ArrayList<>();
    private boolean isAsked;

    void add(int first, int last) {
      if (first < 128) {
        CharSet range = CharSet.range(first, Math.min(last, 127));
        ascii = ascii.or(range);
      }
      if (last >= 128) {
        bounds.add(Math.max(first, 128));
        bounds.add(last);
      }
    }

    void add(CharSet set) {
      ascii = ascii.or(new CharSet(set.low(), set.high(), false));
      if (set.other()) {
        bounds.add(128);
        bounds.add(Character.MAX_CODE_POINT);
      }
    }

    boolean goesBeyond() {
      // Everything beyond folds to itself and, where it holds K and S, to them.
      return !bounds.isEmpty();
    }
  }
}
