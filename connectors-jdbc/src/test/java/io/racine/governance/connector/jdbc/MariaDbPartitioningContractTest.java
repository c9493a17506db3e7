package io.racine.governance.connector.jdbc;

import io.racine.governance.testkit.connector.PartitioningContract;

final class MariaDbPartitioningContractTest extends PartitioningContract
    implements MariaDbContractSource {}
