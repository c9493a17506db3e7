package io.racine.governance.connector.file;

import io.racine.governance.testkit.connector.FingerprintContract;
import org.junit.jupiter.api.AfterEach;

final class FilesFingerprintContractTest extends FingerprintContract implements FolderSource {
  /** Other contracts read the same folder. */
  @AfterEach
  void putBack() {
    Keeper.write(Keeper.FOLDER.resolve(CHANGED), ContractObjects.unchanged());
  }
}
