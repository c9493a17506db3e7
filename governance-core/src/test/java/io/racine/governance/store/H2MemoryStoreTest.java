package io.racine.governance.store;

import org.junit.jupiter.api.Nested;

final class H2MemoryStoreTest {
  @Nested
  final class Schema extends SchemaContract {
    Schema() {
      super(StoreConfig.inMemory(), "H2");
    }
  }

  @Nested
  final class Use extends StoreContract {
    Use() {
      super(StoreConfig.inMemory(), "H2");
    }
  }
}
