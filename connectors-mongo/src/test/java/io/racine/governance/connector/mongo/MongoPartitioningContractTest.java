package io.racine.governance.connector.mongo;

import io.racine.governance.testkit.connector.PartitioningContract;

final class MongoPartitioningContractTest extends PartitioningContract
    implements TestServerContractSource {}
