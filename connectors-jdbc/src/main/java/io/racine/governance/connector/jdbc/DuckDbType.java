package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.LogicalType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A type of DuckDB as its catalogue writes it, such as {@code STRUCT(a INTEGER, b VARCHAR[])}.
 *
 * <p>Its text leaves out the values of an ENUM: they often come from rows.
 *
 * @param kind how it is made
 * @param name the text of a plain type; empty for the others
 * @param parts the elements, members or key and value
 */
record DuckDbType(Kind kind, String name, List<Part> parts) {
  /** How a type is made. */
  enum Kind {
    PLAIN,
    ENUM,
    LIST,
    STRUCT,
    MAP,
    UNION
  }

  /**
   * A type within a type.
   *
   * @param name of a member; the suffix such as {@code [3]} of a list's elements; else empty
   */
  record Part(String name, DuckDbType type) {}

  DuckDbType {
    parts = List.copyOf(parts);
  }

  static DuckDbType parse(String text) {
    return new Parser(text).type();
  }

  /** Returns whether bytes lie anywhere within. */
  boolean holdsBytes() {
    return isBytes() || parts.stream().anyMatch(part -> part.type.holdsBytes());
  }

  private boolean isBytes() {
    return kind == Kind.PLAIN && name.equals("BLOB");
  }

  /** Returns whether bytes lie where they cannot be put as their number. */
  private boolean hidesBytes() {
    boolean opaque = kind == Kind.MAP || kind == Kind.UNION;
    return (opaque && holdsBytes()) || parts.stream().anyMatch(part -> part.type.hidesBytes());
  }

  LogicalType logical() {
    return switch (kind) {
      case PLAIN -> plain();
      case ENUM -> LogicalType.TEXT;
      case LIST, STRUCT, MAP, UNION -> hidesBytes() ? LogicalType.BINARY : LogicalType.JSON;
    };
  }

  private LogicalType plain() {
    int bracket = name.indexOf('(');
    String base = (bracket < 0 ? name : name.substring(0, bracket)).strip();
    return switch (base) {
      case "TINYINT",
          "SMALLINT",
          "INTEGER",
          "BIGINT",
          "HUGEINT",
          "UTINYINT",
          "USMALLINT",
          "UINTEGER",
          "UBIGINT",
          "UHUGEINT",
          "BIGNUM",
          "VARINT" ->
          LogicalType.INTEGER;
      case "DECIMAL" -> LogicalType.DECIMAL;
      case "FLOAT", "DOUBLE" -> LogicalType.FLOAT;
      case "BOOLEAN" -> LogicalType.BOOLEAN;
      case "VARCHAR", "CHAR" -> LogicalType.TEXT;
      case "DATE" -> LogicalType.DATE;
      case "TIME", "TIME_NS", "TIME WITH TIME ZONE" -> LogicalType.TIME;
      case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS", "TIMESTAMP WITH TIME ZONE" ->
          LogicalType.TIMESTAMP;
      case "INTERVAL" -> LogicalType.INTERVAL;
      case "UUID" -> LogicalType.UUID;
      case "JSON", "VARIANT" -> LogicalType.JSON;
      case "BLOB" -> LogicalType.BINARY;
      case "GEOMETRY" -> LogicalType.SPATIAL;
      default -> LogicalType.OTHER;
    };
  }

  /** Returns an expression that is a value of this type as JSON, with bytes as their number. */
  String json(String value) {
    return "to_json(" + withoutBytes(value, 0) + ")";
  }

  private String withoutBytes(String value, int depth) {
    if (isBytes()) {
      return "octet_length(" + value + ")";
    }
    if (!holdsBytes()) {
      return value;
    }
    if (kind == Kind.LIST) {
      String each = "racine_e" + depth;
      String mapped = parts.get(0).type.withoutBytes(each, depth + 1);
      return "[" + mapped + " for " + each + " in " + value + "]";
    }
    var members = new StringBuilder();
    for (Part part : parts) {
      String member = quoted(part.name);
      members
          .append(members.length() == 0 ? "" : ", ")
          .append(member)
          .append(" := ")
          .append(part.type.withoutBytes("(" + value + ")." + member, depth));
    }
    return "CASE WHEN " + value + " IS NULL THEN NULL ELSE struct_pack(" + members + ") END";
  }

