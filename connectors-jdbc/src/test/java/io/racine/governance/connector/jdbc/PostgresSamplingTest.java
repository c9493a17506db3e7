package io.racine.governance.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.connector.ReadMode;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Random rows of PostgreSQL tables, whatever the statistics say of them. */
final class PostgresSamplingTest {
  private PostgresDatabase database;

  @BeforeEach
  void open() throws SQLException {
    database = new PostgresDatabase();
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** All of the table has its chance: the mean of a sample that was cut off would lie elsewhere. */
  private void assertEven(String name, int wanted, long least, long most) {
    AssetDescriptor table = database.find(name);
    TestSource.Rows rows =
        TestSource.read(database.connector, table, PostgresDatabase.random(table, wanted));
    assertThat(rows.summary().mode()).isEqualTo(ReadMode.RANDOM);
    assertThat(rows.summary().issues()).isEmpty();
    assertThat(rows.texts()).hasSizeBetween(wanted * 6 / 7, wanted).doesNotHaveDuplicates();
    double mean =
        rows.texts().stream().mapToLong(row -> Long.parseLong(row.get(0))).average().orElseThrow();
    double middle = (least + most) / 2.0;
    // Four standard deviations of the mean of 900 rows or more.
    assertThat(mean).isBetween(middle - (most - least) / 25.0, middle + (most - least) / 25.0);
  }

  @Test
  void aTableThatNobodyHasAnalysedIsSampledEvenly() throws SQLException {
    database.run(
        "create table narrow with (autovacuum_enabled = false) as"
            + " select n as id from generate_series(1, 300000) n",
        "create table wide with (autovacuum_enabled = false) as"
            + " select n as id, repeat('x', 900) as pad from generate_series(1, 20000) n");

    // Of narrow rows four times as many fit on a page as the server guesses, of wide ones an
    // eighth.
    assertEven("narrow", 1_000, 1, 300_000);
    assertEven("wide", 1_000, 1, 20_000);
  }

  @Test
  void aTableThatGrewAHundredfoldSinceItWasAnalysedIsSampledEvenly() throws SQLException {
    database.run(
        "create table t (id int, pad text) with (autovacuum_enabled = false)",
        "insert into t select n, repeat('x', 1500) from generate_series(1, 2000) n",
        "analyze t",
        "delete from t",
        "vacuum t",
        "insert into t select n, 'x' from generate_series(1, 200000) n");

    assertEven("t", 1_000, 1, 200_000);
  }

  @Test
  void aTableOfWhichMostWasDeletedSinceGivesWhatIsLeft() throws SQLException {
    database.run(
        "create table t with (autovacuum_enabled = false) as"
            + " select n as id from generate_series(1, 300000) n",
        "analyze t",
        "delete from t where id % 100 <> 0");

    assertEven("t", 1_000, 1, 300_000);
  }

  @Test
  void statisticsThatSayEmptyAreNotBelieved() throws SQLException {
    database.run(
        "create table t (id int) with (autovacuum_enabled = false)",
        "analyze t",
        "insert into t select n from generate_series(1, 100000) n");

    assertEven("t", 1_000, 1, 100_000);
  }

  @Test
  void tablesThatOthersInheritFromAreSampledWithThem() throws SQLException {
    database.run(
        "create table base (id int)",
        "create table derived () inherits (base)",
        "insert into base select n from generate_series(1, 50000) n",
        "insert into derived select n from generate_series(50001, 100000) n");

    assertEven("base", 1_000, 1, 100_000);
  }

  @Test
  void theSameSeedGivesTheSameRows() throws SQLException {
    database.run("create table t as select n as id from generate_series(1, 300000) n");
    AssetDescriptor table = database.find("t");

    assertThat(
            TestSource.read(database.connector, table, PostgresDatabase.random(table, 500)).texts())
        .isEqualTo(
            TestSource.read(database.connector, table, PostgresDatabase.random(table, 500))
                .texts());
  }
}
