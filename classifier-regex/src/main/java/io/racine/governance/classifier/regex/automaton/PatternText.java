package io.racine.governance.classifier.regex.automaton;

/**
 * A pattern, read from left to right.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
final class PatternText {
  private final String pattern;
  private int at;

  PatternText(String pattern) {
    this.pattern = pattern;
  }

  boolean atEnd() {
    return at >= pattern.length();
  }

  int at() {
    return at;
  }

  void back(int place) {
    at = place;
  }

  int peek() {
    return pattern.codePointAt(at);
  }

  int next() {
    if (atEnd()) {
      throw unsupported("unexpected end");
    }
    int c = pattern.codePointAt(at);
    at += Character.charCount(c);
    return c;
  }

  boolean take(char c) {
    if (!atEnd() && pattern.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  boolean take(String text) {
    if (pattern.startsWith(text, at)) {
      at += text.length();
      return true;
    }
    return false;
  }

  String since(int start) {
    return pattern.substring(start, at);
  }

  UnsupportedPatternException unsupported(String what) {
    return new UnsupportedPatternException(what + " at position " + at);
  }
}