  @Override
  public String toString() {
    return switch (kind) {
      case PLAIN -> name;
      case ENUM -> "ENUM";
      case LIST -> parts.get(0).type + parts.get(0).name;
      case MAP -> "MAP(" + parts.get(0).type + ", " + parts.get(1).type + ")";
      case STRUCT, UNION ->
          parts.stream()
              .map(part -> quoted(part.name) + " " + part.type)
              .collect(Collectors.joining(", ", kind + "(", ")"));
    };
  }

  private static String quoted(String member) {
    return "\"" + member.replace("\"", "\"\"") + "\"";
  }

  /** Reads a type's text from the left; what it does not understand stays a plain type. */
  private static final class Parser {
    private final String text;
    private int at;

    Parser(String text) {
      this.text = text;
    }

    DuckDbType type() {
      DuckDbType type = base();
      while (at < text.length() && text.charAt(at) == '[') {
        int end = text.indexOf(']', at);
        if (end < 0) {
          break;
        }
        String suffix = text.substring(at, end + 1);
        at = end + 1;
        type = new DuckDbType(Kind.LIST, "", List.of(new Part(suffix, type)));
      }
      return type;
    }

    private DuckDbType base() {
      int start = at;
      String word = word();
      if (at < text.length() && text.charAt(at) == '(') {
        switch (word) {
          case "STRUCT", "UNION" -> {
            return new DuckDbType(Kind.valueOf(word), "", members(true));
          }
          case "MAP" -> {
            List<Part> parts = members(false);
            return parts.size() == 2
                ? new DuckDbType(Kind.MAP, "", parts)
                : new DuckDbType(Kind.PLAIN, "MAP", List.of());
          }
          case "ENUM" -> {
            skipBracket();
            return new DuckDbType(Kind.ENUM, "", List.of());
          }
          default -> skipBracket();
        }
      }
      return new DuckDbType(Kind.PLAIN, text.substring(start, at).strip(), List.of());
    }

    /** Reads the words up to a bracket, a comma or the end: {@code TIMESTAMP WITH TIME ZONE}. */
    private String word() {
      int start = at;
      while (at < text.length() && "([,)".indexOf(text.charAt(at)) < 0) {
        if (text.charAt(at) == '"') {
          skipQuoted('"');
        } else {
          at++;
        }
      }
      return text.substring(start, at).strip().toUpperCase(Locale.ROOT);
    }

    private List<Part> members(boolean named) {
      List<Part> parts = new ArrayList<>();
      while (at < text.length() && text.charAt(at) != ')') {
        at++;
        skipBlanks();
        if (at >= text.length()) {
          break;
        }
        String name = named ? member() : "";
        skipBlanks();
        parts.add(new Part(name, type()));
      }
      at = Math.min(text.length(), at + 1);
      return parts;
    }

    private String member() {
      int start = at;
      if (at < text.length() && text.charAt(at) == '"') {
        skipQuoted('"');
        return text.substring(start + 1, Math.max(start + 1, at - 1)).replace("\"\"", "\"");
      }
      while (at < text.length() && text.charAt(at) != ' ' && text.charAt(at) != ')') {
        at++;
      }
      return text.substring(start, at);
    }

    private void skipBlanks() {
      while (at < text.length() && text.charAt(at) == ' ') {
        at++;
      }
    }

    private void skipBracket() {
      int depth = 0;
      do {
        char c = text.charAt(at);
        if (c == '\'' || c == '"') {
          skipQuoted(c);
          continue;
        }
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        at++;
      } while (at < text.length() && depth > 0);
    }

    /** Skips a quoted text; a doubled quote is a quote within. */
    private void skipQuoted(char quote) {
      at++;
      while (at < text.length()) {
        if (text.charAt(at) == quote) {
          at++;
          if (at >= text.length() || text.charAt(at) != quote) {
            return;
          }
        }
        at++;
      }
    }
  }
}
