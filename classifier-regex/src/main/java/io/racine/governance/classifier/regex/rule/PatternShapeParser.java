package io.racine.governance.classifier.regex.rule;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads an RE2 pattern for its {@link PatternShape}; no matcher.
 *
 * <p>Gives up, and admits anything, at the first construct it does not know.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
final class PatternShapeParser {
  private static final long MANY = PatternShape.UNBOUNDED;
  private static final CharSet DIGIT = CharSet.range('0', '9');
  private static final CharSet WORD =
      DIGIT.or(CharSet.range('a', 'z')).or(CharSet.range('A', 'Z')).or(CharSet.of('_'));
  private static final CharSet SPACE =
      CharSet.of(' ').or(CharSet.range('\t', '\n')).or(CharSet.range('\f', '\r'));
  private static final Map<String, CharSet> POSIX =
      Map.of(
          "alpha", CharSet.range('a', 'z').or(CharSet.range('A', 'Z')),
          "digit", DIGIT,
          "alnum", DIGIT.or(CharSet.range('a', 'z')).or(CharSet.range('A', 'Z')),
          "upper", CharSet.range('A', 'Z'),
          "lower", CharSet.range('a', 'z'),
          "space", SPACE.or(CharSet.of(0x0B)),
          "xdigit", DIGIT.or(CharSet.range('a', 'f')).or(CharSet.range('A', 'F')),
          "word", WORD,
          "punct",
              CharSet.range('!', '/')
                  .or(CharSet.range(':', '@'))
                  .or(CharSet.range('[', '`'))
                  .or(CharSet.range('{', '~')));

  private final String pattern;
  private int at;
  private boolean ignoreCase;
  private boolean dotAll;

  private PatternShapeParser(String pattern) {
    this.pattern = pattern;
  }

  static PatternShape parse(String pattern) {
    var parser = new PatternShapeParser(pattern);
    try {
      Part part = parser.alternatives();
      if (parser.at < pattern.length()) {
        return PatternShape.ANYTHING;
      }
      CharSet first = part.min == 0 ? CharSet.ALL : part.first;
      return new PatternShape(
          (int) Math.min(part.min, MANY),
          (int) Math.min(part.max, MANY),
          part.alphabet,
          first,
          part.required,
          part.starts,
          (int) Math.min(part.digits, MANY),
          (int) Math.min(part.letters, MANY));
    } catch (NotUnderstoodException e) {
      return PatternShape.ANYTHING;
    }
  }

  private Part alternatives() {
    boolean outerCase = ignoreCase;
    boolean outerDot = dotAll;
    Part result = sequence();
    while (peek() == '|') {
      at++;
      result = result.either(sequence());
    }
    ignoreCase = outerCase;
    dotAll = outerDot;
    return result;
  }

  private Part sequence() {
    Part result = Part.EMPTY;
    while (at < pattern.length() && peek() != '|' && peek() != ')') {
      result = result.then(quantified(atom()));
    }
    return result;
  }

  private Part quantified(Part atom) {
    Part result = atom;
    while (at < pattern.length()) {
      switch (peek()) {
        case '*' -> result = result.times(0, MANY);
        case '+' -> result = result.times(1, MANY);
        case '?' -> result = result.times(0, 1);
        case '{' -> {
          int end = pattern.indexOf('}', at);
          String[] bounds = end < 0 ? new String[0] : pattern.substring(at + 1, end).split(",", -1);
          if (bounds.length == 0 || !bounds[0].matches("\\d{1,4}")) {
            throw new NotUnderstoodException();
          }
          long least = Long.parseLong(bounds[0]);
          long most =
              bounds.length == 1 ? least : bounds[1].isEmpty() ? MANY : Long.parseLong(bounds[1]);
          result = result.times(least, most);
          at = end;
        }
        default -> {
          return result;
        }
      }
      at++;
      if (peek() == '?') {
        at++;
      }
    }
    return result;
  }

