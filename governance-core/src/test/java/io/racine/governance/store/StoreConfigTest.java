package io.racine.governance.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.spi.config.Secret;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StoreConfigTest {
  private static final Secret SECRET = Secret.of("hunter22");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://hunter22:pw@host/db",
        "jdbc:postgresql://host/db?user=hunter22",
        "jdbc:postgresql://host/db?ssl=true&Password=hunter22"
      })
  void refusesCredentialsInTheUrl(String url) {
    assertThatThrownBy(() -> StoreConfig.postgresql(url, "user", SECRET))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Store URL must not carry credentials. Give them as 'user' and 'password'.");
  }

  @Test
  void refusesAnotherDatabasesUrl() {
    assertThatThrownBy(() -> StoreConfig.postgresql("jdbc:mysql://host/db", "user", SECRET))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Store URL must start with 'jdbc:postgresql:'");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 201})
  void refusesImpossiblePoolSizes(int size) {
    assertThatThrownBy(() -> StoreConfig.inMemory().poolSize(size))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Store pool size must be between 1 and 200 but was " + size);
  }

  @Test
  void refusesAnImpossibleTimeout() {
    assertThatThrownBy(() -> StoreConfig.inMemory().connectionTimeout(Duration.ofMillis(249)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Store connection timeout must be at least 250 ms but was PT0.249S");
  }

  @Test
  void refusesAFolderThatTheDriverWouldCut() {
    assertThatThrownBy(() -> StoreConfig.embedded(Path.of("/tmp/a;INIT=x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Store folder must not contain ';' but was '/tmp/a;INIT=x'");
  }

  @Test
  void choosesTheSchemaModeByWhoOwnsTheDatabase() {
    StoreConfig server = StoreConfig.postgresql("jdbc:postgresql://host/db", "user", SECRET);

    assertThat(StoreConfig.embedded(Path.of("folder")).schema()).isEqualTo(SchemaMode.CREATE);
    assertThat(StoreConfig.inMemory().schema()).isEqualTo(SchemaMode.CREATE);
    assertThat(server.schema()).isEqualTo(SchemaMode.VALIDATE);
    assertThat(server.schema(SchemaMode.CREATE).schema()).isEqualTo(SchemaMode.CREATE);
  }

  @Test
  void tellsNoUrlUserOrSecret() {
    StoreConfig server = StoreConfig.postgresql("jdbc:postgresql://hidden/db", "hidden", SECRET);

    assertThat(server)
        .hasToString("StoreConfig[a PostgreSQL server, schema VALIDATE, pool size 8]");
    assertThat(server.location().connections(Duration.ofSeconds(1)))
        .hasToString("DriverConnections[org.postgresql.Driver]");
  }
}
