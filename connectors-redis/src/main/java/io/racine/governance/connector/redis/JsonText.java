package io.racine.governance.connector.redis;

/** Tells whether a text is a JSON object or array; of a text that was cut, whether it may be. */
final class JsonText {
  /** Deeper ones are none that anybody reads. */
  private static final int DEEPEST = 200;

  private final String text;
  private final boolean cut;
  private int at;

  private JsonText(String text, boolean cut) {
    this.text = text;
    this.cut = cut;
  }

  static boolean isDocument(String text, boolean cut) {
    var json = new JsonText(text, cut);
    json.blanks();
    if (!json.at('{') && !json.at('[')) {
      return false;
    }
    try {
      boolean valid = json.value(0);
      json.blanks();
      return valid && json.ended();
    } catch (CutShort e) {
      return cut;
    }
  }

  /** The text ends in the midst of something. */
  private static final class CutShort extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CutShort() {
      super(null, null, false, false);
    }
  }

  private boolean value(int depth) {
    blanks();
    if (depth > DEEPEST) {
      return false;
    }
    return switch (peek()) {
      case '{' -> members(depth, '}');
      case '[' -> members(depth, ']');
      case '"' -> string();
      default -> scalar();
    };
  }

  private boolean members(int depth, char close) {
    at++;
    blanks();
    if (peek() == close) {
      at++;
      return true;
    }
    while (true) {
      blanks();
      if (close == '}' && !(peek() == '"' && string() && colon())) {
        return false;
      }
      if (!value(depth + 1)) {
        return false;
      }
      blanks();
      char next = peek();
      at++;
      if (next == close) {
        return true;
      }
      if (next != ',') {
        return false;
      }
    }
  }

  private boolean colon() {
    blanks();
    boolean colon = peek() == ':';
    at++;
    return colon;
  }

  private boolean string() {
    at++;
    while (peek() != '"') {
      if (peek() < ' ') {
        return false;
      }
      at += peek() == '\\' ? 2 : 1;
    }
    at++;
    return true;
  }

  private boolean scalar() {
    int start = at;
    while (!ended() && "+-.eE0123456789truefalsn".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    if (ended() && cut) {
      throw new CutShort();
    }
    String word = text.substring(start, at);
    return word.equals("true") || word.equals("false") || word.equals("null") || isNumber(word);
  }

  private static boolean isNumber(String word) {
    int digit = word.startsWith("-") ? 1 : 0;
    return digit < word.length()
        && Character.isDigit(word.charAt(digit))
        && word.chars().allMatch(c -> "+-.eE0123456789".indexOf(c) >= 0);
  }

  private void blanks() {
    while (!ended() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private boolean ended() {
    return at >= text.length();
  }

  private boolean at(char c) {
    return !ended() && text.charAt(at) == c;
  }

  private char peek() {
    if (ended()) {
      throw new CutShort();
    }
    return text.charAt(at);
  }
}
