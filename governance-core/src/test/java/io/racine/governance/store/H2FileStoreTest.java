package io.racine.governance.store;

import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

final class H2FileStoreTest {
  @Nested
  final class Schema extends SchemaContract {
    Schema(@TempDir Path folder) {
      super(StoreConfig.embedded(folder.resolve("a folder ü")), "H2");
    }
  }

  @Nested
  final class Use extends StoreContract {
    Use(@TempDir Path folder) {
      super(StoreConfig.embedded(folder), "H2");
    }
  }
}
