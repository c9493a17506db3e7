package io.racine.governance.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.PartitionRequest;
import io.racine.governance.spi.connector.ReadMode;
import java.sql.SQLException;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How tables of MySQL and MariaDB are parted and sampled. */
abstract class MySqlPartsContract {
  private MySqlHost host;
  private JdbcConnector connector;

  abstract MySqlHost host();

  @BeforeEach
  void open() throws SQLException {
    host = host();
    host.make();
    connector = host.source().connect();
  }

  @AfterEach
  void close() {
    connector.close();
  }

  /** Checks that each row is in one part, and returns the sizes of the parts. */
  private List<Integer> sizes(String table, int count, int rows) {
    AssetDescriptor asset = host.find(connector, table);
    List<List<String>> parts = PostgresDatabase.readParts(connector, asset, count);
    assertThat(parts.stream().flatMap(List::stream)).hasSize(rows).doesNotHaveDuplicates();
    return parts.stream().map(List::size).toList();
  }

  private List<String> tokens(String table, int count) {
    return connector.partitions(host.find(connector, table), PartitionRequest.of(count)).stream()
        .map(AssetPartition::token)
        .toList();
  }

  @Test
  void negativeAndGappyKeysAreCutWhereTheRowsAre() throws SQLException {
    host.run("create table t (id bigint primary key)", "create table n (id int)");
    host.numbers("n", 4);
    host.run(
        "insert into t select id - 5000 from n",
        "insert into t values (-9223372036854775808), (9223372036854775807)",
        "analyze table t");

    assertThat(sizes("t", 4, 10_002)).hasSize(4).allMatch(size -> size > 1_000 && size < 5_000);
  }

  @Test
  void unsignedKeysAboveTheSignedOnesArePartedAndRead() throws SQLException {
    host.run("create table t (id bigint unsigned primary key)", "create table n (id int)");
    host.numbers("n", 3);
    host.run(
        "insert into t select 18446744073709551615 - id from n", "insert into t select id from n");

    assertThat(sizes("t", 4, 2_000)).hasSize(4).allMatch(size -> size > 200);
    assertThat(random("t", 100)).hasSizeBetween(60, 100);
  }

  @Test
  void theFirstColumnOfACompositeKeyIsCutWhereItHasManyValues() throws SQLException {
    host.run(
        "create table t (v varchar(20), a int, b int, primary key (a, b))",
        "create table n (id int)");
    host.numbers("n", 4);
    host.run("insert into t select concat('v', id), id div 3, id from n", "analyze table t");

    assertThat(sizes("t", 4, 10_000)).hasSize(4).allMatch(size -> size > 1_000);
    assertThat(tokens("t", 4)).allMatch(token -> token.startsWith("key|") && token.endsWith("|a"));
  }

  @Test
  void aCompositeKeyWhoseFirstColumnSaysLittleIsPartedByAllOfIt() throws SQLException {
    host.run(
        "create table t (v varchar(20), tenant int, id int, primary key (tenant, id))",
        "create table n (id int)");
    host.numbers("n", 4);
    host.run("insert into t select concat('v', id), 7, id from n", "analyze table t");

    assertThat(sizes("t", 4, 10_000)).hasSize(4).allMatch(size -> size > 2_000);
    assertThat(tokens("t", 2)).containsExactly("hash|0|2|tenant.id", "hash|1|2|tenant.id");
  }

  @Test
  void textKeysArePartedWithoutAValueInTheTokenWhateverTheirCollation() throws SQLException {
    host.run(
        "create table t (mail varchar(60) collate utf8mb4_bin primary key)",
        "create table ci (mail varchar(60) character set latin1 collate latin1_german2_ci,"
            + " n int, primary key (mail))",
        "create table n (id int)");
    host.numbers("n", 3);
    host.run(
        "insert into t select concat('marker', id) from n",
        "insert into t select concat('MARKER', id) from n",
        "insert into t values ('ä'), ('Ä'), ('ß'), ('ss'), ('a '), (' a'), (''), ('😀')",
        "insert into ci select concat('Stra', id, 'ße'), id from n");

    assertThat(sizes("t", 4, 2_008)).hasSize(4).allMatch(size -> size > 400);
    assertThat(sizes("ci", 3, 1_000)).hasSize(3).allMatch(size -> size > 200);
    assertThat(tokens("t", 2)).containsExactly("hash|0|2|mail", "hash|1|2|mail");
  }

  @Test
  void keysOfOtherTypesAreParted() throws SQLException {
    host.run(
        "create table n (id int)",
        "create table bytes (b varchar(20), k varbinary(16) primary key)",
        "create table days (b varchar(20), k date primary key)",
        "create table amounts (b varchar(20), k decimal(20, 4) primary key)",
        "create table mixed (b varchar(20), k varchar(20) character set latin1,"
            + " l varchar(20) character set utf8mb4, m int, primary key (k, l, m))");
    host.numbers("n", 3);
    host.run(
        "insert into bytes select id, unhex(md5(id)) from n",
        "insert into days select id, date_add('2000-01-01', interval id day) from n",
        "insert into amounts select id, id / 8 - 50 from n",
        "insert into mixed select id, 'é', '字', id from n");

    for (String table : List.of("bytes", "days", "amounts", "mixed")) {
      assertThat(sizes(table, 3, 1_000)).hasSize(3).allMatch(size -> size > 100);
    }
  }

