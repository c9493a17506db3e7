package io.racine.governance.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.Governance;
import io.racine.governance.GovernanceBuilder;
import io.racine.governance.connector.jdbc.JdbcConnectorFactory;
import io.racine.governance.datasource.ConnectionTest;
import io.racine.governance.fixture.TokenClassifierFactory;
import io.racine.governance.spi.Issue;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.store.PostgresFixture;
import io.racine.governance.store.PostgresFixture.PostgresDatabase;
import io.racine.governance.store.StoreConfig;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Scans of a real PostgreSQL. */
final class PostgresScanTest {
  private static final String NAME = "warehouse";

  @Test
  void cancelEndsTheQueryAtTheSourceWithinTwoSeconds() throws SQLException {
    PostgresDatabase database = PostgresFixture.newDatabase();
    execute(database, "CREATE VIEW slow AS SELECT pg_sleep(600)::text AS email");
    List<ScanStatus> ends = new CopyOnWriteArrayList<>();
    try (Governance governance =
        builder(database)
            .listener(
                event -> {
                  if (event instanceof ScanFinished end) {
                    ends.add(end.status());
                  }
                })
            .build()) {
      ScanRun run = governance.scans().start(ScanRequest.of(NAME));
      awaitSlowQueries(database, 1);

      long start = System.nanoTime();
      run.cancel();
      awaitSlowQueries(database, 0);
      Duration gone = Duration.ofNanos(System.nanoTime() - start);
      ScanReport report = run.await(Duration.ofSeconds(10)).orElseThrow();

      assertThat(gone).isLessThan(Duration.ofSeconds(2));
      assertThat(report.scan().status()).isEqualTo(ScanStatus.CANCELED);
      assertThat(ends).containsExactly(ScanStatus.CANCELED);
    }
  }

  @Test
  void aLargeTableIsReadInPartsAndJudgedAsInOne() throws SQLException {
    PostgresDatabase database = PostgresFixture.newDatabase();
    execute(
        database,
        """
        CREATE TABLE customer AS SELECT i AS id, 'user' || i || '@example.com' AS contact,
          CASE WHEN i % 10 = 0 THEN NULL ELSE '+1 415 555 ' || lpad((i % 10000)::text, 4, '0') END
            AS line,
          json_build_object('mail', 'x' || i || '@example.org') AS doc
        FROM generate_series(1, 120000) i
        """,
        "ALTER TABLE customer ADD PRIMARY KEY (id)",
        "ANALYZE customer");
    List<AssetScanned> done = new CopyOnWriteArrayList<>();
    try (Governance governance =
        builder(database)
            .listener(
                event -> {
                  if (event instanceof AssetScanned one) {
                    done.add(one);
                  }
                })
            .build()) {
      ScanRequest.Builder request =
          ScanRequest.builder(NAME).include("public.*").sampling(Sampling.full());

      ScanReport whole = governance.scans().run(request.parallelism(1).build());
      ScanReport parts = governance.scans().run(request.parallelism(2).build());

      assertThat(whole.effort().partitions()).isZero();
      assertThat(parts.effort().partitions()).isGreaterThan(1);
      assertThat(done).extracting(AssetScanned::rows).containsExactly(120_000L, 120_000L);
      assertThat(findings(parts)).isEqualTo(findings(whole)).hasSize(2);
    }
  }

  private static List<String> findings(ScanReport report) {
    return report.columns().stream()
        .map(column -> column.column() + " " + column.finding() + column.finding().get().evidence())
        .toList();
  }

