package io.racine.governance.examples.stores;

import java.nio.file.Path;

final class RedisScanTest extends StoreScanContract {
  @Override
  ScannedStore start(String password, Path home) throws Exception {
    return RedisStore.start(password);
  }
}
