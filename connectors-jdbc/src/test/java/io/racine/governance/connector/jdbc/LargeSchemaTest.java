package io.racine.governance.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetFilter;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.connector.Cursor;
import io.racine.governance.spi.connector.ListRequest;
import io.racine.governance.spi.connector.Listing;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LargeSchemaTest {
  private static final int TABLES = 10_000;

  /** What a listing gave, of which nothing is kept. */
  private record Count(int tables, int indexes, int failures, long keys, long grants) {}

  private static void create(Connection connection, int tables, String options)
      throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      for (int i = 0; i < tables; i++) {
        statement.addBatch(
            "create table t"
                + i
                + " (id int primary key, name varchar(40), mail varchar(60), p int"
                + (i == 0 ? "" : " references t" + (i - 1))
                + ")"
                + options);
        if (i % 500 == 499) {
          statement.executeBatch();
          connection.commit();
        }
      }
      statement.executeBatch();
      connection.commit();
    }
    connection.setAutoCommit(true);
  }

  private static Count list(TestSource source) {
    int tables = 0;
    int indexes = 0;
    int failures = 0;
    long keys = 0;
    long grants = 0;
    try (JdbcConnector connector = source.connect();
        Cursor<Listing> cursor = connector.listAssets(ListRequest.of(AssetFilter.all()))) {
      while (cursor.hasNext()) {
        if (cursor.next() instanceof Listing.Found found) {
          AssetDescriptor asset = found.asset();
          boolean table = asset.type() == CatalogItemType.TABLE;
          tables += table ? 1 : 0;
          indexes += asset.type() == CatalogItemType.INDEX ? 1 : 0;
          keys += asset.keys().size();
          grants += table ? asset.grants().size() : 0;
        } else {
          failures++;
        }
      }
    }
    return new Count(tables, indexes, failures, keys, grants);
  }

  @Test
  void tenThousandTablesOfPostgresCostFewQueriesAndLittleMemory(@TempDir Path folder)
      throws Exception {
    String database = PostgresServer.newDatabase();
    try (Connection connection = PostgresServer.connect(database);
        Statement statement = connection.createStatement()) {
      // Each transaction would else hold more locks than the server has room for.
      create(connection, TABLES, "");
      statement.execute(
          "do $$ begin create role racine_many_tables; exception when duplicate_object then null;"
              + " end $$");
      statement.execute("grant select on all tables in schema public to racine_many_tables");
      var host = new CountingDataSource(connection);

      Count count = list(new TestSource(DataSourceType.POSTGRESQL).handIn(host));

      assertThat(count.tables()).isEqualTo(TABLES);
      assertThat(count.indexes()).isEqualTo(TABLES);
      assertThat(count.failures()).isZero();
      assertThat(count.keys()).isEqualTo(2 * TABLES - 1);
      // The owner's eight and the one that was granted.
      assertThat(count.grants()).isEqualTo(9 * TABLES);
      // Nine for each chunk of 250, and ten for the database and its schema.
      assertThat(host.queries).hasSizeLessThan(400);
    }
    assertThat(listInSmallHeap(folder, PostgresServer.url(database), "postgres", "any"))
        .contains("tables=" + TABLES);
  }

  @Test
  void aThousandTablesOfMariaDbCostFewQueries() throws SQLException {
    MySqlHost server = MySqlHost.mariaDb("large");
    server.make();
    try (Connection connection = server.connection()) {
      create(connection, 1_000, " engine = myisam");
      var host = new CountingDataSource(connection);

      Count count = list(new TestSource(DataSourceType.MARIADB).handIn(host));

      assertThat(count.tables()).isEqualTo(1_000);
      // MariaDB makes one for each foreign key too.
      assertThat(count.indexes()).isEqualTo(1_999);
      assertThat(count.failures()).isZero();
      assertThat(count.grants()).isPositive();
      assertThat(host.queries).hasSizeLessThan(100);
    }
  }

  @Test
  void fiveThousandTablesOfH2CostFewQueries() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:large", "sa", "")) {
      create(connection, 5_000, "");
      var host = new CountingDataSource(connection);

      Count count = list(new TestSource(DataSourceType.H2).handIn(host));

      assertThat(count.tables()).isEqualTo(5_000);
      assertThat(count.failures()).isZero();
      assertThat(host.queries).hasSizeLessThan(100);
    }
  }

  private static String listInSmallHeap(Path folder, String... arguments) throws Exception {
    Path output = folder.resolve("output");
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx128m");
    command.add("-cp");
    command.add(classPath());
    command.add(LargeSchemaTest.class.getName());
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return Files.readString(output);
  }

  /** Returns where the classes lie that a listing needs, whatever loaded them here. */
  private static String classPath() throws Exception {
    List<String> places = new ArrayList<>();
    for (Class<?> each :
        List.of(
            LargeSchemaTest.class,
            JdbcConnector.class,
            Listing.class,
            Class.forName("org.postgresql.Driver"))) {
      places.add(
          Path.of(each.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
    }
    return String.join(File.pathSeparator, places);
  }

  /** Lists a PostgreSQL database in a JVM of its own. */
  public static void main(String[] arguments) {
    System.out.println(
        list(
            TestSource.of(DataSourceType.POSTGRESQL, arguments[0])
                .login(arguments[1], arguments[2])));
  }
}
