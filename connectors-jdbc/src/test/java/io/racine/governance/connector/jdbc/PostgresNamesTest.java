package io.racine.governance.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.LogicalType;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Names that PostgreSQL allows and nobody expects. */
final class PostgresNamesTest {
  private PostgresDatabase database;

  @BeforeEach
  void open() throws SQLException {
    database = new PostgresDatabase();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static void assertAllWorks(JdbcConnector connector, String database, List<String> names)
      throws SQLException {
    for (String name : names) {
      String quoted = "\"" + name.replace("\"", "\"\"") + "\"";
      PostgresServer.run(
          database,
          "create schema " + quoted,
          "create table " + quoted + "." + quoted + " (" + quoted + " text primary key)",
          "insert into "
              + quoted
              + "."
              + quoted
              + " select n::text from generate_series(1, 3000) n",
          "create policy " + quoted + " on " + quoted + "." + quoted,
          "analyze " + quoted + "." + quoted);
    }
    for (String name : names) {
      AssetDescriptor table =
          TestSource.find(connector, AssetPath.of(database, name, name).toString());
      assertThat(table.columns().get(0).name()).isEqualTo(name);
      assertThat(table.keys().get(0).columns().get(0).name()).isEqualTo(name);
      assertThat(TestSource.read(connector, table).texts()).hasSize(3_000);
      assertThat(TestSource.read(connector, table, PostgresDatabase.random(table, 100)).texts())
          .hasSizeBetween(60, 100);
      assertThat(PostgresDatabase.readParts(connector, table, 3).stream().flatMap(List::stream))
          .hasSize(3_000)
          .doesNotHaveDuplicates();
      assertThat(connector.fingerprint(table)).isPresent();
    }
  }

  @Test
  void namesOfAnyCharactersAreListedReadPartedAndSampled() throws SQLException {
    assertAllWorks(
        database.connector,
        database.name,
        List.of(
            "line\nbreak",
            "tab\tand\rreturn",
            "100% %s %n",
            "quote\"d '' \"\"",
            "$1 ? :name {fn now()}",
            "--/* comment",
            "back\\slash",
            " leading and trailing ",
            "pipe|pipe",
            "\u0001\u007f",
            "Ünïcödé 😀 字",
            // The most that the server keeps: 63 bytes, here of two each and one.
            "é".repeat(31) + "x"));
  }

  @Test
  void namesInADatabaseOfAnotherEncodingAreWhatTheyAre() throws SQLException {
    String latin = database.name + "_latin";
    PostgresServer.run(
        "postgres",
        "create database " + latin + " encoding 'LATIN1' locale 'C' template template0");
    try (JdbcConnector connector = PostgresServer.source(latin).connect()) {
      assertAllWorks(connector, latin, List.of("Straße", "é".repeat(63)));
      assertThat(connector.verify().attributes()).containsEntry("encoding", "LATIN1");
    }
  }

  @Test
  void theWidestTableIsListedAndRead() throws SQLException {
    String columns =
        IntStream.rangeClosed(1, 1_600)
            .mapToObj(i -> "c" + i + " boolean")
            .collect(Collectors.joining(", "));
    String values =
        IntStream.rangeClosed(1, 1_600)
            .mapToObj(i -> i % 2 == 0 ? "true" : "null")
            .collect(Collectors.joining(", "));
    database.run(
        "create table wide (" + columns + ")",
        "insert into wide select " + values + " from generate_series(1, 1500) n");

    AssetDescriptor wide = database.find("wide");

    assertThat(wide.columns())
        .hasSize(1_600)
        .allMatch(column -> column.logicalType() == LogicalType.BOOLEAN);
    TestSource.Rows rows = TestSource.read(database.connector, wide);
    assertThat(rows.texts()).hasSize(1_500);
    assertThat(rows.texts().get(1_499).subList(1_598, 1_600)).containsExactly(null, "true");
  }
}
