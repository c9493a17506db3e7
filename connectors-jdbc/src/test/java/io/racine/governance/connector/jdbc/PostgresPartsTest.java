package io.racine.governance.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.PartitionRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How PostgreSQL tables are parted. */
final class PostgresPartsTest {
  private static final List<String> TWENTY_THOUSAND =
      IntStream.rangeClosed(1, 20_000).mapToObj(Integer::toString).toList();

  private PostgresDatabase database;

  @BeforeEach
  void open() throws SQLException {
    database = new PostgresDatabase();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void assertParted(String name, int least) {
    AssetDescriptor asset = database.find(name);
    List<List<String>> parts = PostgresDatabase.readParts(database.connector, asset, 4);
    assertThat(parts).hasSize(4);
    assertThat(parts.stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(TWENTY_THOUSAND);
    assertThat(parts.stream().map(List::size)).allMatch(size -> size > least);
  }

  @Test
  void partitionedTablesArePartedUnderTheirOwnName() throws SQLException {
    database.run(
        "create table p (id int) partition by range (id)",
        "create table p0 partition of p for values from (0) to (2000)",
        "create table p1 partition of p for values from (2000) to (4000) partition by hash (id)",
        "create table p1a partition of p1 for values with (modulus 2, remainder 0)",
        "create table p1b partition of p1 for values with (modulus 2, remainder 1)",
        "create table p2 partition of p default",
        "insert into p select n from generate_series(1, 20000) n");

    assertParted("p", 3_000);
    assertThat(database.find("p").nativeKind()).isEqualTo("partitioned table");
  }

  @Test
  void tablesThatOthersInheritFromArePartedWithThem() throws SQLException {
    database.run(
        "create table base (id int)",
        "create table derived (extra text) inherits (base)",
        "insert into base select n from generate_series(1, 8000) n",
        "insert into derived select n from generate_series(8001, 20000) n");

    assertParted("base", 2_000);
  }

  @Test
  void materializedViewsAreParted() throws SQLException {
    database.run("create materialized view m as select n as id from generate_series(1, 20000) n");

    assertParted("m", 3_000);
  }

  @Test
  void tablesWithHolesAreParted() throws SQLException {
    database.run(
        "create table t as select n as id from generate_series(-100000, 100000) n",
        "delete from t where id not between 1 and 20000",
        "insert into t select n from generate_series(1, 0) n");

    AssetDescriptor table = database.find("t");

    assertThat(
            PostgresDatabase.readParts(database.connector, table, 7).stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(TWENTY_THOUSAND);
  }

  @Test
  void aPartReadsItsOwnPagesAlone() throws SQLException {
    database.run(
        "create table p (id int) partition by hash (id)",
        "create table p0 partition of p for values with (modulus 2, remainder 0)",
        "create table p1 partition of p for values with (modulus 2, remainder 1)",
        "insert into p select n from generate_series(1, 20000) n");
    AssetDescriptor table = database.find("p");
    AssetPartition part = database.connector.partitions(table, PartitionRequest.of(4)).get(1);

    try (Connection connection = PostgresServer.connect(database.name);
        Session session = Session.of(connection, new StopSwitch(), 60, false)) {
      String plan =
          String.join(
              "\n",
              session
                  .queries()
                  .list(
                      "explain select * from p racine_t where "
                          + session.dialect().condition(session, part),
                      row -> row.getString(1)));

      assertThat(plan).contains("Tid Range Scan").doesNotContain("Seq Scan");
    }
  }

  @Test
  void viewsAndTablesHeldElsewhereAreOnePart() throws SQLException {
    database.run(
        "create table t as select n as id from generate_series(1, 20000) n",
        "create view v as select * from t",
        "create extension postgres_fdw",
        "create server here foreign data wrapper postgres_fdw options (host '127.0.0.1', port '"
            + PostgresServer.port()
            + "', dbname '"
            + database.name
            + "')",
        "create user mapping for postgres server here options (user 'postgres')",
        "create table p (id int) partition by range (id)",
        "create foreign table far partition of p for values from (0) to (100000) server here"
            + " options (table_name 't')");

    for (String name : List.of("v", "p")) {
      List<List<String>> parts =
          PostgresDatabase.readParts(database.connector, database.find(name), 4);
      assertThat(parts).hasSize(1);
      assertThat(parts.get(0)).containsExactlyInAnyOrderElementsOf(TWENTY_THOUSAND);
    }
    assertThat(
            TestSource.read(
                    database.connector,
                    database.find("p"),
                    PostgresDatabase.random(database.find("p"), 10))
                .summary()
                .issues())
        .hasSize(1);
  }

  @Test
  void tokensHoldNumbersOfPagesAndNothingElse() throws SQLException {
    database.run(
        "create table t as select 'marker-' || n as mail, n as id from generate_series(1, 20000) n",
        "alter table t add primary key (mail)");

    assertThat(database.connector.partitions(database.find("t"), PartitionRequest.of(5)))
        .hasSize(5)
        .allSatisfy(part -> assertThat(part.token()).matches("pages\\|\\d+\\|\\d*"));
  }

  @Test
  void rowsThatArriveAfterTheSplitAreInTheLastPart() throws SQLException {
    database.run("create table t as select n as id from generate_series(1, 15000) n");
    AssetDescriptor table = database.find("t");
    List<AssetPartition> parts = database.connector.partitions(table, PartitionRequest.of(3));
    database.run("insert into t select n from generate_series(15001, 20000) n");

    List<String> ids =
        parts.stream()
            .flatMap(
                part ->
                    TestSource.read(database.connector, part, PostgresDatabase.full(table))
                        .texts()
                        .stream())
            .map(row -> row.get(0))
            .toList();

    assertThat(ids).containsExactlyInAnyOrderElementsOf(TWENTY_THOUSAND);
  }
}
