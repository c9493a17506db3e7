package io.racine.governance.examples.stores;

import java.nio.file.Path;

final class MongoScanTest extends StoreScanContract {
  @Override
  ScannedStore start(String password, Path home) throws Exception {
    return MongoStore.start();
  }
}
