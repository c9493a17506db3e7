package io.racine.governance.examples.stores;

import io.racine.governance.connector.jdbc.MariaDbServer;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Tables of a MariaDB behind MySQL's own driver; of a broken one the login may only write rows. */
final class MySqlStore implements ScannedStore {
  private static final String DATABASE = "scanned";
  private static final String READER = "reader@'127.0.0.1'";

  static MySqlStore start(String password) throws SQLException {
    MariaDbServer.run(
        "create database " + DATABASE,
        "create user " + READER + " identified by '" + password + "'");
    return new MySqlStore();
  }

  @Override
  public List<String> arguments() {
    return login(MariaDbServer.port());
  }

  @Override
  public List<String> nowhere() {
    return login(StoreScanContract.CLOSED_PORT);
  }

  private static List<String> login(int port) {
    return StoreScanContract.login("jdbc:mysql://127.0.0.1:" + port + "/" + DATABASE, "reader");
  }

  @Override
  public void fill(String table, List<String> values) throws SQLException {
    MariaDbServer.run(
        "drop table if exists " + path(table),
        "create table " + path(table) + " (entry varchar(100))",
        values.stream()
            .map(value -> "('" + value + "')")
            .collect(Collectors.joining(", ", "insert into " + path(table) + " values ", "")),
        "grant select, insert on " + path(table) + " to " + READER);
  }

  @Override
  public void spoil(String table) throws SQLException {
    MariaDbServer.run("revoke select on " + path(table) + " from " + READER);
  }

  @Override
  public String path(String table) {
    return DATABASE + "." + table;
  }

  @Override
  public void close() {
    // The server ends with the tests.
  }
}