  private Part atom() {
    char c = pattern.charAt(at++);
    return switch (c) {
      case '(' -> group();
      case '[' -> Part.one(charClass());
      case '.' -> Part.one(dotAll ? CharSet.ALL : CharSet.of('\n').negated());
      case '^', '$' -> Part.EMPTY;
      case '\\' -> escape();
      case '*', '+', '?' -> throw new NotUnderstoodException();
      default -> literal(Character.isHighSurrogate(c) ? surrogate() : c);
    };
  }

  private int surrogate() {
    at++;
    return 0x10000;
  }

  private Part group() {
    if (peek() != '?') {
      return closed(alternatives());
    }
    at++;
    if (pattern.startsWith("P<", at) || pattern.startsWith("<", at)) {
      int end = pattern.indexOf('>', at);
      if (end < 0) {
        throw new NotUnderstoodException();
      }
      at = end + 1;
      return closed(alternatives());
    }
    boolean outerCase = ignoreCase;
    boolean outerDot = dotAll;
    boolean on = true;
    while (at < pattern.length()) {
      char flag = pattern.charAt(at++);
      switch (flag) {
        case '-' -> on = false;
        case 'i' -> ignoreCase = on;
        case 's' -> dotAll = on;
        case 'm', 'U' -> {}
        case ':' -> {
          Part inner = closed(alternatives());
          ignoreCase = outerCase;
          dotAll = outerDot;
          return inner;
        }
        case ')' -> {
          return Part.EMPTY;
        }
        default -> throw new NotUnderstoodException();
      }
    }
    throw new NotUnderstoodException();
  }

  private Part closed(Part inner) {
    if (peek() != ')') {
      throw new NotUnderstoodException();
    }
    at++;
    return inner;
  }

  private Part escape() {
    if (at >= pattern.length()) {
      throw new NotUnderstoodException();
    }
    char c = pattern.charAt(at);
    if (c == 'b' || c == 'B' || c == 'A' || c == 'z') {
      at++;
      return Part.EMPTY;
    }
    CharSet set = classEscape();
    return set == null ? literal(escapedLiteral()) : Part.one(set);
  }

  /** Returns the class that the escape at hand names, or null when it names a single character. */
  private @Nullable CharSet classEscape() {
    char c = pattern.charAt(at);
    CharSet set =
        switch (c) {
          case 'd' -> DIGIT;
          case 'D' -> DIGIT.negated();
          case 'w' -> WORD;
          case 'W' -> WORD.negated();
          case 's' -> SPACE;
          case 'S' -> SPACE.negated();
          case 'p', 'P' -> CharSet.ALL;
          default -> null;
        };
    if (set != null) {
      at++;
      if (c == 'p' || c == 'P') {
        at = peek() == '{' ? pattern.indexOf('}', at) + 1 : at + 1;
        if (at == 0) {
          throw new NotUnderstoodException();
        }
      }
    }
    return set;
  }

