package io.racine.governance.classifier.regex.automaton;

import io.racine.governance.classifier.regex.automaton.Syntax.Assertion;
import io.racine.governance.classifier.regex.automaton.Syntax.Choice;
import io.racine.governance.classifier.regex.automaton.Syntax.Condition;
import io.racine.governance.classifier.regex.automaton.Syntax.Repeat;
import io.racine.governance.classifier.regex.automaton.Syntax.Sequence;
import io.racine.governance.classifier.regex.automaton.Syntax.Symbol;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parses RE2 syntax as RE2 does in Perl mode.
 *
 * <p>What is not certain to mean the same there is refused, so that RE2 itself decides.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
final class SyntaxParser {
  /** Groups are read by recursion, and the threads of a host may have small stacks. */
  private static final int DEEPEST = 100;

  private static final int MOST_REPEATS = 1000;

  private final PatternText text;
  private final ClassParser classes;
  private final Set<String> names = new HashSet<>();
  private boolean ignoreCase;
  private boolean dotAll;
  private boolean multiLine;
  private int depth;

  SyntaxParser(String pattern) {
    this.text = new PatternText(pattern);
    this.classes = new ClassParser(text);
  }

  Syntax parse() {
    Syntax result = choice();
    if (!text.atEnd()) {
      throw text.unsupported("unexpected closing parenthesis");
    }
    return result;
  }

  private Syntax choice() {
    if (++depth > DEEPEST) {
      throw new OversizedPatternException("groups are nested more than " + DEEPEST + " deep");
    }
    List<Syntax> parts = new ArrayList<>();
    parts.add(sequence());
    while (text.take('|')) {
      parts.add(sequence());
    }
    depth--;
    return parts.size() == 1 ? parts.get(0) : new Choice(parts);
  }

  private Syntax sequence() {
    List<Syntax> parts = new ArrayList<>();
    while (!text.atEnd() && text.peek() != '|' && text.peek() != ')') {
      if (text.take("\\Q")) {
        quoted(parts);
        continue;
      }
      Syntax atom = atom();
      parts.add(atom == null ? new Sequence(List.of()) : repeated(atom));
    }
    return parts.size() == 1 ? parts.get(0) : new Sequence(parts);
  }

  private void quoted(List<Syntax> parts) {
    int before = parts.size();
    while (!text.atEnd() && !text.take("\\E")) {
      parts.add(literal(text.next()));
    }
    if (parts.size() == before) {
      throw text.unsupported("empty quotation");
    }
    if (!text.atEnd()) {
      parts.add(repeated(parts.remove(parts.size() - 1)));
    }
  }

  /** Returns null for flags alone, which cannot be repeated. */
  private @Nullable Syntax atom() {
    int start = text.at();
    int c = text.next();
    return switch (c) {
      case '(' -> group();
      case '[' -> new Symbol(classes.bracket(start, ignoreCase), false);
      case '.' -> new Symbol(dotAll ? ClassParser.ANY : ClassParser.NO_NEWLINE, false);
      case '^' -> new Assertion(multiLine ? Condition.LINE_START : Condition.TEXT_START);
      case '$' -> new Assertion(multiLine ? Condition.LINE_END : Condition.TEXT_END);
      case '*', '+', '?' -> throw text.unsupported("nothing to repeat");
      case '{' -> brace(start);
      case '\\' -> escape(start);
      default -> literal(c);
    };
  }

  /** A brace that opens no count is a character, but one that RE2 does not let be repeated. */
  private Syntax brace(int start) {
    Syntax brace = literal('{');
    text.back(start);
    if (times(brace) == brace) {
      text.next();
      if (times(brace) == brace) {
        return brace;
      }
    }
    throw text.unsupported("nothing to repeat");
  }

