package io.racine.governance.connector.mongo;

import io.racine.governance.testkit.connector.ReadingContract;
import org.junit.jupiter.api.Tag;

@Tag("mongo-live")
final class MongoLiveReadingContractTest extends ReadingContract
    implements MongoLiveContractSource {}
