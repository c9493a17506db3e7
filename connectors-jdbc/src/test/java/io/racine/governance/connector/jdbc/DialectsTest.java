package io.racine.governance.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.asset.DataSourceType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DialectsTest {
  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://host/db, POSTGRESQL",
    "jdbc:mysql://host/db, MYSQL",
    "jdbc:mariadb://host/db, MARIADB",
    "jdbc:h2:mem:x, H2",
    "jdbc:sqlite:x.db, SQLITE",
    "jdbc:duckdb:, DUCKDB",
    "jdbc:duckdb:x.db, DUCKDB",
    "jdbc:snowflake://account.snowflakecomputing.com/, SNOWFLAKE",
    "jdbc:sqlserver://host;databaseName=db, SQL_SERVER",
    "jdbc:oracle:thin:@//host:1521/service, ORACLE",
    "jdbc:db2://host/db, JDBC",
    "nothing, JDBC"
  })
  void tellsTheTypeByTheUrl(String url, String type) {
    assertThat(JdbcConnectorFactory.typeOf(url)).isEqualTo(DataSourceType.of(type));
    assertThat(new JdbcConnectorFactory().types()).contains(DataSourceType.of(type));
  }
}