  private Syntax escape(int start) {
    if (text.atEnd()) {
      throw text.unsupported("trailing backslash");
    }
    Condition condition =
        switch (text.peek()) {
          case 'b' -> Condition.WORD_BOUNDARY;
          case 'B' -> Condition.NO_WORD_BOUNDARY;
          case 'A' -> Condition.TEXT_START;
          case 'z' -> Condition.TEXT_END;
          default -> null;
        };
    if (condition != null) {
      text.next();
      return new Assertion(condition);
    }
    SymbolSet set = classes.escapedClass(start, ignoreCase);
    return set == null ? literal(classes.escapedLiteral()) : new Symbol(set, false);
  }

  private Syntax literal(int c) {
    return ignoreCase
        ? new Symbol(classes.foldedLiteral(c), false)
        : new Symbol(SymbolSet.of(c), true);
  }

  private @Nullable Syntax group() {
    boolean outerCase = ignoreCase;
    boolean outerDot = dotAll;
    boolean outerLine = multiLine;
    if (text.take('?')) {
      if (text.take("P<") || text.take('<')) {
        name();
      } else if (!flags()) {
        return null;
      }
    }
    Syntax inner = choice();
    if (!text.take(')')) {
      throw text.unsupported("missing closing parenthesis");
    }
    ignoreCase = outerCase;
    dotAll = outerDot;
    multiLine = outerLine;
    return inner;
  }

  private void name() {
    int start = text.at();
    while (!text.atEnd() && text.peek() != '>') {
      int c = text.next();
      if (c != '_' && (c >= 128 || !Character.isLetterOrDigit(c))) {
        throw text.unsupported("name of a group");
      }
    }
    if (text.at() == start || !names.add(text.since(start)) || !text.take('>')) {
      throw text.unsupported("name of a group");
    }
  }

  /** Returns whether a group follows; else the flags hold for the rest of the group at hand. */
  private boolean flags() {
    boolean on = true;
    boolean named = false;
    while (!text.atEnd()) {
      int flag = text.next();
      if (flag == ':' || flag == ')') {
        if (!on && !named) {
          throw text.unsupported("flags of a group");
        }
        return flag == ':';
      }
      if (flag == '-' && on) {
        on = false;
        named = false;
        continue;
      }
      switch (flag) {
        case 'i' -> ignoreCase = on;
        case 's' -> dotAll = on;
        case 'm' -> multiLine = on;
        case 'U' -> {}
        default -> throw text.unsupported("flags of a group");
      }
      named = true;
    }
    throw text.unsupported("flags of a group");
  }

  private Syntax repeated(Syntax atom) {
    Syntax result = times(atom);
    if (result != atom) {
      text.take('?');
      if (times(atom) != atom) {
        throw text.unsupported("repetition of a repetition");
      }
    }
    return result;
  }

  /** Returns the atom itself when nothing says how often. */
  private Syntax times(Syntax atom) {
    if (text.take('*')) {
      return new Repeat(atom, 0, Syntax.UNBOUNDED);
    }
    if (text.take('+')) {
      return new Repeat(atom, 1, Syntax.UNBOUNDED);
    }
    if (text.take('?')) {
      return new Repeat(atom, 0, 1);
    }
    if (text.atEnd() || text.peek() != '{') {
      return atom;
    }
    int start = text.at();
    text.next();
    int least = number();
    int most = least;
    if (least >= 0 && text.take(',')) {
      most = !text.atEnd() && text.peek() == '}' ? Syntax.UNBOUNDED : number();
    }
    if (least < 0 || most < 0 || !text.take('}')) {
      // Braces that count nothing are characters like others.
      text.back(start);
      return atom;
    }
    if (least > MOST_REPEATS || most < least || (most > MOST_REPEATS && most < Syntax.UNBOUNDED)) {
      throw text.unsupported("count of a repetition");
    }
    return new Repeat(atom, least, most);
  }

  private int number() {
    int start = text.at();
    int number = 0;
    while (!text.atEnd() && text.peek() >= '0' && text.peek() <= '9') {
      number = Math.min(1_000_000, number * 10 + text.next() - '0');
    }
    String digits = text.since(start);
    return digits.isEmpty() || (digits.length() > 1 && digits.startsWith("0")) ? -1 : number;
  }
}
