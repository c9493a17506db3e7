package io.racine.governance.connector.jdbc;

import io.racine.governance.testkit.connector.PartitioningContract;

final class SqlitePartitioningContractTest extends PartitioningContract
    implements SqliteContractSource {}
