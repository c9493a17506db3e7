package io.racine.governance.connector.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Quotes names the way the database's driver says. Names from a source are hostile: none is ever
 * put into SQL without this.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
final class Names {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final String open;
  private final String close;

  Names(String quote) {
    this(quote.strip(), quote.strip());
  }

  /** Quotes that open and close differently, as {@code [} and {@code ]} do. */
  Names(String open, String close) {
    this.open = open;
    this.close = close;
  }

  static Names of(DatabaseMetaData metaData) throws SQLException {
    @Nullable String quote = metaData.getIdentifierQuoteString();
    return new Names(quote == null ? "" : quote);
  }

  /**
   * Returns the name as SQL.
   *
   * @throws SQLException if the database has no quotes and the name is not plain
   */
  String quoted(String name) throws SQLException {
    if (!open.isEmpty()) {
      return open + name.replace(close, close + close) + close;
    }
    if (!PLAIN.matcher(name).matches()) {
      throw new SQLException("The driver offers no quotes for a name that needs them", "42602");
    }
    return name;
  }

  /** Returns the names as SQL, joined with dots. */
  String qualified(Iterable<String> names) throws SQLException {
    var text = new StringBuilder();
    for (String name : names) {
      if (text.length() > 0) {
        text.append('.');
      }
      text.append(quoted(name));
    }
    return text.toString();
  }

  /** Returns as many question marks as there are parameters, for an IN list. */
  static String marks(int count) {
    String[] marks = new String[count];
    Arrays.fill(marks, "?");
    return Arrays.stream(marks).collect(Collectors.joining(", "));
  }

  /** Returns the parameters of a query on some tables of a schema. */
  static Object[] parameters(String schema, Iterable<String> names) {
    List<Object> parameters = new ArrayList<>();
    parameters.add(schema);
    names.forEach(parameters::add);
    return parameters.toArray();
  }
}
