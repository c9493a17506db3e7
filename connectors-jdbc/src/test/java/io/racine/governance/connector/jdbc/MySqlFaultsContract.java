package io.racine.governance.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetFilter;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.Cursor;
import io.racine.governance.spi.connector.ListRequest;
import io.racine.governance.spi.connector.Listing;
import io.racine.governance.spi.connector.ValueReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the faults of MySQL and MariaDB. */
abstract class MySqlFaultsContract {
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

  private static void assertFails(ThrowingCallable call, ErrorCode code, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ConnectorException.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e).hasNoCause();
              assertThat(e.getMessage()).doesNotContain("marker");
            })
        .hasMessageContaining(message);
  }

  /** As an operator does, or a server that shuts down. */
  private void endOtherSessions() throws SQLException {
    try (Connection connection = host.connection();
        Statement statement = connection.createStatement()) {
      List<String> kills = new ArrayList<>();
      try (ResultSet rows =
          statement.executeQuery(
              "select id from information_schema.processlist where db = '"
                  + host.database()
                  + "' and id <> connection_id()")) {
        while (rows.next()) {
          kills.add("kill connection " + rows.getLong(1));
        }
      }
      assertThat(kills).isNotEmpty();
      for (String kill : kills) {
        statement.execute(kill);
      }
    }
  }

  @Test
  void aServerThatEndsTheSessionInMidReadHasLostTheConnection() throws SQLException {
    host.run("create table t (id int primary key, pad varchar(2000))", "create table n (id int)");
    host.numbers("n", 5);
    host.run("insert into t select id, repeat('marker', 300) from n where id < 60000");
    AssetDescriptor table = host.find(connector, "t");
    try (ValueReader reader =
        connector.open(AssetPartition.whole(table), PostgresDatabase.full(table))) {
      assertThat(reader.next()).isPresent();
      endOtherSessions();

      assertFails(
          () -> {
            while (reader.next().isPresent()) {
              assertThat(reader.summary().rows()).isPositive();
            }
          },
          ConnectorException.CONNECTION_LOST,
          "Cannot read 'shop-db' "
              + host.database()
              + ".t: the connection was lost. Check that the server runs, and try again.");
    }
  }

  @Test
  void aServerThatEndsTheSessionInMidListingEndsTheListing() throws SQLException {
    List<String> tables = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      tables.add("create table t" + i + " (id int) engine = myisam");
    }
    host.run(tables.toArray(String[]::new));
    try (Cursor<Listing> cursor = connector.listAssets(ListRequest.of(AssetFilter.all()))) {
      for (int i = 0; i < 10; i++) {
        cursor.next();
      }
      endOtherSessions();

      assertFails(
          () -> cursor.forEachRemaining(step -> assertThat(step).isInstanceOf(Listing.Found.class)),
          ConnectorException.CONNECTION_LOST,
          "Cannot list 'shop-db': the connection was lost.");
    }
  }

  @Test
  void aLoginThatHasAllItsConnectionsIsOverloaded() throws SQLException {
    host.run(
        "drop user if exists racine_single@'%'",
        "create user racine_single@'%' identified by '"
            + MySqlHost.PASSWORD
            + "' with max_user_connections 1",
        "grant select on " + host.database() + ".* to racine_single@'%'");
    try (Connection first =
            DriverManager.getConnection(host.url(), "racine_single", MySqlHost.PASSWORD);
        JdbcConnector second = host.source("racine_single").connect()) {
      assertThat(first.isValid(5)).isTrue();

      assertFails(
          second::verify,
          ConnectorException.OVERLOADED,
          "Cannot connect to 'shop-db': it takes no more connections. Lower the setting"
              + " 'max-connections'.");
    }
  }

  @Test
  void aServerThatIsFullIsOverloaded() throws SQLException {
    List<Connection> held = new ArrayList<>();
    host.run(
        "drop user if exists racine_plain@'%'",
        "create user racine_plain@'%' identified by '" + MySqlHost.PASSWORD + "'",
        "grant select on " + host.database() + ".* to racine_plain@'%'");
    try (Connection admin = host.connection();
        Statement statement = admin.createStatement();
        JdbcConnector another = host.source("racine_plain").connect()) {
      statement.execute("set global max_connections = 10");
      try {
        for (int i = 0; i < 9; i++) {
          held.add(DriverManager.getConnection(host.url(), "racine_plain", MySqlHost.PASSWORD));
        }
        assertFails(
            another::verify,
            ConnectorException.OVERLOADED,
            "Cannot connect to 'shop-db': it takes no more connections.");
      } finally {
        statement.execute("set global max_connections = 151");
        for (Connection connection : held) {
          connection.close();
        }
      }
    }
  }

  @Test
  void wrongPasswordsAreRefusedAndPortsThatNobodyListensAtOutOfReach() throws SQLException {
    try (JdbcConnector wrong =
            TestSource.of(host.type(), host.url()).login(host.admin(), "marker-wrong").connect();
        JdbcConnector nobody =
            TestSource.of(host.type(), host.server().replaceFirst("127.0.0.1:\\d+", "127.0.0.1:1"))
                .login(host.admin(), MySqlHost.PASSWORD)
                .connect()) {
      assertFails(
          wrong::verify,
          ConnectorException.LOGIN_REFUSED,
          "Check the settings 'user' and 'password'");
      assertFails(nobody::verify, ConnectorException.UNREACHABLE, "it cannot be reached");
    }
  }
}
