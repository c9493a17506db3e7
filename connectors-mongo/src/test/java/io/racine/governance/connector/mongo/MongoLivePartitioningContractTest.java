package io.racine.governance.connector.mongo;

import io.racine.governance.testkit.connector.PartitioningContract;
import org.junit.jupiter.api.Tag;

@Tag("mongo-live")
final class MongoLivePartitioningContractTest extends PartitioningContract
    implements MongoLiveContractSource {}
