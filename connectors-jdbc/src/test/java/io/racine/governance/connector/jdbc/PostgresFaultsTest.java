package io.racine.governance.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetFilter;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.Cursor;
import io.racine.governance.spi.connector.ListRequest;
import io.racine.governance.spi.connector.Listing;
import io.racine.governance.spi.connector.PartitionRequest;
import io.racine.governance.spi.connector.ValueReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of the faults of a PostgreSQL server. */
final class PostgresFaultsTest {
  private PostgresDatabase database;

  @BeforeEach
  void open() throws SQLException {
    database = new PostgresDatabase();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static void assertFails(ThrowingCallable call, Object code, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ConnectorException.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e.isTransient()).isTrue();
              assertThat(e).hasNoCause();
            })
        .hasMessageContaining(message);
  }

  /** As an operator does, or a server that shuts down. */
  private void endSessions() throws SQLException {
    PostgresServer.run(
        "postgres",
        "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '"
            + database.name
            + "'");
  }

  @Test
  void aServerThatEndsTheSessionInMidReadHasLostTheConnection() throws SQLException {
    database.run(
        "create table t as select n as id, repeat('marker', 50) as pad"
            + " from generate_series(1, 50000) n");
    AssetDescriptor table = database.find("t");
    try (ValueReader reader =
        database.connector.open(AssetPartition.whole(table), PostgresDatabase.full(table))) {
      assertThat(reader.next()).isPresent();
      endSessions();

      assertFails(
          () -> {
            while (reader.next().isPresent()) {
              assertThat(reader.summary().rows()).isPositive();
            }
          },
          ConnectorException.CONNECTION_LOST,
          "Cannot read 'shop-db' "
              + database.name
              + ".public.t: the connection was lost. Check that the server runs, and try again.");
    }
    assertThat(TestSource.read(database.connector, table).texts()).hasSize(50_000);
  }

  @Test
  void aServerThatEndsTheSessionInMidListingEndsTheListing() throws SQLException {
    List<String> tables = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      tables.add("create table t" + i + " (id int)");
    }
    database.run(tables.toArray(String[]::new));
    try (Cursor<Listing> cursor =
        database.connector.listAssets(ListRequest.of(AssetFilter.all()))) {
      for (int i = 0; i < 10; i++) {
        cursor.next();
      }
      endSessions();

      assertFails(
          () -> cursor.forEachRemaining(step -> assertThat(step).isInstanceOf(Listing.Found.class)),
          ConnectorException.CONNECTION_LOST,
          "Cannot list 'shop-db': the connection was lost.");
    }
  }

  @Test
  @Timeout(40)
  void aServerThatFallsSilentIsLostInBoundedTime() throws Exception {
    database.run("create table t (id int primary key)");
    try (JdbcConnector connector =
            PostgresServer.source(database.name).set("query-timeout", "PT1S").connect();
        Cursor<Listing> cursor = connector.listAssets(ListRequest.of(AssetFilter.all()))) {
      assertThat(cursor.next()).isInstanceOf(Listing.Found.class);
      long server = serverProcess();
      signal("STOP", server);
      try {
        assertFails(
            () ->
                cursor.forEachRemaining(step -> assertThat(step).isInstanceOf(Listing.Found.class)),
            ConnectorException.CONNECTION_LOST,
            "Cannot list 'shop-db': the connection was lost.");
      } finally {
        signal("CONT", server);
      }
    }
  }

  private long serverProcess() throws SQLException {
    try (Connection connection = PostgresServer.connect("postgres");
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select pid from pg_stat_activity where datname = '" + database.name + "'")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** A stopped process is to its clients as one behind a network that swallows everything. */
  private static void signal(String signal, long process) throws Exception {
    assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(process)).start().waitFor())
        .isZero();
  }

  @Test
  void aRoleThatHasAllItsConnectionsIsOverloaded() throws SQLException {
    database.run(
        "do $$ begin create role racine_single login connection limit 1; exception when"
            + " duplicate_object then null; end $$");
    try (Connection first =
            DriverManager.getConnection(PostgresServer.url(database.name), "racine_single", "");
        JdbcConnector connector =
            PostgresServer.source(database.name).login("racine_single", "x").connect()) {
      assertThat(first.isValid(5)).isTrue();

      assertFails(
          connector::verify,
          ConnectorException.OVERLOADED,
          "Cannot connect to 'shop-db': it takes no more connections. Lower the setting"
              + " 'max-connections'. (SQLState 53300)");
    }
  }

  @Test
  void aPortThatNobodyListensAtIsOutOfReach() {
    try (JdbcConnector connector =
        TestSource.of(DataSourceType.POSTGRESQL, "jdbc:postgresql://127.0.0.1:1/shop").connect()) {
      assertFails(
          connector::verify,
          ConnectorException.UNREACHABLE,
          "Cannot connect to 'shop-db': it cannot be reached.");
    }
  }

  @Test
  @Timeout(30)
  void aCatalogueQueryThatTakesTooLongIsTimedOut() throws SQLException {
    database.run("create table t (id int primary key)");
    AssetDescriptor table = database.find("t");
    try (Connection holding = PostgresServer.connect(database.name);
        var statement = holding.createStatement();
        JdbcConnector connector =
            PostgresServer.source(database.name).set("query-timeout", "PT1S").connect()) {
      holding.setAutoCommit(false);
      statement.execute("lock table t in access exclusive mode");

      assertThatThrownBy(() -> connector.partitions(table, PartitionRequest.of(2)))
          .isInstanceOfSatisfying(
              ConnectorException.class,
              e -> assertThat(e.code()).isEqualTo(ConnectorException.TIMED_OUT));
    }
  }
}
