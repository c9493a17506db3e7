package io.racine.governance.connector.jdbc;

import io.racine.governance.testkit.connector.PartitioningContract;

final class H2PartitioningContractTest extends PartitioningContract implements H2ContractSource {}
