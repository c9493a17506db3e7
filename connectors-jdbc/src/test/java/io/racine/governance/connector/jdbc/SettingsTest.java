package io.racine.governance.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.connector.ConnectorException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SettingsTest {
  @Test
  void needsAUrlOrADataSource() {
    assertThatThrownBy(() -> new TestSource(DataSourceType.JDBC).connect())
        .isInstanceOfSatisfying(
            ConnectorException.class,
            e -> assertThat(e.code()).isEqualTo(ConnectorException.MISCONFIGURED))
        .hasMessage(
            "Cannot use 'shop-db': it has neither the setting 'url' nor a DataSource. Set 'url',"
                + " or hand in a javax.sql.DataSource.");
  }

  @Test
  void namesTheArtifactOfAMissingDriver() {
    try (JdbcConnector connector =
        TestSource.of(DataSourceType.JDBC, "jdbc:nobody://host/db").connect()) {
      assertThatThrownBy(connector::verify)
          .isInstanceOfSatisfying(
              ConnectorException.class,
              e -> assertThat(e.code()).isEqualTo(ConnectorException.DRIVER_MISSING))
          .hasMessage(
              "Cannot connect to 'shop-db': no JDBC driver takes the setting 'url'. Add the"
                  + " database's JDBC driver to the class path, or correct the setting.");
    }
    assertThat(Drivers.artifactFor("jdbc:mysql://host/db"))
        .isEqualTo("the artifact com.mysql:mysql-connector-j");
  }

  @Test
  void namesADriverClassThatIsNone() {
    for (String driverClass : List.of("org.example.Nowhere", "java.lang.String")) {
      try (JdbcConnector connector =
          TestSource.of(DataSourceType.H2, "jdbc:h2:mem:x")
              .set("driver-class", driverClass)
              .connect()) {
        assertThatThrownBy(connector::verify)
            .isInstanceOfSatisfying(
                ConnectorException.class,
                e -> assertThat(e.code()).isEqualTo(ConnectorException.DRIVER_MISSING))
            .hasMessageContaining("'driver-class'")
            .hasMessageContaining("com.h2database:h2");
      }
    }
  }

  @Test
  void saysThatTheTypeIsAnother() {
    try (JdbcConnector connector =
        TestSource.of(DataSourceType.POSTGRESQL, "jdbc:sqlite::memory:").connect()) {
      assertThatThrownBy(connector::verify)
          .isInstanceOfSatisfying(
              ConnectorException.class,
              e -> assertThat(e.code()).isEqualTo(ConnectorException.MISCONFIGURED))
          .hasMessage(
              "Source 'shop-db' is declared as POSTGRESQL but is SQLite. Correct the type or the"
                  + " setting 'url'.");
    }
  }

  @Test
  void refusesValuesOutOfRange() {
    assertThat(
            JdbcSettings.SCHEMA.problems(
                Map.of("fetch-rows", "0", "max-connections", "0", "connect-timeout", "PT0S"),
                List.of()))
        .containsExactly(
            "setting 'connect-timeout' must be between PT1S and PT24H but was PT0S",
            "setting 'fetch-rows' must be between 1 and 100000 but was 0",
            "setting 'max-connections' must be between 1 and 1000 but was 0");
  }
}
