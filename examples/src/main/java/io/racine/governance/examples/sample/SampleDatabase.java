package io.racine.governance.examples.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/**
 * A shop and a clinic in memory: fifteen tables, two views, some seventy thousand rows, nobody
 * real.
 *
 * <p>It lives until it is closed. One at a time: a second one in the same process is refused.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
public final class SampleDatabase implements AutoCloseable {
  /** The name to scan it under. */
  public static final String NAME = "shop-and-clinic";

  private static final String URL = "jdbc:h2:mem:shop_and_clinic";
  private static final long SEED = 20_260_101;
  private final Connection connection;

  private SampleDatabase(Connection connection) {
    this.connection = connection;
  }

  /** Returns the database, filled. */
  public static SampleDatabase open() {
    try {
      Connection connection = DriverManager.getConnection(URL);
      try {
        fill(connection);
        return new SampleDatabase(connection);
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot make the sample database", e);
    }
  }

  private static void fill(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(schema());
    }
    var dice = new Dice(SEED);
    var tables = new TableFiller(connection);
    new ShopRows(dice, tables).fill();
    new ClinicRows(dice, tables).fill();
    new StaffRows(dice, tables).fill();
    connection.commit();
    connection.setAutoCommit(true);
  }

  private static String schema() {
    try (InputStream script =
        Objects.requireNonNull(SampleDatabase.class.getResourceAsStream("sample.sql"))) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String url() {
    return URL;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot close the sample database", e);
    }
  }
}
