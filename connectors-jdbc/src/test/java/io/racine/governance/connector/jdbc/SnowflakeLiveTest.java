package io.racine.governance.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A real account, for whoever has one: {@code mvn -pl connectors-jdbc -am -Psnowflake-live verify}.
 *
 * <p>From the environment it takes {@code RACINE_SNOWFLAKE_URL} with {@code db}, {@code
 * RACINE_SNOWFLAKE_USER}, {@code RACINE_SNOWFLAKE_WAREHOUSE}, and either {@code
 * RACINE_SNOWFLAKE_PASSWORD} or {@code RACINE_SNOWFLAKE_PRIVATE_KEY}. It only reads, and no more
 * than a hundred rows of each of the first three tables.
 */
@Tag("snowflake-live")
final class SnowflakeLiveTest {
  private static String required(String name) {
    String value = System.getenv(name);
    assertThat(value).as("environment variable %s", name).isNotBlank();
    return value;
  }

  private static JdbcConnector connect() {
    TestSource source =
        TestSource.of(DataSourceType.SNOWFLAKE, required("RACINE_SNOWFLAKE_URL"))
            .set("user", required("RACINE_SNOWFLAKE_USER"))
            .set("warehouse", required("RACINE_SNOWFLAKE_WAREHOUSE"));
    String key = System.getenv("RACINE_SNOWFLAKE_PRIVATE_KEY");
    return key == null
        ? source.secret("password", required("RACINE_SNOWFLAKE_PASSWORD")).connect()
        : source.secret("private-key", key).connect();
  }

  @Test
  void listsSamplesAndSplits() {
    try (JdbcConnector connector = connect()) {
      assertThat(connector.verify().product()).isEqualTo("Snowflake");
      List<AssetDescriptor> tables = TestSource.tables(connector);
      assertThat(tables).isNotEmpty();
      for (AssetDescriptor table : tables.stream().limit(3).toList()) {
        ReadRequest request =
            ReadRequest.builder(ReadMode.RANDOM, table.columns()).maxRows(100).build();
        assertThat(TestSource.read(connector, table, request).texts()).hasSizeLessThan(101);
        assertThat(connector.fingerprint(table)).isEqualTo(connector.fingerprint(table));
      }
    }
  }
}
