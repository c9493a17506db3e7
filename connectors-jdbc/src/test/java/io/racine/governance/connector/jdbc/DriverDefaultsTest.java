package io.racine.governance.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DriverDefaultsTest {
  @Test
  void aMisspeltFileIsNotMade() {
    assertThat(DriverDefaults.of("jdbc:h2:file:/data/shop", 10)).containsEntry("IFEXISTS", "TRUE");
    assertThat(DriverDefaults.of("jdbc:h2:./shop", 10)).containsEntry("IFEXISTS", "TRUE");
    assertThat(DriverDefaults.of("jdbc:sqlite:shop.db", 10)).containsEntry("open_mode", "1");
  }

  @Test
  void whatIsInMemoryAndWhatTheHostSaysIsLeftAlone() {
    assertThat(DriverDefaults.of("jdbc:h2:mem:shop", 10)).isEmpty();
    assertThat(DriverDefaults.of("jdbc:h2:./shop;ifexists=false", 10)).isEmpty();
    assertThat(DriverDefaults.of("jdbc:sqlite::memory:", 10)).isEmpty();
  }

  @Test
  void connectingIsBounded() {
    assertThat(DriverDefaults.of("jdbc:postgresql://h/d", 10)).containsEntry("loginTimeout", "10");
    assertThat(DriverDefaults.of("jdbc:mysql://h/d", 10)).containsEntry("connectTimeout", "10000");
    assertThat(DriverDefaults.of("jdbc:sqlserver://h", 10)).containsEntry("loginTimeout", "10");
    assertThat(DriverDefaults.of("jdbc:oracle:thin:@h", 10))
        .containsEntry("oracle.net.CONNECT_TIMEOUT", "10000");
    assertThat(DriverDefaults.of("jdbc:snowflake://h", 10)).containsEntry("loginTimeout", "10");
  }
}
