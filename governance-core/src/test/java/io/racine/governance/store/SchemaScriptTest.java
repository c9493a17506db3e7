package io.racine.governance.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class SchemaScriptTest {
  @Test
  void splitsStatementsAtLineEnds() {
    SchemaScript script =
        SchemaScript.parse(
            "V007__a_b.sql",
            """
            -- a comment;
            CREATE TABLE a ( -- another;
              x VARCHAR(3) DEFAULT '--;',
              y INTEGER
            );

            INSERT INTO a VALUES ('it''s -- not a comment', 1); -- the end
            """);

    assertThat(script.version()).isEqualTo(7);
    assertThat(script.statements())
        .containsExactly(
            "CREATE TABLE a (\n  x VARCHAR(3) DEFAULT '--;',\n  y INTEGER\n)",
            "INSERT INTO a VALUES ('it''s -- not a comment', 1)");
  }

  @Test
  void checksumIsThatOfTheStatementsAlone() {
    SchemaScript plain = SchemaScript.parse("V001__a.sql", "CREATE TABLE a (\n  x INTEGER\n);\n");
    SchemaScript other =
        SchemaScript.parse(
            "V001__b.sql", "-- why\r\nCREATE TABLE a (  -- what\r\n  x INTEGER\r\n);\r\n\r\n");
    SchemaScript changed = SchemaScript.parse("V001__a.sql", "CREATE TABLE a (\n  x BIGINT\n);\n");

    // printf 'CREATE TABLE a (\n  x INTEGER\n);' | sha256sum
    assertThat(plain.checksum())
        .isEqualTo("822377fd9b8eece1d9e694cbedd4158da8ab38a9f09d1b59039908c359f6887a");
    assertThat(other.checksum()).isEqualTo(plain.checksum());
    assertThat(changed.checksum()).isNotEqualTo(plain.checksum());
  }

  @Test
  void refusesAnUnfinishedStatement() {
    assertThatThrownBy(() -> SchemaScript.parse("V001__a.sql", "CREATE TABLE a (x INTEGER)"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Schema file 'V001__a.sql' must end its last statement with ';'");
  }

  @Test
  void refusesAnotherFileName() {
    assertThatThrownBy(() -> SchemaScript.parse("1-a.sql", ""))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Schema file must be named like V001__core.sql but was '1-a.sql'");
  }

  @Test
  void prefersTheFileOfTheProduct() {
    assertThat(SchemaScripts.load(TestSchema.OVERRIDE, "H2").text()).contains("test_neutral");
    assertThat(SchemaScripts.load(TestSchema.OVERRIDE, "PostgreSQL").text())
        .contains("test_own")
        .doesNotContain("test_neutral");
  }
}
