package io.racine.governance.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;

/** Checks that texts are SQL, as far as a parser knows the database's words. */
final class SqlSyntax {
  private SqlSyntax() {}

  /**
   * Fails at the first text that is none.
   *
   * @param brackets whether names are quoted with square brackets
   */
  static void check(List<String> statements, boolean brackets) {
    for (String sql : statements) {
      assertThatCode(
              () ->
                  CCJSqlParserUtil.parse(
                      known(sql), parser -> parser.withSquareBracketQuotation(brackets)))
          .as(sql)
          .doesNotThrowAnyException();
    }
  }

  /**
   * Takes out what the parser does not know: that a sample can be repeated, a bracket that closes
   * within a name, and what Oracle writes within its functions.
   */
  private static String known(String sql) {
    return sql.replaceAll(" (REPEATABLE|SEED) \\(\\d+\\)", "")
        .replaceAll(" SAMPLE BERNOULLI \\(([0-9.]+)\\)", " SAMPLE ($1)")
        .replaceAll(" TABLESAMPLE \\(\\d+ ROWS\\)", "")
        .replaceAll(" SAMPLE (BLOCK )?\\(([0-9.]+)\\)", "")
        .replaceAll("XMLSERIALIZE\\(CONTENT (\\S+) AS CLOB\\)", "XML_TEXT($1)")
        .replace(" RETURNING CLOB", "")
        .replace("]]", "_");
  }
}
