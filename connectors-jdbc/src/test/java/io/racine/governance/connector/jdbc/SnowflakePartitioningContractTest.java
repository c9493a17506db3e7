package io.racine.governance.connector.jdbc;

import io.racine.governance.testkit.connector.PartitioningContract;

final class SnowflakePartitioningContractTest extends PartitioningContract
    implements SnowflakeContractSource {}
