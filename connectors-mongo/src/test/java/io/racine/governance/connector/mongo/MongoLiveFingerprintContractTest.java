package io.racine.governance.connector.mongo;

import io.racine.governance.testkit.connector.FingerprintContract;
import org.junit.jupiter.api.Tag;

@Tag("mongo-live")
final class MongoLiveFingerprintContractTest extends FingerprintContract
    implements MongoLiveContractSource {}