  @Test
  void tablesDroppedDeniedAndBrokenAreIssuesAndTheRestIsScanned() throws SQLException {
    PostgresDatabase database = PostgresFixture.newDatabase();
    execute(
        database,
        "CREATE TABLE a_first (email text)",
        "INSERT INTO a_first VALUES ('ada@example.com')",
        "CREATE TABLE b_dropped (email text)",
        "CREATE TABLE c_denied (email text)",
        "CREATE VIEW d_failing AS SELECT (1 / (id - id))::text AS email FROM generate_series(1, 3)"
            + " id",
        "CREATE TABLE e_last (contact text)",
        "INSERT INTO e_last VALUES ('bob@example.com')",
        "DROP ROLE IF EXISTS reader",
        "CREATE ROLE reader LOGIN",
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader",
        "REVOKE SELECT ON c_denied FROM reader");
    try (Governance governance =
        builder(database, "reader")
            .listener(
                event -> {
                  if (event instanceof AssetScanned done && done.asset().name().equals("a_first")) {
                    executeQuietly(database, "DROP TABLE b_dropped");
                  }
                })
            .build()) {
      ScanReport report =
          governance
              .scans()
              .run(ScanRequest.builder(NAME).include("public.*").parallelism(1).build());

      assertThat(report.scan().status()).isEqualTo(ScanStatus.COMPLETED);
      assertThat(report.counts().failed()).isEqualTo(3);
      assertThat(report.issues())
          .extracting(issue -> issue.where().orElse("").replaceFirst("^[^.]*\\.", ""), Issue::code)
          .contains(
              org.assertj.core.api.Assertions.tuple(
                  "public.b_dropped", ConnectorException.NO_SUCH_ASSET),
              org.assertj.core.api.Assertions.tuple(
                  "public.c_denied", ConnectorException.ACCESS_DENIED),
              org.assertj.core.api.Assertions.tuple(
                  "public.d_failing", ConnectorException.SOURCE_FAILED));
      assertThat(report.sensitiveColumns())
          .extracting(found -> found.table().name())
          .contains("a_first", "e_last");
    }
  }

  @Test
  void saysWhatIsWrongWithALoginAndAHost() {
    PostgresDatabase database = PostgresFixture.newDatabase();
    try (Governance governance =
        builder(database, "nobody_of_that_name")
            .dataSource(
                "lost",
                DataSourceType.POSTGRESQL,
                source ->
                    source.set("url", "jdbc:postgresql://no-such-host.invalid/x").set("user", "u"))
            .build()) {
      ConnectionTest login = governance.dataSources().testConnection(NAME);
      ConnectionTest host = governance.dataSources().testConnection("lost");

      assertThat(login.findProblem().orElseThrow().code())
          .isEqualTo(ConnectorException.LOGIN_REFUSED);
      assertThat(host.findProblem().orElseThrow().code()).isEqualTo(ConnectorException.UNREACHABLE);
      assertThatThrownBy(() -> governance.scans().run(ScanRequest.of("lost")))
          .isInstanceOf(ScanFailedException.class)
          .hasMessageContaining("'lost'");
    }
  }

  private static GovernanceBuilder builder(PostgresDatabase database) {
    return builder(database, PostgresFixture.USER);
  }

  private static GovernanceBuilder builder(PostgresDatabase database, String user) {
    return Governance.builder()
        .store(StoreConfig.inMemory())
        .plugin(new JdbcConnectorFactory())
        .plugin(new TokenClassifierFactory())
        .dataSource(
            NAME,
            DataSourceType.POSTGRESQL,
            source -> source.set("url", database.url()).set("user", user));
  }

  /** Looks until the server runs so many of the slow queries, at most half a minute. */
  private static void awaitSlowQueries(PostgresDatabase database, int expected)
      throws SQLException {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (slowQueries(database) != expected) {
      assertThat(System.nanoTime()).as("time to see %s slow queries", expected).isLessThan(limit);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  private static int slowQueries(PostgresDatabase database) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet count =
            statement.executeQuery(
                """
                SELECT COUNT(*) FROM pg_stat_activity
                WHERE datname = current_database() AND state = 'active'
                  AND query LIKE '%slow%' AND query NOT LIKE '%pg_stat_activity%'
                """)) {
      count.next();
      return count.getInt(1);
    }
  }

  private static void executeQuietly(PostgresDatabase database, String sql) {
    try {
      execute(database, sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(PostgresDatabase database, String... statements) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