  @Test
  void nullsOfAUniqueKeyAreInOnePart() throws SQLException {
    host.run(
        "create table t (v varchar(20), id int null, unique key u (id))",
        "create table n (id int)");
    host.numbers("n", 3);
    host.run(
        "insert into t select concat('v', id), id from n",
        "insert into t select concat('null', id), null from n where id < 50");

    sizes("t", 4, 1_050);
  }

  @Test
  void tablesWithoutAKeyViewsAndEmptyTablesAreOnePart() throws SQLException {
    host.run(
        "create table t (id int)",
        "insert into t values (1), (2)",
        "create view v as select id from t",
        "create table none (id int primary key)");

    assertThat(sizes("t", 4, 2)).hasSize(1);
    assertThat(sizes("v", 4, 2)).hasSize(1);
    assertThat(sizes("none", 4, 0)).hasSize(1);
  }

  @Test
  void partitionedTablesAreReadParted() throws SQLException {
    host.run(
        "create table t (id int primary key) partition by hash (id) partitions 3",
        "create table n (id int)");
    host.numbers("n", 4);
    host.run("insert into t select id from n", "analyze table t");

    assertThat(sizes("t", 4, 10_000)).hasSize(4).allMatch(size -> size > 1_000);
  }

  @Test
  void refusesATokenThatIsNoneOfItsOwn() throws SQLException {
    host.run("create table t (id int primary key)");
    AssetDescriptor table = host.find(connector, "t");

    for (String token :
        List.of("hash|0|2", "hash|0|2|a.", "hash|1 or 1|2|id", "key|1 or 1||id", "key||", "x")) {
      var forged = new AssetPartition(table.path(), table.type(), token);
      assertThatThrownBy(() -> TestSource.read(connector, forged, PostgresDatabase.full(table)))
          .isInstanceOf(ConnectorException.class)
          .hasMessageContaining("SQLState 22023");
    }
  }

  @Test
  void hostileNamesOfKeysAreQuotedInTokens() throws SQLException {
    host.run(
        "create table t (`a``b|c.d %s \"e\"` varchar(9), `x|y` int,"
            + " primary key (`a``b|c.d %s \"e\"`, `x|y`))",
        "create table u (`k|1 %s` int primary key)",
        "insert into t values ('a', 1), ('b', 2), ('c', 3)",
        "insert into u values (1), (2), (3)");

    assertThat(sizes("t", 2, 3)).hasSize(2);
    assertThat(sizes("u", 2, 3)).hasSize(2);
  }

  @Test
  void aTableThatWasFilledAMomentAgoIsSampledFromAllOver() throws SQLException {
    host.run("create table t (id int)", "create table n (id int)");
    // What the server knows by now is that there is nothing.
    host.run("analyze table t", "select table_rows from information_schema.tables");
    host.numbers("n", 5);
    host.run("insert into t select id from n");

    List<List<String>> rows = random("t", 1_000);

    assertThat(rows).hasSizeGreaterThan(750);
    assertThat(rows.stream().mapToLong(row -> Long.parseLong(row.get(0))).average())
        .hasValueCloseTo(50_000.0, Offset.offset(15_000.0));
  }

  private List<List<String>> random(String table, long rows) {
    AssetDescriptor asset = host.find(connector, table);
    TestSource.Rows read = TestSource.read(connector, asset, PostgresDatabase.random(asset, rows));
    assertThat(read.summary().mode()).isEqualTo(ReadMode.RANDOM);
    return read.texts();
  }

  @Test
  void aReaderSeesOneStateWhenAskedTo() throws SQLException {
    host.run("create table t (id int primary key)", "create table n (id int)");
    host.numbers("n", 4);
    host.run("insert into t select id from n");
    try (JdbcConnector consistent = host.source().set("consistent-snapshot", "true").connect()) {
      AssetDescriptor table = host.find(consistent, "t");

      assertThat(TestSource.read(consistent, table).texts()).hasSize(10_000);
      host.run("delete from t where id >= 10");
      assertThat(TestSource.read(consistent, table).texts()).hasSize(10);
      assertThat(consistent.verify().attributes())
          .containsEntry("consistent-snapshot", "per-reader");
    }
  }

  @Test
  void twoQueriesOfOneSnapshotAgree() throws SQLException {
    host.run("create table t (id int primary key)", "insert into t values (1)");
    try (Session session = Session.of(host.connection(), new StopSwitch(), 60, false)) {
      session.dialect().beginRead(session, 10_000);
      session.dialect().seeOneState(session, "");
      host.run("insert into t values (2)");

      assertThat(count(session)).isEqualTo(1);
      host.run("insert into t values (3)");
      assertThat(count(session)).isEqualTo(1);
    }
  }

  private static int count(Session session) throws SQLException {
    return session.queries().first("select count(*) from t", row -> row.getInt(1)).orElseThrow();
  }
}
