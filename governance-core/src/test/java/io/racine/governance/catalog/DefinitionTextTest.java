package io.racine.governance.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DefinitionTextTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          SELECT a FROM t WHERE b = 'x'           | SELECT a FROM t WHERE b = '?'
          SELECT 'it''s', 42, .5, 1e9             | SELECT '?', ?, ?, ?
          SELECT E'a\\'b', c2 FROM t1             | SELECT E'?', c2 FROM t1
          SELECT "odd 'name'" FROM "t 1"          | SELECT "odd 'name'" FROM "t 1"
          SELECT a -- call 555-0100               | SELECT a
          SELECT a /* call 555-0100 */ FROM t     | SELECT a   FROM t
          SELECT $1, $tag$SELECT 'x'$tag$         | SELECT $?, $tag$SELECT '?'$tag$
          SELECT 'unclosed                        | SELECT '?'
          WHERE é = 0x1F                          | WHERE é = ?
          """)
  void replacesLiteralsAndKeepsNames(String sql, String expected) {
    assertThat(DefinitionText.withoutLiterals(sql).strip()).isEqualTo(expected);
  }

  @Test
  void takesLinearTimeOnHostileText() {
    String hostile = "$a".repeat(500_000) + "'".repeat(99_999);

    assertThat(DefinitionText.withoutLiterals(hostile).length()).isLessThanOrEqualTo(100_000);
  }
}
