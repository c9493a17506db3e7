package io.racine.governance.examples.stores;

import java.nio.file.Path;

final class SnowflakeScanTest extends StoreScanContract {
  @Override
  ScannedStore start(String password, Path home) {
    return new SnowflakeStore(password);
  }
}
