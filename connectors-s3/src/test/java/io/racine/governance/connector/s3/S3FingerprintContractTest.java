package io.racine.governance.connector.s3;

import io.racine.governance.connector.file.ContractObjects;
import io.racine.governance.testkit.connector.FingerprintContract;
import org.junit.jupiter.api.AfterEach;

final class S3FingerprintContractTest extends FingerprintContract implements S3Source {
  /** Other contracts read the same bucket. */
  @AfterEach
  void putBack() {
    Keeper.SERVER.put(BUCKET, CHANGED, ContractObjects.unchanged());
  }
}
