package io.racine.governance.connector.jdbc;

import io.racine.governance.testkit.connector.PartitioningContract;

final class DuckDbPartitioningContractTest extends PartitioningContract
    implements DuckDbContractSource {}
