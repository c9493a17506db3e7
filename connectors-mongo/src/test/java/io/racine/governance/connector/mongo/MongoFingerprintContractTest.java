package io.racine.governance.connector.mongo;

import io.racine.governance.testkit.connector.FingerprintContract;

final class MongoFingerprintContractTest extends FingerprintContract
    implements TestServerContractSource {}
