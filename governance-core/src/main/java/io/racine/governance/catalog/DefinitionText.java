package io.racine.governance.catalog;

/**
 * The text of a view or routine without its literals, which may be values: {@code WHERE email =
 * 'a@b.example'} becomes {@code WHERE email = '?'}.
 *
 * <p>It reads SQL as tokens and no further, because it must do for every dialect: what it takes for
 * a literal too much costs a little readability, what it missed would be stored.
 */
final class DefinitionText {
  private static final int MAX_CHARS = 100_000;

  private final String sql;
  private final StringBuilder out = new StringBuilder();
  private int at;

  private DefinitionText(String sql) {
    this.sql = sql;
  }

  static String withoutLiterals(String sql) {
    String bounded = sql.length() <= MAX_CHARS ? sql : sql.substring(0, MAX_CHARS);
    return new DefinitionText(bounded).read();
  }

  private String read() {
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (c == '\'') {
        literal();
      } else if (c == '"' || c == '`') {
        quotedName(c);
      } else if (sql.startsWith("--", at) || c == '#') {
        comment("\n");
      } else if (sql.startsWith("/*", at)) {
        comment("*/");
      } else if (c == '$' && dollarTag() > 0) {
        // A body between dollar tags is code again: go on inside it and drop only the tag.
        int length = dollarTag();
        out.append(sql, at, at + length);
        at += length;
      } else if (Character.isDigit(c)
          || (c == '.' && at + 1 < sql.length() && Character.isDigit(sql.charAt(at + 1)))) {
        number();
      } else if (Character.isJavaIdentifierStart(c)) {
        word();
      } else {
        out.append(c);
        at++;
      }
    }
    return out.toString();
  }

  /**
   * A text in single quotes; a quote inside is doubled or, as MySQL and PostgreSQL's E'' allow,
   * escaped.
   */
  private void literal() {
    at++;
    while (at < sql.length()) {
      char c = sql.charAt(at++);
      if (c == '\\') {
        // Where a backslash is no escape, this may run on into the next literal and swallow what
        // lies
        // between: too much is hidden then, never too little.
        at++;
      } else if (c == '\'') {
        if (at < sql.length() && sql.charAt(at) == '\'') {
          at++;
        } else {
          break;
        }
      }
    }
    out.append("'?'");
  }

  private void quotedName(char quote) {
    int end = sql.indexOf(quote, at + 1);
    end = end < 0 ? sql.length() : end + 1;
    out.append(sql, at, end);
    at = end;
  }

  private void comment(String terminator) {
    int end = sql.indexOf(terminator, at + 1);
    at = end < 0 ? sql.length() : end + terminator.length();
    out.append(' ');
  }

  private int dollarTag() {
    int end = at + 1;
    while (end < sql.length()
        && sql.charAt(end) != '$'
        && Character.isJavaIdentifierPart(sql.charAt(end))) {
      end++;
    }
    return end < sql.length() && sql.charAt(end) == '$' ? end + 1 - at : 0;
  }

  private void number() {
    while (at < sql.length()
        && (Character.isLetterOrDigit(sql.charAt(at)) || sql.charAt(at) == '.')) {
      at++;
    }
    out.append('?');
  }

  private void word() {
    int start = at;
    while (at < sql.length()
        && sql.charAt(at) != '$'
        && Character.isJavaIdentifierPart(sql.charAt(at))) {
      at++;
    }
    out.append(sql, start, at);
    if (at == start) {
      out.append(sql.charAt(at++));
    }
  }
}
