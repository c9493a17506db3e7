package io.racine.governance.connector.jdbc;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads PostgreSQL's text form of an array: {@code {a,"b c",NULL,{d}}}. */
final class ArrayText {
  /** Longer arrays are cut: what an array holds shows in its first elements. */
  static final int MOST_CHARS = 1 << 16;

  private final String text;
  private final boolean whole;
  private final UnaryOperator<String> form;
  private int at;

  private ArrayText(String text, boolean whole, UnaryOperator<String> form) {
    this.text = text;
    this.whole = whole;
    this.form = form;
  }

  /** Returns a reader of cells whose text was cut at the given length, if at all. */
  static CellReader reader(int cutAt, UnaryOperator<String> form) {
    return (row, index, into) -> {
      @Nullable String text = row.getString(index);
      if (text != null) {
        boolean whole = text.length() < cutAt;
        new ArrayText(text, whole, form).addTo(into);
        if (!whole) {
          into.cutElements();
        }
      }
      into.endOfElements();
    };
  }

  private void addTo(CellBuffer into) {
    // An array whose bounds do not begin at 1 has them in front: [0:1]={a,b}
    at = text.startsWith("[") ? Math.max(0, text.indexOf('{')) : 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '{' || c == '}' || c == ',') {
        at++;
      } else if (c == '"') {
        quoted(into);
      } else {
        plain(into);
      }
    }
  }

  private void plain(CellBuffer into) {
    int start = at;
    while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '}') {
      at++;
    }
    // What is cut in the middle is no element any more.
    if (at < text.length() || whole) {
      String element = text.substring(start, at);
      into.element(element.equals("NULL") ? null : form.apply(element));
    }
  }

  private void quoted(CellBuffer into) {
    var element = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      element.append(text.charAt(at));
      at++;
    }
    if (at < text.length()) {
      into.element(form.apply(element.toString()));
    }
    at++;
  }
}
