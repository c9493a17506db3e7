package io.racine.governance.examples.stores;

import java.nio.file.Path;

final class FolderScanTest extends StoreScanContract {
  @Override
  ScannedStore start(String password, Path home) throws Exception {
    return FolderStore.in(home);
  }
}
