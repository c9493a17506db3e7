package io.racine.governance.store;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One version of the schema: the statements that lead to it from the version before.
 *
 * <p>A statement ends with {@code ;} at the end of a line. Comments start with {@code --}. Each
 * statement must be harmless when run twice, because an installation may be killed between a
 * statement and the note that it is done.
 */
record SchemaScript(int version, String file, List<String> statements) {
  private static final Pattern FILE_NAME = Pattern.compile("V(\\d{3})__[a-z0-9_]+\\.sql");

  SchemaScript {
    statements = List.copyOf(statements);
  }

  static SchemaScript parse(String file, String text) {
    Matcher name = FILE_NAME.matcher(file);
    if (!name.matches()) {
      throw new IllegalStateException(
          "Schema file must be named like V001__core.sql but was '" + file + "'");
    }
    return new SchemaScript(Integer.parseInt(name.group(1)), file, statements(file, text));
  }

  /** A fingerprint of the statements; comments and line ends do not count. */
  String checksum() {
    return ContentHash.of(
        statements.stream().map(statement -> statement + ";").collect(Collectors.joining()));
  }

  private static List<String> statements(String file, String text) {
    List<String> statements = new ArrayList<>();
    StringBuilder statement = new StringBuilder();
    for (String line : text.lines().toList()) {
      String code = withoutComment(line).stripTrailing();
      if (code.isEmpty()) {
        continue;
      }
      boolean ends = code.endsWith(";");
      statement.append(ends ? code.substring(0, code.length() - 1) : code);
      if (ends) {
        statements.add(statement.toString().strip());
        statement.setLength(0);
      } else {
        statement.append('\n');
      }
    }
    if (!statement.isEmpty()) {
      throw new IllegalStateException(
          "Schema file '" + file + "' must end its last statement with ';'");
    }
    return statements;
  }

  private static String withoutComment(String line) {
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) == '\'') {
        quoted = !quoted;
      } else if (!quoted && line.startsWith("--", i)) {
        return line.substring(0, i);
      }
    }
    return line;
  }
}
