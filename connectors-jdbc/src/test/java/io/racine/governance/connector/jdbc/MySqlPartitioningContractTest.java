package io.racine.governance.connector.jdbc;

import io.racine.governance.testkit.connector.PartitioningContract;
import org.junit.jupiter.api.Tag;

@Tag("mysql")
final class MySqlPartitioningContractTest extends PartitioningContract
    implements MySqlContractSource {}
