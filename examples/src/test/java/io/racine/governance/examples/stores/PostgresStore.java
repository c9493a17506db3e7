package io.racine.governance.examples.stores;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Tables of a PostgreSQL database; a broken one is not granted to the login. */
final class PostgresStore implements ScannedStore {
  private final EmbeddedPostgres server;
  private final Connection connection;

  private PostgresStore(EmbeddedPostgres server, Connection connection) {
    this.server = server;
    this.connection = connection;
  }

  static PostgresStore start(String password) throws IOException, SQLException {
    EmbeddedPostgres server = EmbeddedPostgres.start();
    Connection connection = server.getPostgresDatabase().getConnection();
    var store = new PostgresStore(server, connection);
    store.run("create role reader login password '" + password + "'");
    return store;
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public List<String> arguments() {
    return login(server.getPort());
  }

  @Override
  public List<String> nowhere() {
    return login(StoreScanContract.CLOSED_PORT);
  }

  private static List<String> login(int port) {
    return StoreScanContract.login("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "reader");
  }

  @Override
  public void fill(String table, List<String> values) throws SQLException {
    run("drop table if exists " + table);
    run("create table " + table + " (entry text)");
    run("grant select on " + table + " to reader");
    try (PreparedStatement insert =
        connection.prepareStatement("insert into " + table + " select unnest(?)")) {
      insert.setArray(1, connection.createArrayOf("text", values.toArray()));
      insert.executeUpdate();
    }
  }

  @Override
  public void spoil(String table) throws SQLException {
    run("revoke select on " + table + " from reader");
  }

  @Override
  public String path(String table) {
    return "postgres.public." + table;
  }

  @Override
  public void close() throws IOException, SQLException {
    connection.close();
    server.close();
  }
}
