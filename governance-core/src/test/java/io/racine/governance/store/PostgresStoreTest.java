package io.racine.governance.store;

import io.racine.governance.spi.config.Secret;
import org.junit.jupiter.api.Nested;

final class PostgresStoreTest {
  private static StoreConfig newStore() {
    String url = PostgresFixture.newDatabase().url();
    return StoreConfig.postgresql(url, PostgresFixture.USER, Secret.of("any"))
        .schema(SchemaMode.CREATE);
  }

  @Nested
  final class Schema extends SchemaContract {
    Schema() {
      super(newStore(), "PostgreSQL");
    }
  }

  @Nested
  final class Use extends StoreContract {
    Use() {
      super(newStore(), "PostgreSQL");
    }
  }
}