  private int escapedLiteral() {
    char c = pattern.charAt(at++);
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'f' -> '\f';
      case 'v' -> 0x0B;
      case 'a' -> 7;
      case 'x' -> hexLiteral();
      default -> {
        if (c >= 128 || Character.isLetterOrDigit(c)) {
          throw new NotUnderstoodException();
        }
        yield c;
      }
    };
  }

  private int hexLiteral() {
    boolean braced = peek() == '{';
    int start = braced ? at + 1 : at;
    int end = braced ? pattern.indexOf('}', at) : at + 2;
    if (end < 0 || end > pattern.length()) {
      throw new NotUnderstoodException();
    }
    at = braced ? end + 1 : end;
    try {
      return Integer.parseInt(pattern.substring(start, end), 16);
    } catch (NumberFormatException e) {
      throw new NotUnderstoodException(e);
    }
  }

  private CharSet charClass() {
    boolean negated = peek() == '^';
    if (negated) {
      at++;
    }
    CharSet set = CharSet.NONE;
    boolean atStart = true;
    while (at < pattern.length() && (atStart || peek() != ']')) {
      atStart = false;
      set = set.or(classItem());
    }
    if (at >= pattern.length()) {
      throw new NotUnderstoodException();
    }
    at++;
    CharSet folded = ignoreCase ? set.ignoringCase() : set;
    return negated ? folded.negated() : folded;
  }

  private CharSet classItem() {
    if (pattern.startsWith("[:", at)) {
      int end = pattern.indexOf(":]", at);
      CharSet set = end < 0 ? null : POSIX.get(pattern.substring(at + 2, end));
      if (set == null) {
        throw new NotUnderstoodException();
      }
      at = end + 2;
      return set;
    }
    if (peek() == '\\') {
      at++;
      if (at >= pattern.length()) {
        throw new NotUnderstoodException();
      }
      CharSet set = classEscape();
      if (set != null) {
        return set;
      }
      return rangeFrom(escapedLiteral());
    }
    int c = pattern.codePointAt(at);
    at += Character.charCount(c);
    return rangeFrom(c);
  }

  private CharSet rangeFrom(int first) {
    if (peek() != '-' || at + 1 >= pattern.length() || pattern.charAt(at + 1) == ']') {
      return CharSet.of(first);
    }
    at++;
    int last;
    if (peek() == '\\') {
      at++;
      last = escapedLiteral();
    } else {
      last = pattern.codePointAt(at);
      at += Character.charCount(last);
    }
    return CharSet.range(first, last);
  }

  private Part literal(int c) {
    return ignoreCase ? Part.one(CharSet.of(c).ignoringCase()) : Part.literal(c);
  }

  private char peek() {
    return at < pattern.length() ? pattern.charAt(at) : '\0';
  }

  /** What is certain about one part of the pattern; lengths in UTF-16 units. */
  private record Part(
      long min,
      long max,
      CharSet alphabet,
      CharSet first,
      CharSet required,
      PatternStarts starts,
      long digits,
      long letters) {
    private static final Part EMPTY =
        new Part(0, 0, CharSet.NONE, CharSet.NONE, CharSet.NONE, PatternStarts.EMPTY, 0, 0);
    private static final CharSet LETTER =
        CharSet.range('a', 'z').or(CharSet.range('A', 'Z')).or(CharSet.range(128, 128));

    static Part one(CharSet set) {
      return character(set, CharSet.NONE, set.other() ? 2 : 1);
    }

    static Part literal(int c) {
      CharSet set = CharSet.of(c);
      return character(set, c < 128 ? set : CharSet.NONE, c > 0xFFFF ? 2 : 1);
    }

    private static Part character(CharSet set, CharSet required, int max) {
      return new Part(
          1,
          max,
          set,
          set,
          required,
          PatternStarts.one(set),
          set.isWithin(DIGIT) ? 1 : 0,
          set.isWithin(LETTER) ? 1 : 0);
    }

    Part then(Part next) {
      return new Part(
          Math.min(MANY, min + next.min),
          Math.min(MANY, max + next.max),
          alphabet.or(next.alphabet),
          min == 0 ? first.or(next.first) : first,
          required.or(next.required),
          starts.then(next.starts),
          Math.min(MANY, digits + next.digits),
          Math.min(MANY, letters + next.letters));
    }

    Part either(Part that) {
      return new Part(
          Math.min(min, that.min),
          Math.max(max, that.max),
          alphabet.or(that.alphabet),
          first.or(that.first),
          required.and(that.required),
          starts.either(that.starts),
          Math.min(digits, that.digits),
          Math.min(letters, that.letters));
    }

    Part times(long least, long most) {
      return new Part(
          Math.min(MANY, min * least),
          max == 0 || most == 0 ? 0 : most >= MANY ? MANY : Math.min(MANY, max * most),
          alphabet,
          first,
          least == 0 ? CharSet.NONE : required,
          starts.times(least, most),
          Math.min(MANY, digits * least),
          Math.min(MANY, letters * least));
    }
  }

  private static final class NotUnderstoodException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotUnderstoodException() {}

    NotUnderstoodException(Throwable cause) {
      super(cause);
    }
  }
}
