package io.racine.governance.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** States and codes from the manuals: PostgreSQL appendix A, H2's list of error codes. */
final class StoreFaultTest {
  private final PostgreSqlDialect postgres = new PostgreSqlDialect();
  private final H2Dialect h2 = new H2Dialect();

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "08006, UNAVAILABLE",
    "08001, UNAVAILABLE",
    "57P01, UNAVAILABLE",
    "57P03, UNAVAILABLE",
    "53300, UNAVAILABLE",
    "58030, UNAVAILABLE",
    "25006, UNAVAILABLE",
    "53100, FULL",
    "23505, UNIQUE",
    "40001, CONFLICT",
    "40P01, CONFLICT",
    "55P03, CONFLICT",
    "42P01, MISSING_TABLE",
    "23503, OTHER",
    "22001, OTHER"
  })
  void readsStatesOfPostgreSql(String state, StoreFault expected) {
    assertThat(postgres.faultOf(new SQLException("any", state))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "90098, UNAVAILABLE",
    "90121, UNAVAILABLE",
    "90067, UNAVAILABLE",
    "90028, UNAVAILABLE",
    "90031, UNAVAILABLE",
    "90030, UNAVAILABLE",
    "90100, FULL",
    "90020, LOCKED",
    "23505, UNIQUE",
    "40001, CONFLICT",
    "50200, CONFLICT",
    "90131, CONFLICT",
    "42102, MISSING_TABLE",
    "42104, MISSING_TABLE",
    "23506, OTHER",
    "50000, OTHER"
  })
  void readsCodesOfH2(int code, StoreFault expected) {
    assertThat(h2.faultOf(new SQLException("any", "HY000", code))).isEqualTo(expected);
  }

  @Test
  void knowsAFullDiskByTheOperatingSystemsWords() {
    IOException full = new IOException("No space left on device");

    assertThat(h2.faultOf(new SQLException("any", "HY000", 90031, full)))
        .isEqualTo(StoreFault.FULL);
    assertThat(h2.faultOf(new SQLException("any", "HY000", 50000, new RuntimeException(full))))
        .isEqualTo(StoreFault.FULL);
  }

  @Test
  void knowsAFailedFileBehindAGeneralError() {
    IOException failed = new IOException("Input/output error");

    assertThat(h2.faultOf(new SQLException("any", "HY000", 50000, new RuntimeException(failed))))
        .isEqualTo(StoreFault.UNAVAILABLE);
  }

  @Test
  void takesAPoolsTimeoutForAnUnreachableStore() {
    SQLException timeout = new SQLTransientConnectionException("any");

    assertThat(postgres.faultOf(timeout)).isEqualTo(StoreFault.UNAVAILABLE);
    assertThat(h2.faultOf(timeout)).isEqualTo(StoreFault.UNAVAILABLE);
  }

  @Test
  void survivesCausesThatBiteTheirTail() {
    SQLException first = new SQLException("first", "08006");
    SQLException second = new SQLException("second", "57P01", first);
    first.initCause(second);

    assertThat(SqlFailures.find(first, IOException.class::isInstance)).isEmpty();
    assertThat(postgres.faultOf(first)).isEqualTo(StoreFault.UNAVAILABLE);
  }
}
