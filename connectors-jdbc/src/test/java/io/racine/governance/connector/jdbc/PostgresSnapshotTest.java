package io.racine.governance.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.Issue;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.PartitionRequest;
import io.racine.governance.spi.connector.ReadSummary;
import io.racine.governance.spi.connector.ValueReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PostgresSnapshotTest {
  private PostgresDatabase database;

  @BeforeEach
  void open() throws SQLException {
    database = new PostgresDatabase();
    database.run(
        "create table t as select n as id from generate_series(1, 20000) n",
        "create table u as select 1 as id");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private TestSource consistent() {
    return PostgresServer.source(database.name).set("consistent-snapshot", "true");
  }

  private static List<List<String>> texts(JdbcConnector connector, AssetDescriptor asset) {
    return TestSource.read(connector, asset).texts();
  }

  @Test
  void allPartitionsAndTablesAreReadInOneState() throws SQLException {
    AssetDescriptor table = database.find("t");
    AssetDescriptor other = database.find("u");
    try (JdbcConnector connector = consistent().connect()) {
      List<AssetPartition> parts = connector.partitions(table, PartitionRequest.of(4));
      List<String> ids = new ArrayList<>();
      for (AssetPartition part : parts) {
        TestSource.read(connector, part, PostgresDatabase.full(table))
            .texts()
            .forEach(row -> ids.add(row.get(0)));
        // Moves rows between the pages, and so from one part to another.
        database.run("update t set id = id + 100000", "update u set id = id + 1");
      }

      assertThat(ids).hasSize(20_000).doesNotHaveDuplicates();
      assertThat(ids.stream().mapToLong(Long::parseLong).max()).hasValue(20_000);
      assertThat(texts(connector, other)).isEqualTo(List.of(List.of("1")));
    }
    assertThat(texts(database.connector, other)).isEqualTo(List.of(List.of("5")));
  }

  @Test
  void withoutItEachReadSeesWhatIsThere() throws SQLException {
    AssetDescriptor other = database.find("u");
    assertThat(texts(database.connector, other)).isEqualTo(List.of(List.of("1")));
    database.run("update u set id = 2");
    assertThat(texts(database.connector, other)).isEqualTo(List.of(List.of("2")));
  }

  @Test
  void readersOfOneStateRunTogether() throws SQLException {
    AssetDescriptor table = database.find("t");
    try (JdbcConnector connector = consistent().connect();
        ValueReader first =
            connector.open(AssetPartition.whole(table), PostgresDatabase.full(table))) {
      assertThat(first.next()).isPresent();
      database.run("delete from t");

      assertThat(texts(connector, table)).hasSize(20_000);
      assertThat(first.next()).isPresent();
    }
  }

  @Test
  void aStateThatIsTooOldIsBegunAnewAndSaysSo() throws SQLException {
    AssetDescriptor other = database.find("u");
    try (JdbcConnector connector = consistent().set("snapshot-life", "PT1S").connect()) {
      ReadSummary first = TestSource.read(connector, other).summary();
      assertThat(first.issues()).isEmpty();
      database.run("update u set id = 2", "select pg_sleep(1.2)");

      TestSource.Rows later = TestSource.read(connector, other);

      assertThat(later.texts()).isEqualTo(List.of(List.of("2")));
      assertThat(later.summary().issues())
          .extracting(Issue::code)
          .containsExactly(Snapshot.RENEWED);
    }
  }

  @Test
  void theServerItselfEndsAStateThatNobodyLetsGo() throws SQLException {
    AssetDescriptor other = database.find("u");
    try (JdbcConnector connector = consistent().set("snapshot-life", "PT1S").connect()) {
      TestSource.read(connector, other);
      assertThat(openTransactions()).isOne();

      database.run("select pg_sleep(1.5)");

      assertThat(openTransactions()).isZero();
    }
  }

  @Test
  void aStateWhoseHolderWasKilledIsBegunAnew() throws SQLException {
    AssetDescriptor other = database.find("u");
    try (JdbcConnector connector = consistent().connect()) {
      TestSource.read(connector, other);
      database.run(
          "select pg_terminate_backend(pid, 5000) from pg_stat_activity"
              + " where state = 'idle in transaction' and datname = current_database()");

      TestSource.Rows later = TestSource.read(connector, other);

      assertThat(later.texts()).hasSize(1);
      assertThat(later.summary().issues()).hasSize(1);
    }
  }

  @Test
  void closingTheConnectorLetsTheStateGo() throws SQLException {
    AssetDescriptor other = database.find("u");
    JdbcConnector connector = consistent().connect();
    TestSource.read(connector, other);
    assertThat(openTransactions()).isOne();

    connector.close();

    assertThat(PostgresServer.settledSessions(database.name)).isZero();
  }

  @Test
  void theSourceSaysHowFarItGoes() {
    try (JdbcConnector connector = consistent().connect()) {
      assertThat(connector.verify().attributes()).containsEntry("consistent-snapshot", "shared");
    }
  }

  private int openTransactions() throws SQLException {
    try (var connection = PostgresServer.connect(database.name);
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select count(*) from pg_stat_activity where datname = current_database()"
                    + " and state = 'idle in transaction'")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
